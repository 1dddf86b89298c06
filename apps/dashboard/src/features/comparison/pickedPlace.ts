import type { Pivot, PivotPlace, PivotRow } from '../../table/index.ts';
import { barOf, partDimension } from './toChartInputs.ts';

/** The place in the table that a segment of a bar stands for; null for a segment of nothing. */
export function placeOfSegment(pivot: Pivot, bar: string, part: string): PivotPlace | null {
  const dimension = partDimension(pivot);
  for (const row of pivot.rows) {
    for (const column of row.cells.keys()) {
      const { key, step } = barOf(pivot, row, column, dimension);
      if (key === bar && (step?.id ?? '') === part) return { row, column: pivot.columns[column]! };
    }
  }
  return null;
}

/** The key of the bar that a place belongs to. */
export function barOfPlace(pivot: Pivot, place: PivotPlace | null): string | null {
  const row = pivot.rows.find(({ key }) => key === place?.row?.key);
  if (row === undefined) return null;
  const column = place?.column ?? null;
  const index = column === null ? firstColumn(row) : pivot.columns.findIndex(({ key }) => key === column.key);
  return index === -1 ? null : barOf(pivot, row, index, partDimension(pivot)).key;
}

export function placeOfCell(pivot: Pivot, row: string, column: string): PivotPlace {
  return {
    row: pivot.rows.find(({ key }) => key === row) ?? null,
    column: pivot.columns.find(({ key }) => key === column) ?? null,
  };
}

function firstColumn({ cells }: PivotRow): number {
  return Math.min(...cells.keys());
}
