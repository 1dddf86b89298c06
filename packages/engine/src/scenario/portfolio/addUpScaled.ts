import { certainSum } from './certainSum.ts';
import type { TotalColumns } from './portfolioTotals.ts';
import type { Selection } from './selection.ts';

/** A scenario that multiplies all amounts of a selection by one number. */
export interface ScaledRun {
  /** Of the scenario in the columns. */
  readonly place: number;
  readonly factor: number;
}

/** Rows that stay in the cache while one scenario after the other goes over them. */
const ROWS_TOGETHER = 2048;

/**
 * The segments of a selection under factors: new rows added to what the old ones leave. Gaps stay what they are.
 *
 * @param addOtherwise does a segment that is not certain to come out as the footprint says
 */
export function addUpScaled<Run extends ScaledRun>(
  selection: Selection,
  runs: readonly Run[],
  columns: TotalColumns,
  addOtherwise: (entry: number, run: Run) => void,
): void {
  const { starts } = selection.scaling;
  const missed = new Int32Array(selection.segments.length);
  let next = 0;
  for (let first = 0; first < selection.segments.length; first = next) {
    next = first + 1;
    if (runs.length === 1) next = selection.segments.length;
    while (next < selection.segments.length && starts[next + 1]! - starts[first]! <= ROWS_TOGETHER) next++;
    for (const run of runs) {
      const count = scaleSegments(selection, first, next, run, columns, missed);
      for (let at = 0; at < count; at++) addOtherwise(missed[at]!, run);
    }
  }
}

/** Puts the entries that are not certain into `missed`; answers how many there are. */
function scaleSegments(
  { segments, restHighs, restLows, restSizes, rowCounts, restKnown, scaling }: Selection,
  firstEntry: number,
  endEntry: number,
  { place, factor }: ScaledRun,
  { stageSums, stageOfSegment }: TotalColumns,
  missed: Int32Array,
): number {
  const { starts, isCarried, amounts, toTonnes, distances, ratios, perUnits } = scaling;
  const firstPlace = place * stageOfSegment.length;
  let misses = 0;
  for (let entry = firstEntry; entry < endEntry; entry++) {
    const [first, end] = [starts[entry]!, starts[entry + 1]!];
    const areCarried = isCarried[entry] === 1;
    let high = restHighs[entry]!;
    let low = restLows[entry]!;
    let size = restSizes[entry]!;
    for (let row = first; row < end; row++) {
      let scaled = amounts[row]! * factor;
      if (areCarried) scaled = scaled * toTonnes[row]! * distances[row]!;
      const term = perUnits[row]! * (scaled * ratios[row]!);
      const sum = high + term;
      const kept = sum - high;
      low += high - (sum - kept) + (term - kept);
      high = sum;
      size += Math.abs(term);
    }
    const sum = certainSum(high, low, size, rowCounts[entry]! + 2 * (end - first), restKnown[entry]!);
    if (Number.isNaN(sum)) missed[misses++] = entry;
    else stageSums[firstPlace + segments[entry]!] = sum;
  }
  return misses;
}
