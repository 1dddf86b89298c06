import { accept, type Outcome, refuse } from '../outcome.ts';
import type { SparseMatrix } from './sparseMatrix.ts';
import { type TechnosphereSolver, technosphereSolver } from './technosphereSolver.ts';

/** The exchange of process `column` with product `row`, and what it is from now on. */
export interface ExchangeChange {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** A solved technosphere: all intensities belong to the impacts of the same position. */
export interface SolvedTechnosphere {
  readonly names: readonly string[];
  readonly matrix: SparseMatrix;
  readonly solver: TechnosphereSolver;
  readonly impacts: readonly Float64Array[];
  readonly intensities: readonly Float64Array[];
}

export interface ChangedIntensities {
  readonly intensities: readonly Float64Array[];
  /** `RESOLVED`: the short way would have lost too many digits, so the changed matrix was solved afresh. */
  readonly way: 'RANK_ONE' | 'RESOLVED';
}

/** By how much the short way may enlarge the error of the intensities it starts from, 1e-12. */
const MOST_LOSS = 100;

/**
 * Intensities after one exchange has changed, without solving anew for every category: with A' = A + d e_i e_j^T and
 * A^T z = e_j they are y' = y - d y_i / (1 + d z_i) z (Sherman and Morrison 1950). One solve, whatever the number of
 * categories.
 *
 * @returns also refusals `EXCHANGE_OUTSIDE`, `EXCHANGE_NOT_FINITE`, `PRODUCT_CANCELS` and those of the solver
 */
export function intensitiesAfter(
  solved: SolvedTechnosphere,
  change: ExchangeChange,
): Outcome<ChangedIntensities> {
  const refused = refusalOf(solved, change);
  if (refused !== null) return refused;
  const { matrix, solver, intensities } = solved;
  const difference = change.value - entryAt(matrix, change.row, change.column);
  if (difference === 0) return accept({ intensities, way: 'RANK_ONE' });

  const unit = new Float64Array(matrix.size);
  unit[change.column] = 1;
  const reached = solver.intensities([unit]);
  if (!reached.ok) return reached;
  const z = reached.value.values[0]!;
  const feedback = difference * z[change.row]!;
  const loss = (1 + Math.abs(feedback)) / Math.abs(1 + feedback);
  if (!(loss <= MOST_LOSS)) return resolved(solved, change);

  const changed: Float64Array[] = [];
  for (const y of intensities) {
    const factor = (difference * y[change.row]!) / (1 + feedback);
    const next = y.map((value, process) => value - factor * z[process]!);
    if (next.some((value, process) => MOST_LOSS * Math.abs(value) < Math.abs(y[process]!)))
      return resolved(solved, change);
    changed.push(next);
  }
  return accept({ intensities: changed, way: 'RANK_ONE' });
}

/** The matrix with one exchange changed, put in or, at zero, taken out. */
export function withExchange(matrix: SparseMatrix, { row, column, value }: ExchangeChange): SparseMatrix {
  const end = matrix.starts[column + 1]!;
  let at = matrix.starts[column]!;
  while (at < end && matrix.rows[at]! < row) at++;
  const removed = at < end && matrix.rows[at] === row ? 1 : 0;
  const inserted = value === 0 ? 0 : 1;
  const growth = inserted - removed;
  const rows = new Int32Array(matrix.rows.length + growth);
  const values = new Float64Array(rows.length);
  rows.set(matrix.rows.subarray(0, at));
  values.set(matrix.values.subarray(0, at));
  if (inserted === 1) {
    rows[at] = row;
    values[at] = value;
  }
  rows.set(matrix.rows.subarray(at + removed), at + inserted);
  values.set(matrix.values.subarray(at + removed), at + inserted);
  const starts = matrix.starts.map((start, index) => (index > column ? start + growth : start));
  return { size: matrix.size, starts, rows, values };
}

function entryAt({ starts, rows, values }: SparseMatrix, row: number, column: number): number {
  for (let at = starts[column]!; at < starts[column + 1]!; at++) if (rows[at] === row) return values[at]!;
  return 0;
}

function resolved(
  { names, matrix, impacts, intensities }: SolvedTechnosphere,
  change: ExchangeChange,
): Outcome<ChangedIntensities> {
  const outcome = technosphereSolver(names, withExchange(matrix, change)).intensities(impacts, intensities);
  return outcome.ok ? accept({ intensities: outcome.value.values, way: 'RESOLVED' }) : outcome;
}

function refusalOf({ names, matrix }: SolvedTechnosphere, { row, column, value }: ExchangeChange) {
  const isInside = [row, column].every((at) => Number.isInteger(at) && at >= 0 && at < matrix.size);
  if (!isInside)
    return refuse({
      code: 'EXCHANGE_OUTSIDE',
      field: 'change',
      subject: `(${row}, ${column})`,
      message: `The exchange (${row}, ${column}) stands outside the ${matrix.size} processes.`,
      remedy: 'Give the row and the column as positions in the list of processes, counted from 0.',
    });
  if (!Number.isFinite(value))
    return refuse({
      code: 'EXCHANGE_NOT_FINITE',
      field: 'change.value',
      subject: names[column]!,
      message: `The exchange of ${names[column]} with ${names[row]} is to be ${value}.`,
      remedy: 'Give the amount as a finite number.',
    });
  if (row === column && value === 0)
    return refuse({
      code: 'PRODUCT_CANCELS',
      field: 'change.value',
      subject: names[column]!,
      message: `${names[column]} would make no product.`,
      remedy: 'State how much of its product one run makes.',
    });
  return null;
}
