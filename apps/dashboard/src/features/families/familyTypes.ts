import type { FamilyQuery, LineDifferenceInput } from '../../graphql/generated/graphql.ts';

export type LoadedFamily = NonNullable<FamilyQuery['family']>;
export type FamilyMember = LoadedFamily['base'];
export type FamilyRow = LoadedFamily['rows'][number];
export type FamilyLine = NonNullable<FamilyRow['shared']>;

/** What is to change in one line of the base or of a variant. */
export type LineChange = Omit<LineDifferenceInput, 'lineId'>;

/** A cell of the matrix: column 0 is the base, column n the n-th variant. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What stands in a cell. */
export interface ShownCell {
  /** Null where a variant does without the line, and where the line is another variant's own. */
  readonly line: FamilyLine | null;
  readonly kind: 'SHARED' | 'FOLLOWS' | 'DIFFERS' | 'LEFT_OUT' | 'OWN' | 'NOTHING';
  readonly differences: readonly string[];
  readonly amountScale: number | null;
}

/** What the matrix shows at a place. */
export function cellAt({ shared, cells }: FamilyRow, column: number): ShownCell {
  const empty = { differences: [], amountScale: null };
  if (column === 0) return { line: shared, kind: shared === null ? 'NOTHING' : 'SHARED', ...empty };
  const cell = cells[column - 1];
  if (cell === undefined) return { line: null, kind: 'NOTHING', ...empty };
  const { line, differences, amountScale } = cell;
  if (shared === null) return { line, kind: line === null ? 'NOTHING' : 'OWN', ...empty };
  if (line === null) return { line, kind: 'LEFT_OUT', ...empty };
  const differs = differences.length > 0 || amountScale !== null;
  return { line, kind: differs ? 'DIFFERS' : 'FOLLOWS', differences, amountScale };
}

/** How many lines of a variant are not the family's. */
export function countDifferences(rows: readonly FamilyRow[], column: number): number {
  return rows.filter((row) => ['DIFFERS', 'LEFT_OUT', 'OWN'].includes(cellAt(row, column).kind)).length;
}
