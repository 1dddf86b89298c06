import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { components } from './components.ts';
import type { SupplyLoop } from './loopGain.ts';
import { type RowSystem, reversed, rowSystem } from './rowSystem.ts';
import { type SparseMatrix, transpose } from './sparseMatrix.ts';
import { type BlockReport, type SolveWay, systemSolver } from './systemSolver.ts';

/** Several systems with the same matrix, solved together. */
export interface Solved {
  /** For each right-hand side the unknowns, by process. */
  readonly values: readonly Float64Array[];
  /** Largest componentwise backward error (Oettli and Prager 1964) over the right-hand sides; 1e-12 at most when all is well. */
  readonly residual: number;
  /** The blocks of more than one process: how each was solved. */
  readonly blocks: readonly BlockReport[];
}

export interface TechnosphereSolver {
  readonly size: number;
  /**
   * y with A^T y = c for each c: what one unit of each product causes over its whole supply.
   *
   * @param impacts direct impacts of one run of each process, one array for each category
   * @param start earlier intensities, close to those sought, for instance of the case without a change
   */
  intensities(impacts: readonly Float64Array[], start?: readonly Float64Array[]): Outcome<Solved>;
  /**
   * x with A x = f for each f: how often each process runs.
   *
   * @param demands amount of each product, one array for each demand
   */
  scalings(demands: readonly Float64Array[], start?: readonly Float64Array[]): Outcome<Solved>;
  /**
   * 1 / (A_jj (A^-1)_jj): the share of the runs of process j that does not go round to make itself. The total of node j
   * in a supply is intensity x output x loop factor; without it loops would be counted twice. One solve for each process
   * that is part of a loop.
   */
  loopFactors(): Outcome<Float64Array>;
  /**
   * The strongest loop of every group of processes that together need as much of themselves as they make, or more (spectral
   * radius 1 or more, signs aside). A supply with such a loop may have an answer, but none that could be run (Hawkins and
   * Simon 1949, "Some conditions of macroeconomic stability"): in data it is a mistake, mostly of a unit. Empty when every
   * loop is productive.
   */
  gainingLoops(): readonly SupplyLoop[];
}

/**
 * Solves with a technosphere that `sparseMatrix` accepted. What needs each other is one block; blocks are solved suppliers
 * first. A right-hand side has the same answer alone and among others only up to the tolerance of 1e-12.
 *
 * @param way `AUTO`: sweeps, and factors where they do not converge; the others for comparison
 * @returns on solving the refusals `LOOP_UNSOLVABLE` (a block without a solution, naming the processes of the loop),
 * `NOT_CONVERGED` (only with `ITERATIVE`: a loop that needs too much of itself, or one in which terms cancel to nothing) or `VECTOR_INVALID` (a right-hand side of the wrong length or not finite)
 */
export function technosphereSolver(
  names: readonly string[],
  matrix: SparseMatrix,
  way: SolveWay = 'AUTO',
): TechnosphereSolver {
  const parts = components(matrix);
  const adjoint = rowSystem(matrix, parts);
  let forward: RowSystem | null = null;
  const solver = systemSolver(adjoint, way);

  const solve = (
    system: RowSystem,
    sides: readonly Float64Array[],
    start: readonly Float64Array[],
  ): Outcome<Solved> => {
    const faults = [...vectorFaults(matrix.size, sides), ...vectorFaults(matrix.size, start)];
    if (faults.length > 0) return refuse(...faults);
    const { values, residual, blocks, failed } = solver.solve(system, sides, start);
    if (failed !== null) return refuse(loopRefusal(names, failed.processes, failed.reason));
    return accept({ values, residual, blocks });
  };

  return {
    size: matrix.size,
    gainingLoops: () => solver.gainingLoops(),
    loopFactors() {
      const { factors, failed } = solver.loopFactors();
      return failed === null ? accept(factors) : refuse(loopRefusal(names, failed.processes, failed.reason));
    },
    intensities: (impacts, start = []) => solve(adjoint, impacts, start),
    scalings(demands, start = []) {
      forward ??= rowSystem(transpose(matrix), reversed(parts));
      return solve(forward, demands, start);
    },
  };
}

function vectorFaults(size: number, vectors: readonly Float64Array[]): InputRefusal[] {
  return vectors.flatMap((vector, position) => {
    const wrong = vector.findIndex((value) => !Number.isFinite(value));
    if (vector.length === size && wrong === -1) return [];
    return {
      code: 'VECTOR_INVALID',
      field: `vectors[${position}]`,
      subject: `vectors[${position}]`,
      message:
        vector.length === size
          ? `Entry ${wrong} of vector ${position} is ${vector[wrong]}.`
          : `Vector ${position} has ${vector.length} entries for ${size} processes.`,
      remedy: 'Give one finite number for each process.',
    };
  });
}

const MOST_NAMED = 5;

function loopRefusal(
  names: readonly string[],
  processes: readonly number[],
  reason: 'SINGULAR' | 'NOT_CONVERGED',
): InputRefusal {
  const listed = processes.slice(0, MOST_NAMED).map((process) => names[process]!);
  const more = processes.length - listed.length;
  const loop = `${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return {
    code: reason === 'SINGULAR' ? 'LOOP_UNSOLVABLE' : 'NOT_CONVERGED',
    field: `processes[${processes[0]}]`,
    subject: names[processes[0]!]!,
    message:
      reason === 'SINGULAR'
        ? `${loop} need as much of themselves as they make.`
        : `Sweeping over ${loop} does not settle.`,
    remedy:
      reason === 'SINGULAR'
        ? 'Check the amounts in this loop: one unit must take less than one unit of itself.'
        : 'Solve with factors (`AUTO` or `DIRECT`).',
  };
}
