import type { CsvCell } from '../lib/csv.ts';
import { type Pivot, type PivotShow, shownValue } from './derivePivot.ts';
import { cellIn, type PivotColumn } from './nestColumns.ts';
import type { PivotLine } from './nestRows.ts';

export interface PivotCsvOptions {
  readonly show: PivotShow;
  /** Names of the row dimensions, one a column of the file. */
  readonly rowHeads: readonly string[];
  /** Rows and their subtotals, in the order shown. */
  readonly lines: readonly PivotLine[];
  /** Columns and their subtotals, in the order shown. */
  readonly columns: readonly PivotColumn[];
  /** Whether the values of a group of rows may be added up, by how many dimensions its path has. */
  readonly addsGroup: (depth: number) => boolean;
  /** What a subtotal is called. */
  readonly total: string;
  /** Whether the last column holds the totals of the rows. */
  readonly addsRows: boolean;
  /** Whether the last row holds the totals of the columns. */
  readonly addsColumns: boolean;
  /** Heading of a column with the codes of everything that is missing in a row. */
  readonly gaps: string;
}

/** A pivot table as rows of a file, with full precision. A gap is an empty cell, named at the end of its row. */
export function pivotToCsv(pivot: Pivot, options: PivotCsvOptions): CsvCell[][] {
  const { show, rowHeads, lines, columns, addsGroup, total, gaps } = options;
  const addsRows = options.addsRows && show === 'KG';
  const head: CsvCell[] = [
    ...rowHeads,
    ...columns.map(({ kind, entry }) => [...entry.labels, ...(kind === 'GROUP' ? [total] : [])].join(' / ')),
    ...(addsRows ? [total] : []),
    gaps,
  ];
  const body = lines.map(({ kind, row, depth }): CsvCell[] => {
    const names = kind === 'GROUP' ? [...row.labels, total] : row.labels;
    const isShown = kind === 'ROW' || addsGroup(depth + 1);
    return [
      ...rowHeads.map((_head, index) => names[index] ?? ''),
      ...columns.map((column) => (isShown ? shownValue(cellIn(row, column), show) : null)),
      ...(addsRows ? [isShown ? row.total.value : null] : []),
      row.total.gaps.join(' '),
    ];
  });
  if (show !== 'KG' || !options.addsColumns) return [head, ...body];
  const missing = new Set(pivot.columns.flatMap((column) => column.total.gaps));
  return [
    head,
    ...body,
    [
      ...rowHeads.map((_head, index) => (index === 0 ? total : '')),
      ...columns.map(({ entry }) => entry.total.value),
      ...(addsRows ? [pivot.totalValue] : []),
      [...missing].join(' '),
    ],
  ];
}
