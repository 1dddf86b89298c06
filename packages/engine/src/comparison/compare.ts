import { pathMembers } from './axis.ts';
import { type Baseline, findBaseline } from './baseline.ts';
import { type CellSums, cellSums } from './cellSums.ts';
import type { ComparisonCell, ComparisonQuery, ComparisonResult, ComparisonTotal } from './comparison.ts';
import { buildCube, type Cube } from './cube.ts';
import type { EncodedSlice, SliceMembers } from './encodeSlice.ts';
import { selectFacts } from './selectFacts.ts';

/**
 * Groups the contributions of many footprints by any rows x columns x filters.
 *
 * A cell is the sum of its contributions; its gaps are the codes of what is missing there. Its share is of its column's
 * total. Its delta is its value minus that of the baseline column in the same row. Where both columns are about the same
 * assessments (scenarios of one inventory), a contribution that is absent counts as 0 on either side, so that the deltas
 * of a column add up to the difference of the totals; between anything else it has no delta, because what is absent may
 * lie outside a boundary.
 *
 * Rows and columns come in life-cycle order for stages, rising for years and scopes, the base case before scenarios, and
 * otherwise in the order in which the slices bring them.
 */
export function compare(slices: readonly EncodedSlice[], query: ComparisonQuery): ComparisonResult {
  const selection = selectFacts(slices, query);
  return tableOf(
    buildCube(selection, query),
    selection.slices.map(({ slice }) => slice),
    query.baselineColumn,
  );
}

/** Totals, shares and deltas of a cube. @param subjects what takes part, as far as whole slices tell */
export function tableOf(
  cube: Cube,
  subjects: readonly SliceMembers[],
  baselineColumn: readonly string[] | null,
): ComparisonResult {
  const { rows, columns } = cube;
  const { baseline, findings } = findBaseline(cube, subjects, baselineColumn);
  const totals = addUp(cube);
  return {
    rows: Array.from(rows.paths, (path) => pathMembers(rows.axis, path)),
    columns: Array.from(columns.paths, (path) => pathMembers(columns.axis, path)),
    cells: cellsOf(cube, totals.columns, baseline),
    rowTotals: totalsOf(totals.rows, rows.paths.length),
    columnTotals: totalsOf(totals.columns, columns.paths.length),
    total: totalsOf(totals.all, 1)[0]!,
    findings,
  };
}

function addUp({ rows, columns, cells, slotOf, sums }: Cube) {
  const width = columns.paths.length;
  const totals = { rows: cellSums(rows.paths.length), columns: cellSums(width), all: cellSums(1) };
  for (const cell of cells) {
    const row = Math.floor(cell / width);
    totals.rows.addCell(row, sums, slotOf(cell));
    totals.columns.addCell(cell - row * width, sums, slotOf(cell));
  }
  for (let column = 0; column < width; column++) totals.all.addCell(0, totals.columns, column);
  return totals;
}

function cellsOf(cube: Cube, columnSums: CellSums, baseline: Baseline | null): ComparisonCell[] {
  const { slotOf, sums } = cube;
  const width = cube.columns.paths.length;
  const columnTotals = Array.from({ length: width }, (_, column) => columnSums.value(column));
  const result: ComparisonCell[] = [];
  forEachRow(cube, (row, present) => {
    const same = baseline?.sameSubjects(row);
    const baseSlot = baseline === null ? -1 : slotOf(row * width + baseline.column);
    const reference = baseSlot === -1 ? null : sums.value(baseSlot);
    // What a scenario takes away is shown as 0, or its saving would be seen nowhere.
    const shown = same === undefined || !reference ? present : merged(present, same);
    for (const column of shown) {
      const slot = slotOf(row * width + column);
      const kgCo2e = slot === -1 ? 0 : sums.value(slot);
      const against = baseSlot === -1 && same?.has(column) ? 0 : reference;
      const total = columnTotals[column]!;
      result.push({
        row,
        column,
        kgCo2e,
        share: kgCo2e === null || !total ? null : kgCo2e / total,
        deltaFromBaseline: kgCo2e === null || against === null ? null : kgCo2e - against,
        gaps: slot === -1 ? [] : sums.gaps(slot),
        facts: slot === -1 ? 0 : sums.facts(slot),
        missing: slot === -1 ? 0 : sums.missing(slot),
      });
    }
  });
  return result;
}

/** Visits the rows with the columns that have something there, rising. */
function forEachRow({ cells, columns }: Cube, visit: (row: number, present: number[]) => void): void {
  const width = columns.paths.length;
  let row = -1;
  let present: number[] = [];
  for (const cell of cells) {
    const next = Math.floor(cell / width);
    if (next !== row && present.length > 0) {
      visit(row, present);
      present = [];
    }
    row = next;
    present.push(cell - row * width);
  }
  if (present.length > 0) visit(row, present);
}

function merged(present: readonly number[], more: ReadonlySet<number>): number[] {
  return [...new Set([...present, ...more])].sort((a, b) => a - b);
}

function totalsOf(sums: CellSums, size: number): ComparisonTotal[] {
  return Array.from({ length: size }, (_, cell) => totalOf(sums, cell));
}

export function totalOf(sums: CellSums, cell: number): ComparisonTotal {
  return {
    kgCo2e: sums.value(cell),
    gaps: sums.gaps(cell),
    facts: sums.facts(cell),
    missing: sums.missing(cell),
  };
}
