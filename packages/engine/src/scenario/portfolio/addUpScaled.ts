import { certainSum } from './certainSum.ts';
import type { TotalColumns } from './portfolioTotals.ts';
import { AMOUNT, DISTANCE, PER_UNIT, RATIO, ROW_NUMBERS, TO_TONNES } from './rowNumbers.ts';
import { type ScaleKernel, scaleKernel, sumAt } from './scaleKernel.ts';
import type { Selection } from './selection.ts';

/** A scenario that multiplies all amounts of a selection by one number. */
export interface ScaledRun {
  /** Of the scenario in the columns. */
  readonly place: number;
  readonly factor: number;
}

/** So many scenarios, and rows times scenarios, are worth starting the kernel for. */
const FEWEST_RUNS = 4;
const FEWEST_TERMS = 5_000;

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
  const kernel = kernelFor(selection, runs);
  if (kernel !== null) {
    scaleTogether(selection, runs, columns, kernel, addOtherwise);
    return;
  }
  const missed = new Int32Array(selection.segments.length);
  for (const run of runs) {
    const count = scaleSegments(selection, run, columns, missed);
    for (let at = 0; at < count; at++) addOtherwise(missed[at]!, run);
  }
}

function kernelFor({ ownStarts, segments }: Selection, runs: readonly ScaledRun[]): ScaleKernel | null {
  const rows = ownStarts[segments.length]!;
  if (runs.length < FEWEST_RUNS || rows * runs.length < FEWEST_TERMS) return null;
  const mostRows = segments.reduce(
    (most, _, entry) => Math.max(most, ownStarts[entry + 1]! - ownStarts[entry]!),
    0,
  );
  return scaleKernel(
    runs.map(({ factor }) => factor),
    mostRows,
  );
}

/** Puts the entries that are not certain into `missed`; answers how many there are. */
function scaleSegments(
  { segments, restHighs, restLows, restSizes, restKnown, ownStarts, ownRows }: Selection,
  { place, factor }: ScaledRun,
  { stageSums, stageOfSegment }: TotalColumns,
  missed: Int32Array,
): number {
  const firstPlace = place * stageOfSegment.length;
  let misses = 0;
  for (let entry = 0; entry < segments.length; entry++) {
    const [first, end] = [ownStarts[entry]!, ownStarts[entry + 1]!];
    const others = restKnown[entry]!;
    let high = restHighs[entry]!;
    let low = restLows[entry]!;
    let size = restSizes[entry]!;
    for (let row = first * ROW_NUMBERS; row < end * ROW_NUMBERS; row += ROW_NUMBERS) {
      const carried = ownRows[row + AMOUNT]! * factor * ownRows[row + TO_TONNES]! * ownRows[row + DISTANCE]!;
      const term = carried * ownRows[row + RATIO]! * ownRows[row + PER_UNIT]!;
      const next = high + term;
      const kept = next - high;
      low += high - (next - kept) + (term - kept);
      high = next;
      size += Math.abs(term);
    }
    const sum = certainSum(high, low, size, termsOf(end - first, others), others);
    if (Number.isNaN(sum)) missed[misses++] = entry;
    else stageSums[firstPlace + segments[entry]!] = sum;
  }
  return misses;
}

/** The same, all scenarios at once: the operations of each are those of {@link scaleSegments}. */
function scaleTogether<Run extends ScaledRun>(
  { segments, restHighs, restLows, restSizes, restKnown, ownStarts, ownRows }: Selection,
  runs: readonly Run[],
  { stageSums, stageOfSegment }: TotalColumns,
  { rest, sums, add }: ScaleKernel,
  addOtherwise: (entry: number, run: Run) => void,
): void {
  for (let entry = 0; entry < segments.length; entry++) {
    const [first, end] = [ownStarts[entry]!, ownStarts[entry + 1]!];
    const others = restKnown[entry]!;
    rest[0] = restHighs[entry]!;
    rest[1] = restLows[entry]!;
    rest[2] = restSizes[entry]!;
    add(ownRows.subarray(first * ROW_NUMBERS, end * ROW_NUMBERS), others === 0);
    const terms = termsOf(end - first, others);
    for (let place = 0; place < runs.length; place++) {
      const at = sumAt(place);
      const sum = certainSum(sums[at]!, sums[at + 4]!, sums[at + 8]!, terms, others);
      if (Number.isNaN(sum)) addOtherwise(entry, runs[place]!);
      else stageSums[runs[place]!.place * stageOfSegment.length + segments[entry]!] = sum;
    }
  }
}

/** The rows of the base case, those taken out, and those put in. */
function termsOf(own: number, others: number): number {
  return others + 3 * own;
}
