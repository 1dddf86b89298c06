import type { FactGroups } from '../cube/factColumns.ts';
import { type Axis, axisOf, inOrderOf, pathCount, pathMembers } from './axis.ts';
import { type CellSums, cellSums } from './cellSums.ts';
import { tableOf, totalOf } from './compare.ts';
import { type ComparisonResult, type ComparisonTotal, type Dimension, OTHER } from './comparison.ts';
import { type Cube, type UsedPaths, usedPaths } from './cube.ts';
import type { CubeQuery, CubeSubject } from './cubeQuery.ts';
import { isFactDimension, type SliceMembers, sliceMember } from './encodeSlice.ts';
import { slots } from './slots.ts';

/** The sum over all that begins with the same members of a nested axis. */
export interface Subtotal {
  /** The first members of the axis, fewer than it has dimensions. */
  readonly path: readonly string[];
  /** By place on the other axis, rising; only places that have something. */
  readonly across: readonly (ComparisonTotal & { readonly place: number })[];
  readonly total: ComparisonTotal;
}

/** A comparison with the subtotals of its nested axes, from the outermost dimension inwards. */
export interface CubeTable extends ComparisonResult {
  readonly rowSubtotals: readonly Subtotal[];
  readonly columnSubtotals: readonly Subtotal[];
}

/**
 * Lays groups out in rows and columns, as `compare` does with facts. It does not matter which executor has formed the
 * groups: order, totals, shares, deltas, largest rows and subtotals are worked out here.
 *
 * @param groups by the dimensions of the rows, then those of the columns
 * @param subjects the footprints asked about that no filter leaves out as a whole
 */
export function tabulate(
  groups: FactGroups,
  subjects: readonly CubeSubject[],
  { rows, columns, baselineColumn, largestRows }: CubeQuery,
): CubeTable {
  const [outermost] = rows;
  const kept = largestRows === null || outermost === undefined ? null : largestMembers(groups, largestRows);
  const shown = kept === null ? groups : foldGroups(groups, kept);
  const known = kept === null ? subjects : subjects.map((subject) => foldSubject(subject, outermost!, kept));
  const cube = cubeOf(shown, rows, columns, known);
  const width = cube.columns.paths.length;
  const cells = Array.from(cube.cells, (cell) => {
    const along = Math.floor(cell / width);
    return { along, across: cell - along * width, slot: cube.slotOf(cell) };
  });
  const turned = cells.map(({ along, across, slot }) => ({ along: across, across: along, slot }));
  return {
    ...tableOf(cube, known, baselineColumn),
    rowSubtotals: subtotalsOf(cube.rows, width, cells, cube.sums),
    columnSubtotals: subtotalsOf(cube.columns, cube.rows.paths.length, turned, cube.sums),
  };
}

function cubeOf(
  groups: FactGroups,
  rows: readonly Dimension[],
  columns: readonly Dimension[],
  subjects: readonly SliceMembers[],
): Cube {
  const row = placedGroups(groups, rows, 0, subjects);
  const column = placedGroups(groups, columns, rows.length, subjects);
  const width = column.used.paths.length;
  const taken = slots(row.used.paths.length * width);
  const sums = cellSums(groups.sums.length);
  for (let group = 0; group < groups.sums.length; group++) {
    const slot = taken.take(row.places[group]! * width + column.places[group]!);
    if (groups.facts[group]! > 0) sums.add(slot, groups.sums[group]!, groups.facts[group]!);
    for (const { code, facts } of groups.gaps.get(group) ?? []) sums.addGap(slot, code, facts);
  }
  return { rows: row.used, columns: column.used, cells: taken.keys(), slotOf: taken.find, sums };
}

/** The paths of groups along one axis, which begins at a place among their dimensions. */
function placedGroups(
  groups: FactGroups,
  dimensions: readonly Dimension[],
  first: number,
  subjects: readonly SliceMembers[],
) {
  const numbers = dimensions.map((dimension, index) =>
    inOrderOf(dimension, membersInOrder(dimension, groups.members[first + index]!, subjects)),
  );
  const axis = axisOf(dimensions, numbers);
  const paths = new Float64Array(groups.sums.length);
  for (const index of dimensions.keys()) {
    const codes = groups.codes[first + index]!;
    const steps = groups.members[first + index]!.map(
      (member) => numbers[index]!.numbers.get(member)! * axis.strides[index]!,
    );
    for (let group = 0; group < paths.length; group++) paths[group]! += steps[codes[group]!]!;
  }
  const found = slots(pathCount(axis));
  for (const path of paths) found.take(path);
  const used = usedPaths(axis, found.keys());
  return { used, places: Float64Array.from(paths, used.placeOf) };
}

/** Members of whole footprints come in the order of the subjects, other last; all others as the groups bring them. */
function membersInOrder(
  dimension: Dimension,
  members: readonly string[],
  subjects: readonly SliceMembers[],
): readonly string[] {
  if (isFactDimension(dimension)) return members;
  const own = new Set(subjects.map((subject) => sliceMember(subject, dimension)));
  if (own.delete(OTHER)) own.add(OTHER);
  for (const member of members) own.add(member);
  return [...own];
}

/** The members of the first dimension with the largest totals; of equal ones those that come first. */
function largestMembers({ members, codes, sums, facts }: FactGroups, limit: number): ReadonlySet<string> {
  const totals = cellSums(members[0]!.length);
  for (let group = 0; group < sums.length; group++)
    if (facts[group]! > 0) totals.add(codes[0]![group]!, sums[group]!, facts[group]!);
  // Members with gaps only come last.
  const size = (code: number) => totals.value(code) ?? Number.NEGATIVE_INFINITY;
  const occurring = [...new Set(codes[0]!)].sort((a, b) => a - b).sort((a, b) => size(b) - size(a) || 0);
  return new Set(occurring.slice(0, limit).map((code) => members[0]![code]!));
}

/** All but the kept members of the first dimension become OTHER; cells that then coincide are added up later. */
function foldGroups(groups: FactGroups, kept: ReadonlySet<string>): FactGroups {
  const members = groups.members[0]!;
  const codes = groups.codes[0]!.map((code) => (kept.has(members[code]!) ? code : members.length));
  return {
    ...groups,
    members: [[...members, OTHER], ...groups.members.slice(1)],
    codes: [codes, ...groups.codes.slice(1)],
  };
}

function foldSubject(subject: CubeSubject, dimension: Dimension, kept: ReadonlySet<string>): SliceMembers {
  const fold = (own: Dimension, member: string) => (own !== dimension || kept.has(member) ? member : OTHER);
  return {
    product: fold('PRODUCT', subject.product),
    productCategory: fold('PRODUCT_CATEGORY', subject.productCategory),
    assessment: fold('ASSESSMENT', subject.assessment),
    scenario: fold('SCENARIO', subject.scenario),
  };
}

function subtotalsOf(
  { axis, paths }: UsedPaths,
  width: number,
  cells: readonly PlacedCell[],
  sums: CellSums,
): Subtotal[] {
  const depths = Math.max(0, axis.dimensions.length - 1);
  return Array.from({ length: depths }, (_, index) =>
    subtotalsAt(axis, index + 1, paths, width, cells, sums),
  ).flat();
}

/** A cell seen from one axis: its place on it, and on the other one. */
interface PlacedCell {
  readonly along: number;
  readonly across: number;
  readonly slot: number;
}

function subtotalsAt(
  axis: Axis,
  depth: number,
  paths: Float64Array,
  width: number,
  cells: readonly PlacedCell[],
  sums: CellSums,
): Subtotal[] {
  const starts: number[] = [];
  const prefixes = slots(pathCount(axis));
  const prefixOf = Array.from(paths, (path) => {
    const prefix = prefixes.take(Math.floor(path / axis.strides[depth - 1]!));
    if (prefix === starts.length) starts.push(path);
    return prefix;
  });
  const taken = slots(starts.length * width);
  const across = cellSums(cells.length);
  for (const { along, across: place, slot } of cells)
    across.addCell(taken.take(prefixOf[along]! * width + place), sums, slot);
  const totals = cellSums(starts.length);
  const places = starts.map(() => [] as (ComparisonTotal & { readonly place: number })[]);
  for (const key of taken.keys()) {
    const prefix = Math.floor(key / width);
    const cell = taken.find(key);
    totals.addCell(prefix, across, cell);
    places[prefix]!.push({ place: key - prefix * width, ...totalOf(across, cell) });
  }
  return starts.map((path, prefix) => ({
    path: pathMembers(axis, path).slice(0, depth),
    across: places[prefix]!,
    total: totalOf(totals, prefix),
  }));
}
