import { describe, expect, it } from 'vitest';
import { cellAt, countDifferences, type FamilyLine, type FamilyRow } from './familyTypes.ts';

const line = (id: string, amount: number): FamilyLine => ({
  ...{ id, amount, stage: 'MATERIALS', name: id, nameZh: '', unit: 'kg', factor: null, supplier: null },
});
const cell = (of: FamilyLine | null, differences: string[] = [], amountScale: number | null = null) => ({
  ...{ line: of, differences, amountScale },
});

/** Two variants: the first scales the body and leaves the box out, the second has a bag of its own. */
const ROWS: readonly FamilyRow[] = [
  { shared: line('body', 1), cells: [cell(line('a', 2), [], 2), cell(line('b', 1))] },
  { shared: line('box', 1), cells: [cell(null), cell(line('c', 1))] },
  { shared: null, cells: [cell(null), cell(line('bag', 1))] },
];

describe('The matrix of a family', () => {
  it('tells in each cell whether it is the family’s value, follows it, differs, is left out or a line of its own', () => {
    const kinds = ROWS.map((row) => [0, 1, 2].map((column) => cellAt(row, column).kind));
    expect(kinds).toEqual([
      ['SHARED', 'DIFFERS', 'FOLLOWS'],
      ['SHARED', 'LEFT_OUT', 'FOLLOWS'],
      ['NOTHING', 'NOTHING', 'OWN'],
    ]);
  });

  it('counts what a variant has of its own', () => {
    expect([1, 2].map((column) => countDifferences(ROWS, column))).toEqual([2, 1]);
  });
});
