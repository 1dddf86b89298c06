/** A row or column of a heat map. */
export interface HeatMapEntry {
  readonly key: string;
  readonly label: string;
  /** kg CO2e; only chooses which entries stay when they are too many. */
  readonly total: number | null;
}

export interface HeatMapCell {
  /** Index into the rows. */
  readonly row: number;
  /** Index into the columns. */
  readonly column: number;
  /** kg CO2e; null where only gaps are. */
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
}

/** What a heat map means. Where no cell is, nothing contributes. */
export interface HeatMap {
  readonly rows: readonly HeatMapEntry[];
  readonly columns: readonly HeatMapEntry[];
  /** Indexes are into the rows and columns that are left. */
  readonly cells: readonly HeatMapCell[];
  readonly allRows: number;
  readonly allColumns: number;
  /** The largest size of a value whatever its sign, kg CO2e; 0 without values. */
  readonly largest: number;
  readonly hasNegative: boolean;
  readonly hasGaps: boolean;
}

/** Cells smaller than these limits allow cannot be told apart. */
const MOST: HeatMapLimits = { rows: 60, columns: 40 };

export interface HeatMapLimits {
  readonly rows: number;
  readonly columns: number;
}

/** Rows and columns keep their order; of too many, those with the largest totals stay. */
export function deriveHeatMap(
  rows: readonly HeatMapEntry[],
  columns: readonly HeatMapEntry[],
  cells: readonly HeatMapCell[],
  most: HeatMapLimits = MOST,
): HeatMap {
  const keptRows = largestIndexes(rows, most.rows);
  const keptColumns = largestIndexes(columns, most.columns);
  const newRow = new Map(keptRows.map((index, place) => [index, place]));
  const newColumn = new Map(keptColumns.map((index, place) => [index, place]));
  const kept = cells.flatMap((cell) => {
    const row = newRow.get(cell.row);
    const column = newColumn.get(cell.column);
    return row === undefined || column === undefined ? [] : [{ ...cell, row, column }];
  });
  return {
    rows: keptRows.map((index) => rows[index]!),
    columns: keptColumns.map((index) => columns[index]!),
    cells: kept,
    allRows: rows.length,
    allColumns: columns.length,
    largest: kept.reduce((largest, { kgCo2e }) => Math.max(largest, Math.abs(kgCo2e ?? 0)), 0),
    hasNegative: kept.some(({ kgCo2e }) => kgCo2e !== null && kgCo2e < 0),
    hasGaps: kept.some(({ gaps }) => gaps.length > 0),
  };
}

function largestIndexes(entries: readonly HeatMapEntry[], most: number): readonly number[] {
  const all = entries.map((_entry, index) => index);
  if (all.length <= most) return all;
  const size = (index: number): number => Math.abs(entries[index]!.total ?? 0);
  return all
    .sort((a, b) => size(b) - size(a))
    .slice(0, most)
    .sort((a, b) => a - b);
}
