import { technosphereSolver } from '../matrix/technosphereSolver.ts';
import { accept, type Outcome } from '../outcome.ts';
import type { PreparedSystem } from './prepareProductSystem.ts';

/** Systems with more processes in loops get the factors of the weightiest only: each needs a solve. */
const MOST_FACTORISED = 2000;
/** How many that is. */
const MOST_SOLVED = 48;

/**
 * 1 / (A_jj (A^-1)_jj) of each process that runs: the share of its runs that does not go round to make itself. 1 outside
 * of loops. Where more than 2,000 processes run in loops, it is calculated for the 48 through which most passes.
 *
 * @param weights of the processes; 0: it does not run
 * @returns null for a process whose factor was not calculated
 */
export function loopFactorsOf(
  { system, matrix, made, loopSize }: PreparedSystem,
  weights: Float64Array,
): Outcome<readonly (number | null)[]> {
  const names = system.processes.map(({ name }) => name);
  const looping = [...weights.keys()].filter((place) => loopSize[place]! > 1 && weights[place] !== 0);
  if (looping.length === 0) return accept(Array.from(weights, () => 1));
  // A solver of its own: factors kept for this must not change the way, and the last bits, of other solutions.
  const solver = technosphereSolver(names, matrix);
  if (loopSize.reduce((sum, size) => sum + (size > 1 ? 1 : 0), 0) <= MOST_FACTORISED) {
    const factors = solver.loopFactors();
    return factors.ok ? accept([...factors.value]) : factors;
  }
  const chosen = looping
    .sort((a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!) || a - b)
    .slice(0, MOST_SOLVED);
  const units = chosen.map((place) => {
    const unit = new Float64Array(weights.length);
    unit[place] = 1;
    return unit;
  });
  const solved = solver.intensities(units);
  if (!solved.ok) return solved;
  const factors = Array.from(weights, (_, place): number | null => (loopSize[place]! > 1 ? null : 1));
  chosen.forEach((place, at) => {
    factors[place] = 1 / (made[place]! * solved.value.values[at]![place]!);
  });
  return accept(factors);
}
