import type { ComparisonCell } from '@cradle/engine';

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

/**
 * The same numbers as the cells one by one; gaps that occur together are named once.
 *
 * @param values the figures of the measure; null where they are the kg CO2e themselves
 */
export function toCellColumns(
  cells: readonly ComparisonCell[],
  values: readonly (number | null)[] | null,
): CellColumns {
  const row: number[] = [];
  const column: number[] = [];
  const kgCo2e: (number | null)[] = [];
  const share: (number | null)[] = [];
  const deltaFromBaseline: (number | null)[] = [];
  const gaps: (number | null)[] = [];
  const sets = gapSets();
  for (const cell of cells) {
    row.push(cell.row);
    column.push(cell.column);
    kgCo2e.push(cell.kgCo2e);
    share.push(cell.share);
    deltaFromBaseline.push(cell.deltaFromBaseline);
    gaps.push(sets.indexOf(cell.gaps));
  }
  return {
    row,
    column,
    kgCo2e,
    value: values ?? kgCo2e,
    share,
    deltaFromBaseline: emptyIfNone(deltaFromBaseline),
    gaps: emptyIfNone(gaps),
    gapSets: sets.all,
  };
}

function gapSets() {
  const all: (readonly string[])[] = [];
  const known = new Map<string, number>();
  return {
    all: all as readonly (readonly string[])[],
    /** Null for no gaps. */
    indexOf(gaps: readonly string[]): number | null {
      if (gaps.length === 0) return null;
      const key = gaps.join(' ');
      const index = known.get(key) ?? all.push(gaps) - 1;
      known.set(key, index);
      return index;
    },
  };
}

/** Most comparisons have no baseline and no gaps: thousands of nulls would only be sent and read. */
function emptyIfNone(column: readonly (number | null)[]): readonly (number | null)[] {
  return column.some((each) => each !== null) ? column : [];
}
