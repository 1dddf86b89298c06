import type { ComparisonCell, MeasuredValue } from '@cradle/engine';

type Cell = ComparisonCell & MeasuredValue;

/** The cells of a comparison as columns: a list of each field, in the order of the cells. */
export interface CellColumns {
  readonly row: readonly number[];
  readonly column: readonly number[];
  readonly kgCo2e: readonly (number | null)[];
  readonly value: readonly (number | null)[];
  readonly share: readonly (number | null)[];
  /** Empty where no cell has one; so are `gaps`. */
  readonly deltaFromBaseline: readonly (number | null)[];
  /** Index into `gapSets`; null for a cell that lacks nothing. */
  readonly gaps: readonly (number | null)[];
  readonly gapSets: readonly (readonly string[])[];
}

/** The same numbers as the cells one by one; gaps that occur together are named once. */
export function toCellColumns(cells: readonly Cell[]): CellColumns {
  const gapSets: (readonly string[])[] = [];
  const known = new Map<string, number>();
  const gapSetOf = (gaps: readonly string[]): number | null => {
    if (gaps.length === 0) return null;
    const key = gaps.join(' ');
    const index = known.get(key) ?? gapSets.push(gaps) - 1;
    known.set(key, index);
    return index;
  };
  return {
    row: cells.map(({ row }) => row),
    column: cells.map(({ column }) => column),
    kgCo2e: cells.map(({ kgCo2e }) => kgCo2e),
    value: cells.map(({ value }) => value),
    share: cells.map(({ share }) => share),
    deltaFromBaseline: emptyIfNone(cells.map(({ deltaFromBaseline }) => deltaFromBaseline)),
    gaps: emptyIfNone(cells.map(({ gaps }) => gapSetOf(gaps))),
    gapSets,
  };
}

/** Most comparisons have no baseline and no gaps: thousands of nulls would only be sent and read. */
function emptyIfNone(column: readonly (number | null)[]): readonly (number | null)[] {
  return column.some((each) => each !== null) ? column : [];
}
