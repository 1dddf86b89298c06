import { type Place, type RowOutcome, rejected } from '../rowOutcome.ts';
import { type NumberStyle, readNumber } from './readNumber.ts';

type Cell = string | number | boolean | Date | null;

/** A figure of a cell, or why there is none. */
export type ReadValue = { readonly value: number } | { readonly outcome: RowOutcome };

/** Reads the one figure a factor stands or falls with. */
export function readValue(cell: Cell, place: Place, column: string, style: NumberStyle = 'POINT'): ReadValue {
  const value = readNumber(cell, style);
  if (value === null) {
    const outcome = rejected(
      place,
      'VALUE_BLANK',
      column,
      '',
      'The cell is blank: the publisher gives no value.',
    );
    return { outcome };
  }
  if (!Number.isNaN(value)) return { value };
  const message = `"${String(cell).slice(0, 40)}" is not a number.`;
  return {
    outcome: rejected(
      place,
      'VALUE_NOT_A_NUMBER',
      column,
      cell,
      message,
      'Correct the cell, or leave the row out.',
    ),
  };
}
