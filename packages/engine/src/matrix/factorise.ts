import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { sparseMatrix } from './sparseMatrix.ts';
import type { Technosphere } from './technosphere.ts';
import { technosphereSolver } from './technosphereSolver.ts';

/** A factorised technosphere: solves any number of demands. */
export interface FactorisedTechnosphere {
  /** x with A x = demand: how often each process runs. Same order as the matrix. */
  solveScaling(demand: Float64Array): Solution;
  /**
   * y with A^T y = impact: what one unit of each product causes over its whole supply.
   *
   * @param impact per run of each process
   */
  solveIntensities(impact: Float64Array): Float64Array;
  /**
   * 1 / (A_jj (A^-1)_jj): the share of the runs of process j that does not go round to make itself. The total of node j
   * in a supply is intensity x output x loop factor; without it loops would be counted twice.
   */
  loopFactors(): Float64Array;
}

export interface Solution {
  readonly x: Float64Array;
  /** Largest |A x - demand| / (|A| |x| + |demand|) over the rows (Oettli and Prager 1964); about 1e-16 when all is well. */
  readonly residual: number;
}

/**
 * Factorises at once, for systems of one product's supply; a background database is solved by `technosphereSolver`.
 *
 * @returns a refusal `LOOP_UNSOLVABLE` naming the processes of a block that has no solution (a product that needs as much
 * of itself as it makes)
 */
export function factorise({ names, columns }: Technosphere): Outcome<FactorisedTechnosphere> {
  const checked = sparseMatrix(names, {
    rows: columns.flatMap(({ rows }) => rows),
    columns: columns.flatMap(({ rows }, column) => rows.map(() => column)),
    values: columns.flatMap(({ values }) => values),
  });
  if (!checked.ok) return refuse(...checked.refusals.map(makesNothing));
  const solver = technosphereSolver(names, checked.value.matrix, 'DIRECT');
  // Nothing to solve for: this factorises, and finds the loops without a solution.
  const trial = solver.intensities([new Float64Array(names.length)]);
  if (!trial.ok) return trial;
  return accept({
    solveScaling(demand) {
      const { values, residual } = granted(solver.scalings([demand]));
      return { x: values[0]!, residual };
    },
    solveIntensities: (impact) => granted(solver.intensities([impact])).values[0]!,
    loopFactors: () => granted(solver.loopFactors()),
  });
}

function makesNothing({ subject, field }: InputRefusal): InputRefusal {
  return {
    code: 'LOOP_UNSOLVABLE',
    field,
    subject,
    message: `${subject} need as much of themselves as they make, or make nothing.`,
    remedy: 'Check the amounts in this circle: one unit must take less than one unit of itself.',
  };
}

/** @throws RangeError for a vector of the wrong length or that is not finite: a fault of the caller */
function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new RangeError(outcome.refusals.map(({ message }) => message).join(' '));
  return outcome.value;
}
