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
  readonly cells: readonly PivotSourceCell[];
  readonly rowTotals: readonly PivotSourceTotal[];
  readonly columnTotals: readonly PivotSourceTotal[];
  readonly total?: number | null;
  /** The figure of the measure over everything; absent: `total`. */
  readonly totalValue?: number | null;
  /** Of nested rows, whose paths begin so. */
  readonly rowSubtotals?: readonly {
    readonly path: readonly PivotStep[];
    readonly cells: readonly PivotSourceCell[];
    readonly total: PivotSourceTotal;
  }[];
  /** Of nested columns. */
  readonly columnSubtotals?: {
    readonly columns: readonly { readonly path: readonly PivotStep[]; readonly total: PivotSourceTotal }[];
    /** By row and index of the subtotal. */
    readonly cells: readonly PivotSourceCell[];
    /** By index of the subtotal of rows and of that of columns. */
    readonly groupCells: readonly PivotSourceCell[];
  };
}

interface PivotSourceCell extends PivotSourceTotal {
  readonly row: number;
  readonly column: number;
  readonly share?: number | null;
  readonly deltaFromBaseline?: number | null;
}

interface PivotSourceTotal {
  readonly kgCo2e?: number | null;
  /** The figure of the measure; absent: `kgCo2e`. */
  readonly value?: number | null;
  readonly gaps: readonly { readonly code: string }[];
}

/** Null where only gaps are, with the codes of what is missing. */
export interface PivotTotal {
  readonly kgCo2e: number | null;
  /** The figure of the measure: kg CO2e too, or a rating, a share, a spread weighted by it. */
  readonly value: number | null;
  readonly gaps: readonly string[];
}

export interface PivotCell extends PivotTotal {
  readonly row: number;
  readonly column: number;
  /** Of the column's total, 0..1. */
  readonly share: number | null;
  /** How much more (above zero) or less the value is than in the baseline column. */
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
  /** By key of the group of columns. */
  readonly groupCells: ReadonlyMap<string, PivotCell>;
}

/** The subtotal of all rows whose path begins with its own. */
export type PivotGroup = PivotRow;

/** A comparison as a table. */
export interface Pivot {
  readonly rows: readonly PivotRow[];
  readonly columns: readonly PivotEntry[];
  /** By the key of their path. */
  readonly groups: ReadonlyMap<string, PivotGroup>;
  /** Subtotals of columns whose path begins with their own, by the key of their path. */
  readonly columnGroups: ReadonlyMap<string, PivotEntry>;
  /** kg CO2e over everything; null where only gaps are. */
  readonly total: number | null;
  /** The figure of the measure over everything. */
  readonly totalValue: number | null;
}

/** What a cell can show: the figure of the measure, its share of the column in kg CO2e, or its difference from the baseline. */
export type PivotShow = 'KG' | 'SHARE' | 'DELTA';

const NO_CELLS: ReadonlyMap<string, PivotCell> = new Map();

/** @param labelOf the words for a member in the reader's language */
export function derivePivot(source: PivotSource, labelOf: (step: PivotStep) => string): Pivot {
  const entry = (
    { path }: { readonly path: readonly PivotStep[] },
    total?: PivotSourceTotal,
  ): PivotEntry => ({
    key: pathKey(path),
    path,
    labels: path.map(labelOf),
    total: totalOf(total ?? { gaps: [] }),
  });
  const cellsByRow = source.rows.map(() => new Map<number, PivotCell>());
  for (const cell of source.cells) cellsByRow[cell.row]?.set(cell.column, cellOf(cell));
  const across = source.columnSubtotals;
  const columnGroups = (across?.columns ?? []).map(({ path, total }) => entry({ path }, total));
  /** The cells of each row, or group of rows, in the groups of columns. */
  const byGroup = (cells: readonly PivotSourceCell[]) => {
    const found = new Map<number, Map<string, PivotCell>>();
    for (const cell of cells) {
      const own = found.get(cell.row) ?? new Map<string, PivotCell>();
      found.set(cell.row, own.set(columnGroups[cell.column]!.key, cellOf(cell)));
    }
    return (row: number): ReadonlyMap<string, PivotCell> => found.get(row) ?? NO_CELLS;
  };
  const subtotals = source.rowSubtotals ?? [];
  const groupCells = byGroup(across?.cells ?? []);
  const crossing = byGroup(across?.groupCells ?? []);
  const groups = subtotals.map(({ path, cells, total }, index) => ({
    ...entry({ path }, total),
    cells: new Map(cells.map((cell) => [cell.column, cellOf(cell)])),
    groupCells: crossing(index),
  }));
  return {
    columnGroups: new Map(columnGroups.map((group) => [group.key, group])),
    groups: new Map(groups.map((group) => [group.key, group])),
    rows: source.rows.map((row, index) => ({
      ...entry(row, source.rowTotals[index]),
      cells: cellsByRow[index]!,
      groupCells: groupCells(index),
    })),
    columns: source.columns.map((column, index) => entry(column, source.columnTotals[index])),
    total: source.total ?? null,
    totalValue: source.totalValue === undefined ? (source.total ?? null) : source.totalValue,
  };
}

function cellOf(cell: PivotSourceCell): PivotCell {
  return {
    row: cell.row,
    column: cell.column,
    share: cell.share ?? null,
    delta: cell.deltaFromBaseline ?? null,
    ...totalOf(cell),
  };
}

function totalOf({ kgCo2e, value, gaps }: PivotSourceTotal): PivotTotal {
  return {
    kgCo2e: kgCo2e ?? null,
    value: value === undefined ? (kgCo2e ?? null) : value,
    gaps: codesOf(gaps),
  };
}

/** What a cell shows as a number. */
export function shownValue(cell: PivotCell | undefined, show: PivotShow): number | null {
  if (cell === undefined) return null;
  switch (show) {
    case 'KG':
      return cell.value;
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

/** Of the one column of a table without column dimensions; keys of paths hold no colon. */
const WHOLE = ':whole';

/** The ids along a path as one word, never empty; ids may hold anything, so each is escaped. */
export function pathKey(path: readonly { readonly id: string }[]): string {
  if (path.length === 0) return WHOLE;
  return path.map(({ id }) => encodeURIComponent(id)).join('/');
}

const NO_CODES: readonly string[] = [];

/** Most of hundreds of thousands of cells have no gap, so those share one list. */
function codesOf(gaps: readonly { readonly code: string }[] = []): readonly string[] {
  return gaps.length === 0 ? NO_CODES : [...new Set(gaps.map(({ code }) => code))];
}
