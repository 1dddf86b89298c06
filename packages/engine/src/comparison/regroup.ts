import { cellSums } from './cellSums.ts';
import { type ComparisonCell, type ComparisonResult, type ComparisonTotal, OTHER } from './comparison.ts';
import type { Regrouping } from './measureFacts.ts';

/** A comparison some of whose rows or columns were put together, and where they went. */
export interface RegroupedComparison {
  readonly result: ComparisonResult;
  readonly rows: Regrouping;
  readonly columns: Regrouping;
}

type Path = readonly string[];

/**
 * Puts rows and columns with the same new path together. Sums and gaps of what is put together are added up, so every total
 * stays as it was. A difference from the baseline is the sum of the differences of rows put together, where all of them have one;
 * columns put together have none.
 */
export function regroup(
  result: ComparisonResult,
  rowPathOf: (path: Path) => Path,
  columnPathOf: (path: Path) => Path,
): RegroupedComparison {
  const rows = regroupAxis(result.rows, rowPathOf);
  const columns = regroupAxis(result.columns, columnPathOf);
  const rowTotals = mergeTotals(result.rowTotals, rows);
  const columnTotals = mergeTotals(result.columnTotals, columns);
  return {
    rows,
    columns,
    result: {
      ...result,
      rows: rows.paths,
      columns: columns.paths,
      rowTotals,
      columnTotals,
      cells: mergeCells(result.cells, rows, columns, columnTotals),
    },
  };
}

/**
 * The `limit` members of the outermost dimension with the largest totals stay, and all in `always`; the others become OTHER, with
 * everything nested below them. Without a limit, or with no more members than it, paths stay as they are.
 */
export function foldedPath(
  paths: readonly Path[],
  totals: readonly ComparisonTotal[],
  limit: number | null,
  always: readonly string[] = [],
): (path: Path) => Path {
  if (limit === null || paths[0] === undefined || paths[0].length === 0) return (path) => path;
  const sums = new Map<string, number | null>();
  for (const [index, path] of paths.entries()) {
    const total = totals[index]!.kgCo2e;
    const before = sums.get(path[0]!) ?? null;
    sums.set(path[0]!, total === null ? before : (before ?? 0) + total);
  }
  // Members with gaps only come last; of equal ones those that come first stay. One alone would only lose its name.
  const ranked = [...sums].sort(([, a], [, b]) => sizeOf(b) - sizeOf(a) || 0).map(([member]) => member);
  if (ranked.length <= limit + 1) return (path) => path;
  const kept = new Set([...ranked.slice(0, limit), ...always]);
  return (path) => (kept.has(path[0]!) ? path : [OTHER, ...path.slice(1)]);
}

function sizeOf(sum: number | null): number {
  return sum ?? -Number.MAX_VALUE;
}

interface RegroupedAxis extends Regrouping {
  readonly paths: readonly Path[];
}

/** In the order of their first appearance, OTHER last. */
function regroupAxis(paths: readonly Path[], pathOf: (path: Path) => Path): RegroupedAxis {
  const found = new Map<string, Path>();
  const keys = paths.map((path) => {
    const own = pathOf(path);
    const key = JSON.stringify(own);
    if (!found.has(key)) found.set(key, own);
    return key;
  });
  const ordered = [...found].sort(([, a], [, b]) => Number(a[0] === OTHER) - Number(b[0] === OTHER));
  const placeOf = new Map(ordered.map(([key], place) => [key, place]));
  return {
    places: Int32Array.from(keys, (key) => placeOf.get(key)!),
    size: ordered.length,
    paths: ordered.map(([, path]) => path),
  };
}

function mergeTotals(totals: readonly ComparisonTotal[], { places, size }: Regrouping): ComparisonTotal[] {
  const sums = emptyTotals(size);
  for (const [index, total] of totals.entries()) sums.add(places[index]!, total);
  return sums.totals();
}

function mergeCells(
  cells: readonly ComparisonCell[],
  rows: Regrouping,
  columns: Regrouping,
  columnTotals: readonly ComparisonTotal[],
): ComparisonCell[] {
  const width = columns.size;
  const places = new Map<number, number>();
  const sums = emptyTotals(cells.length);
  const deltas: (number | null)[] = [];
  const columnOf: number[] = [];
  for (const cell of cells) {
    const key = rows.places[cell.row]! * width + columns.places[cell.column]!;
    const place = places.get(key) ?? places.size;
    const isNew = place === places.size;
    places.set(key, place);
    sums.add(place, cell);
    if (isNew) columnOf[place] = cell.column;
    deltas[place] = mergedDelta(cell, isNew ? 0 : deltas[place]!, columnOf[place] === cell.column);
  }
  const totals = sums.totals();
  return [...places]
    .sort(([a], [b]) => a - b)
    .map(([key, place]): ComparisonCell => {
      const row = Math.floor(key / width);
      const column = key - row * width;
      const total = columnTotals[column]!.kgCo2e;
      const { kgCo2e } = totals[place]!;
      return {
        row,
        column,
        ...totals[place]!,
        share: kgCo2e === null || !total ? null : kgCo2e / total,
        deltaFromBaseline: deltas[place]!,
      };
    });
}

function mergedDelta({ deltaFromBaseline }: ComparisonCell, before: number | null, sameColumn: boolean) {
  return before === null || deltaFromBaseline === null || !sameColumn ? null : before + deltaFromBaseline;
}

/** Totals that can be added to, with compensation. */
function emptyTotals(size: number) {
  const sums = cellSums(size);
  const known = new Uint8Array(size);
  const missing = new Float64Array(size);
  const gaps = Array.from({ length: size }, () => new Set<string>());
  return {
    add(place: number, total: ComparisonTotal) {
      if (total.kgCo2e !== null) {
        // What a scenario took away is a 0 that no contribution stands behind.
        known[place] = 1;
        sums.add(place, total.kgCo2e, total.facts);
      }
      missing[place]! += total.missing;
      for (const code of total.gaps) gaps[place]!.add(code);
    },
    totals: (): ComparisonTotal[] =>
      gaps.map((codes, place) => ({
        kgCo2e: known[place] === 1 ? (sums.value(place) ?? 0) : null,
        gaps: [...codes].sort(),
        facts: sums.facts(place),
        missing: missing[place]!,
      })),
  };
}
