export {
  derivePivot,
  largestValue,
  type Pivot,
  type PivotCell,
  type PivotEntry,
  type PivotRow,
  type PivotShow,
  type PivotSource,
  type PivotStep,
  type PivotTotal,
  pathKey,
  shownValue,
} from './derivePivot.ts';
export { PivotTable, type PivotTableProps } from './PivotTable.tsx';
export { type PivotCsvOptions, pivotToCsv } from './pivotToCsv.ts';
export {
  NAME_COLUMN,
  type PivotSort,
  type PivotSorting,
  type SortOrder,
  TOTAL_COLUMN,
  usePivotSorting,
} from './usePivotSorting.ts';
