import type { Outcome } from '../outcome.ts';
import { type SparseMatrix, sparseMatrix } from './sparseMatrix.ts';

/** Row, column, value. */
export type Exchange = readonly [row: number, column: number, value: number];

export function processNames(size: number): string[] {
  return Array.from({ length: size }, (_, index) => `P${index}`);
}

/** @throws Error for a refusal: the tests that use this expect none */
export function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ message }) => message).join('\n'));
  return outcome.value;
}

export function fromExchanges(size: number, exchanges: readonly Exchange[]): SparseMatrix {
  return granted(
    sparseMatrix(processNames(size), {
      rows: exchanges.map(([row]) => row),
      columns: exchanges.map(([, column]) => column),
      values: exchanges.map(([, , value]) => value),
    }),
  ).matrix;
}

/** From the rows of A, as written on paper. */
export function fromRows(rows: readonly (readonly number[])[]): SparseMatrix {
  return fromExchanges(
    rows.length,
    rows.flatMap((values, row) => values.map((value, column): Exchange => [row, column, value])),
  );
}

/** Each of `size` processes makes 1 and takes `amount` of the next, the last of the first. */
export function ring(size: number, amount: number): SparseMatrix {
  return fromExchanges(
    size,
    processNames(size).flatMap((_name, index): Exchange[] => [
      [index, index, 1],
      [(index + 1) % size, index, -amount],
    ]),
  );
}
