/** A member of a dimension along a path, as the API gives it. */
export interface PivotStep {
  readonly dimension: string;
  readonly id: string;
  readonly label: string;
  readonly labelZh: string;
}

/** The part of a comparison that a pivot table needs; `row` and `column` are indexes. */
export interface PivotSource {
  readonly rows: readonly { readonly path: readonly PivotStep[] }[];
  readonly columns: readonly { readonly path: readonly PivotStep[] }[];
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    readonly kgCo2e?: number | null;
    readonly share?: number | null;
    readonly deltaFromBaseline?: number | null;
    readonly gaps: readonly { readonly code: string }[];
  }[];
  readonly rowTotals: readonly PivotSourceTotal[];
  readonly columnTotals: readonly PivotSourceTotal[];
  readonly total?: number | null;
}

interface PivotSourceTotal {
  readonly kgCo2e?: number | null;
  readonly gaps: readonly { readonly code: string }[];
}

/** kg CO2e, null where only gaps are, with the codes of what is missing. */
export interface PivotTotal {
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
}

export interface PivotCell extends PivotTotal {
  readonly row: number;
  readonly column: number;
  /** Of the column's total, 0..1. */
  readonly share: number | null;
  /** kg CO2e more (above zero) or less than the baseline column. */
  readonly delta: number | null;
}

/** A row or column: its path in words, the outermost dimension first. */
export interface PivotEntry {
  /** The same for the same path, whatever the language and order. */
  readonly key: string;
  readonly path: readonly PivotStep[];
  readonly labels: readonly string[];
  readonly total: PivotTotal;
}

export interface PivotRow extends PivotEntry {
  /** By index of the column; where none is, nothing contributes. */
  readonly cells: ReadonlyMap<number, PivotCell>;
}

/** A comparison as a table. */
export interface Pivot {
  readonly rows: readonly PivotRow[];
  readonly columns: readonly PivotEntry[];
  /** kg CO2e over everything; null where only gaps are. */
  readonly total: number | null;
}

/** What a cell can show: kg CO2e, its share of the column, or its difference from the baseline. */
export type PivotShow = 'KG' | 'SHARE' | 'DELTA';

/** @param labelOf the words for a member in the reader's language */
export function derivePivot(source: PivotSource, labelOf: (step: PivotStep) => string): Pivot {
  const entry = (
    { path }: { readonly path: readonly PivotStep[] },
    total?: PivotSourceTotal,
  ): PivotEntry => ({
    key: pathKey(path),
    path,
    labels: path.map(labelOf),
    total: { kgCo2e: total?.kgCo2e ?? null, gaps: codesOf(total?.gaps) },
  });
  const cellsByRow = source.rows.map(() => new Map<number, PivotCell>());
  for (const { row, column, kgCo2e, share, deltaFromBaseline, gaps } of source.cells) {
    cellsByRow[row]?.set(column, {
      row,
      column,
      kgCo2e: kgCo2e ?? null,
      share: share ?? null,
      delta: deltaFromBaseline ?? null,
      gaps: codesOf(gaps),
    });
  }
  return {
    rows: source.rows.map((row, index) => ({
      ...entry(row, source.rowTotals[index]),
      cells: cellsByRow[index]!,
    })),
    columns: source.columns.map((column, index) => entry(column, source.columnTotals[index])),
    total: source.total ?? null,
  };
}

/** What a cell shows as a number: kg CO2e, a fraction of 1, or a difference in kg CO2e. */
export function shownValue(cell: PivotCell | undefined, show: PivotShow): number | null {
  if (cell === undefined) return null;
  switch (show) {
    case 'KG':
      return cell.kgCo2e;
    case 'SHARE':
      return cell.share;
    case 'DELTA':
      return cell.delta;
    default:
      return show satisfies never;
  }
}

/** The largest size of a shown value whatever its sign; 0 without values. */
export function largestValue({ rows }: Pivot, show: PivotShow): number {
  let largest = 0;
  for (const { cells } of rows) {
    for (const cell of cells.values()) largest = Math.max(largest, Math.abs(shownValue(cell, show) ?? 0));
  }
  return largest;
}

/** The ids along a path as one word; ids may hold anything, so each is escaped. */
export function pathKey(path: readonly { readonly id: string }[]): string {
  return path.map(({ id }) => encodeURIComponent(id)).join('/');
}

function codesOf(gaps: readonly { readonly code: string }[] = []): readonly string[] {
  return [...new Set(gaps.map(({ code }) => code))];
}
