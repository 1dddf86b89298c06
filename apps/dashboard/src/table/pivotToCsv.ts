import type { CsvCell } from '../lib/csv.ts';
import { type Pivot, type PivotRow, type PivotShow, shownValue } from './derivePivot.ts';

export interface PivotCsvOptions {
  readonly show: PivotShow;
  /** Names of the row dimensions, one a column of the file. */
  readonly rowHeads: readonly string[];
  /** In the order shown. */
  readonly rows: readonly PivotRow[];
  /** Given: the heading of the last column, which holds the totals of the rows. */
  readonly rowTotal?: string | undefined;
  /** Given: the name of the last row, which holds the totals of the columns. */
  readonly columnTotal?: string | undefined;
  /** Heading of a column with the codes of everything that is missing in a row. */
  readonly gaps: string;
}

/** A pivot table as rows of a file, with full precision. A gap is an empty cell, named at the end of its row. */
export function pivotToCsv(pivot: Pivot, options: PivotCsvOptions): CsvCell[][] {
  const { show, rowHeads, rows, rowTotal, columnTotal, gaps } = options;
  const showsTotals = show === 'KG';
  const head: CsvCell[] = [
    ...rowHeads,
    ...pivot.columns.map(({ labels }) => labels.join(' / ')),
    ...(showsTotals && rowTotal !== undefined ? [rowTotal] : []),
    gaps,
  ];
  const body = rows.map((row): CsvCell[] => [
    ...row.labels,
    ...pivot.columns.map((_column, index) => shownValue(row.cells.get(index), show)),
    ...(showsTotals && rowTotal !== undefined ? [row.total.value] : []),
    row.total.gaps.join(' '),
  ]);
  if (!showsTotals || columnTotal === undefined) return [head, ...body];
  const missing = new Set(pivot.columns.flatMap(({ total }) => total.gaps));
  return [
    head,
    ...body,
    [
      columnTotal,
      ...rowHeads.slice(1).map(() => ''),
      ...pivot.columns.map(({ total }) => total.value),
      ...(rowTotal !== undefined ? [pivot.totalValue] : []),
      [...missing].join(' '),
    ],
  ];
}
