import type { ComparisonQuery } from './comparison.ts';
import { placeFacts } from './cube.ts';
import type { EncodedSlice } from './encodeSlice.ts';
import type { FactDetail, SliceDetail } from './factDetail.ts';
import { selectFacts } from './selectFacts.ts';

/** A figure of a cell that is no sum of kg CO2e, but can be put together from what its contributions leave behind. */
export interface CellMeasure<Parts> {
  start(): Parts;
  /** Adds one contribution with a value: kg CO2e on the basis. */
  add(parts: Parts, kgCo2e: number, detail: FactDetail): void;
  /** Adds another cell, so that totals need no second pass. */
  merge(parts: Parts, other: Parts): void;
  /** Null where the parts give none. */
  value(parts: Parts): number | null;
  /** Codes of what the figure lacks beside the gaps of the emissions. */
  gaps(parts: Parts): readonly string[];
}

export interface MeasuredValue {
  readonly value: number | null;
  readonly gaps: readonly string[];
}

/** Figures by row x number of columns + column, with the places of rows and columns in the comparison they belong to. */
export interface MeasuredTable {
  readonly width: number;
  readonly cells: ReadonlyMap<number, MeasuredValue>;
  readonly rowTotals: readonly MeasuredValue[];
  readonly columnTotals: readonly MeasuredValue[];
  readonly total: MeasuredValue;
}

/** What the contributions of each cell leave behind; `read` lays it out, also with rows and columns put together. */
export interface MeasuredFacts {
  /**
   * @param rows for each row of the comparison the row it is part of, from 0; null leaves them as they are
   * @param columns the same for columns
   */
  read(rows: Regrouping | null, columns: Regrouping | null): MeasuredTable;
}

/** New places of the entries of an axis. */
export interface Regrouping {
  readonly places: Int32Array;
  readonly size: number;
}

/**
 * Goes once through the contributions that a comparison adds up. Rows and columns have the places they have in
 * `compare(slices, query)`. Contributions without a value, or on a basis that is not known, leave nothing behind: their gaps
 * stand in the comparison.
 *
 * @param details of the slices, in their order
 */
export function measureFacts<Parts>(
  slices: readonly EncodedSlice[],
  details: ReadonlyMap<EncodedSlice, SliceDetail>,
  query: ComparisonQuery,
  measure: CellMeasure<Parts>,
): MeasuredFacts {
  const selection = selectFacts(slices, query);
  const rows = placeFacts(selection, query.rows);
  const columns = placeFacts(selection, query.columns);
  const width = columns.used.paths.length;
  const height = rows.used.paths.length;
  const cells = new Map<number, Parts>();
  for (const { slice, start, end, scale } of selection.slices) {
    const detail = details.get(slice)!;
    for (let place = start; place < end; place++) {
      const fact = selection.facts[place]!;
      if (scale === null || slice.gaps[fact] !== 0) continue;
      const cell = rows.places[place]! * width + columns.places[place]!;
      measure.add(partsAt(cells, cell, measure), slice.kgCo2e[fact]! * scale, detail[fact]!);
    }
  }
  return {
    read: (rowGroups, columnGroups) => {
      const row = rowGroups ?? unchanged(height);
      const column = columnGroups ?? unchanged(width);
      return readTable(regrouped(cells, width, row, column, measure), row.size, column.size, measure);
    },
  };
}

function regrouped<Parts>(
  cells: ReadonlyMap<number, Parts>,
  width: number,
  rows: Regrouping,
  columns: Regrouping,
  measure: CellMeasure<Parts>,
): ReadonlyMap<number, Parts> {
  const merged = new Map<number, Parts>();
  for (const [cell, parts] of cells) {
    const row = Math.floor(cell / width);
    const to = rows.places[row]! * columns.size + columns.places[cell - row * width]!;
    measure.merge(partsAt(merged, to, measure), parts);
  }
  return merged;
}

function readTable<Parts>(
  cells: ReadonlyMap<number, Parts>,
  height: number,
  width: number,
  measure: CellMeasure<Parts>,
): MeasuredTable {
  const rows = Array.from({ length: height }, measure.start);
  const columns = Array.from({ length: width }, measure.start);
  const all = measure.start();
  for (const [cell, parts] of cells) {
    const row = Math.floor(cell / width);
    measure.merge(rows[row]!, parts);
    measure.merge(columns[cell - row * width]!, parts);
    measure.merge(all, parts);
  }
  const read = (parts: Parts): MeasuredValue => ({ value: measure.value(parts), gaps: measure.gaps(parts) });
  return {
    width,
    cells: new Map([...cells].map(([cell, parts]) => [cell, read(parts)])),
    rowTotals: rows.map(read),
    columnTotals: columns.map(read),
    total: read(all),
  };
}

function partsAt<Parts>(cells: Map<number, Parts>, cell: number, measure: CellMeasure<Parts>): Parts {
  const known = cells.get(cell);
  if (known !== undefined) return known;
  const parts = measure.start();
  cells.set(cell, parts);
  return parts;
}

function unchanged(size: number): Regrouping {
  return { places: Int32Array.from({ length: size }, (_, place) => place), size };
}
