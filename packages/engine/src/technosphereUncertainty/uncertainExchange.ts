import type { SparseMatrix } from '../matrix/sparseMatrix.ts';
import type { UncertainInput } from '../uncertainty/uncertainProduct.ts';

/**
 * An exchange of a technosphere that is not known for certain: A_row,column = coefficient × draw. Exchanges that name the
 * same input are drawn once and move together.
 */
export interface UncertainExchange {
  readonly row: number;
  readonly column: number;
  readonly input: UncertainInput;
  /** Absent: 1, the distribution is that of the entry of the matrix itself, its sign included. */
  readonly coefficient?: number;
}

/** Stands in no name that people give. */
const KEY_JOINT = '\u0000';

/**
 * Every exchange but the products themselves as a lognormal number about its value, each independent of the others. Keys
 * are made of the names of both processes, so the same exchange has the same draws in another database.
 *
 * @param gsd geometric standard deviation, exp(σ) ≥ 1
 */
export function lognormalExchanges(
  names: readonly string[],
  { size, starts, rows, values }: SparseMatrix,
  gsd: number,
): UncertainExchange[] {
  const exchanges: UncertainExchange[] = [];
  for (let column = 0; column < size; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at++) {
      const row = rows[at]!;
      if (row === column) continue;
      const key = `${names[column]}${KEY_JOINT}${names[row]}`;
      exchanges.push({
        row,
        column,
        input: { key, distribution: { kind: 'LOGNORMAL', median: values[at]!, gsd } },
      });
    }
  }
  return exchanges;
}
