import { type Axis, buildAxis, factPaths, pathCount, slicePath } from './axis.ts';
import { BASIS_GAP } from './basis.ts';
import { type CellSums, cellSums } from './cellSums.ts';
import type { ComparisonQuery, Dimension } from './comparison.ts';
import { isFactDimension } from './encodeSlice.ts';
import type { Selection } from './selectFacts.ts';
import { slots } from './slots.ts';

/** The paths of an axis that occur, rising. */
export interface UsedPaths {
  readonly axis: Axis;
  readonly paths: Float64Array;
  /** The place of a path among those that occur, -1 when it does not. */
  placeOf(path: number): number;
}

/** Facts added up by row and column. */
export interface Cube {
  readonly rows: UsedPaths;
  readonly columns: UsedPaths;
  /** Cells that occur, each row place x number of columns + column place, rising. */
  readonly cells: Float64Array;
  /** Place of a cell in `sums`, -1 where there is neither value nor gap. */
  slotOf(cell: number): number;
  readonly sums: CellSums;
}

/** Adds up the selected facts. Integers all the way: names are only looked at once for each slice. */
export function buildCube(
  selection: Selection,
  { rows: rowDimensions, columns: columnDimensions, basis }: ComparisonQuery,
): Cube {
  const rows = placeFacts(selection, rowDimensions);
  const columns = placeFacts(selection, columnDimensions);
  const width = columns.used.paths.length;
  const space = rows.used.paths.length * width;
  const taken = slots(space);
  const sums = cellSums(Math.min(space, selection.facts.length));
  for (const { slice, start, end, scale } of selection.slices) {
    for (let place = start; place < end; place++) {
      const fact = selection.facts[place]!;
      const slot = taken.take(rows.places[place]! * width + columns.places[place]!);
      const gap = slice.gaps[fact]!;
      if (gap !== 0) sums.addGap(slot, slice.gapCodes[gap - 1]!);
      else if (scale === null) sums.addGap(slot, BASIS_GAP[basis]);
      else sums.add(slot, slice.kgCo2e[fact]! * scale);
    }
  }
  return { rows: rows.used, columns: columns.used, cells: taken.keys(), slotOf: taken.find, sums };
}

/** Selected facts along one axis. */
export interface PlacedFacts {
  readonly used: UsedPaths;
  /** For each selected fact the place of its path among those that occur. */
  readonly places: Int32Array;
}

/** Where the selected facts lie along some dimensions, members in the order in which a comparison shows them. */
export function placeFacts(selection: Selection, dimensions: readonly Dimension[]): PlacedFacts {
  const axis = buildAxis(
    selection.slices.map(({ slice }) => slice),
    dimensions,
  );
  const places = new Int32Array(selection.facts.length);
  if (!axis.dimensions.some(isFactDimension)) return placedSlices(axis, selection, places);
  const factPath = factPaths(axis, selection);
  const found = slots(pathCount(axis));
  for (let place = 0; place < factPath.length; place++) found.take(factPath[place]!);
  const used = usedPaths(axis, found.keys());
  for (let place = 0; place < places.length; place++) places[place] = used.placeOf(factPath[place]!);
  return { used, places };
}

/** All facts of a slice lie on one path when the axis has no dimension along which they differ. */
function placedSlices(axis: Axis, { slices }: Selection, places: Int32Array): PlacedFacts {
  const found = slots(pathCount(axis));
  for (const { slice, start, end } of slices) if (start < end) found.take(slicePath(axis, slice));
  const used = usedPaths(axis, found.keys());
  for (const { slice, start, end } of slices) places.fill(used.placeOf(slicePath(axis, slice)), start, end);
  return { used, places };
}

export function usedPaths(axis: Axis, paths: Float64Array): UsedPaths {
  const order = slots(pathCount(axis));
  for (const path of paths) order.take(path);
  return { axis, paths, placeOf: order.find };
}
