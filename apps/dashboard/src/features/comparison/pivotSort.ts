import { NAME_COLUMN, type Pivot, type PivotSort, pathKey, TOTAL_COLUMN } from '../../table/index.ts';
import type { ComparisonSort } from './comparisonView.ts';

/** An order as the table knows it, by the key of a column. */
export function toPivotSort(sort: ComparisonSort | null): PivotSort | null {
  if (sort === null) return null;
  const { by, descending } = sort;
  if (by === 'name') return { column: NAME_COLUMN, descending };
  if (by === 'total') return { column: TOTAL_COLUMN, descending };
  return { column: pathKey(by.map((id) => ({ id }))), descending };
}

/** An order as the address knows it, by the ids along the path of a column. */
export function fromPivotSort(
  sort: PivotSort | null,
  { columns, columnGroups }: Pick<Pivot, 'columns' | 'columnGroups'>,
): ComparisonSort | null {
  if (sort === null) return null;
  const { column, descending } = sort;
  if (column === NAME_COLUMN) return { by: 'name', descending };
  if (column === TOTAL_COLUMN) return { by: 'total', descending };
  const path = (columnGroups.get(column) ?? columns.find(({ key }) => key === column))?.path;
  return path === undefined ? null : { by: path.map(({ id }) => id), descending };
}
