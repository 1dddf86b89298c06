export {
  derivePivot,
  largestValue,
  type Pivot,
  type PivotCell,
  type PivotEntry,
  type PivotGroup,
  type PivotRow,
  type PivotShow,
  type PivotSource,
  type PivotStep,
  type PivotTotal,
  pathKey,
  shownValue,
} from './derivePivot.ts';
export { type ColumnNesting, cellIn, nestColumns, type PivotColumn } from './nestColumns.ts';
export { type Nesting, nestRows, type PivotLine } from './nestRows.ts';
export { type PivotPlace, PivotTable, type PivotTableProps } from './PivotTable.tsx';
export type { PivotFigure } from './pivotFigure.ts';
export { type PivotCsvOptions, pivotToCsv } from './pivotToCsv.ts';
export {
  NAME_COLUMN,
  type PivotSort,
  type PivotSorting,
  type SortOrder,
  TOTAL_COLUMN,
  usePivotSorting,
} from './usePivotSorting.ts';
