import { certainSum } from './certainSum.ts';
import type { TotalColumns } from './portfolioTotals.ts';
import { type ScaleKernel, scaleKernel, sumAt } from './scaleKernel.ts';
import type { Selection } from './selection.ts';
import { ROW_NUMBERS } from './wasmScale.ts';

/** A scenario that multiplies all amounts of a selection by one number. */
export interface ScaledRun {
  /** Of the scenario in the columns. */
  readonly place: number;
  readonly factor: number;
}

/** So many rows times scenarios are worth starting the kernel for. */
const WORTH_A_KERNEL = 10_000;

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

function kernelFor({ scaling: { starts } }: Selection, runs: readonly ScaledRun[]): ScaleKernel | null {
  const rows = starts[starts.length - 1]!;
  if (runs.length === 1 || rows * runs.length < WORTH_A_KERNEL) return null;
  const mostRows = starts.reduce(
    (most, start, entry) => Math.max(most, (starts[entry + 1] ?? rows) - start),
    0,
  );
  return scaleKernel(
    runs.map(({ factor }) => factor),
    mostRows,
  );
}

/** Puts the entries that are not certain into `missed`; answers how many there are. */
function scaleSegments(
  { segments, restHighs, restLows, restSizes, rowCounts, restKnown, scaling }: Selection,
  { place, factor }: ScaledRun,
  { stageSums, stageOfSegment }: TotalColumns,
  missed: Int32Array,
): number {
  const { starts, isCarried, numbers } = scaling;
  const firstPlace = place * stageOfSegment.length;
  let misses = 0;
  for (let entry = 0; entry < segments.length; entry++) {
    const [first, end] = [starts[entry]! * ROW_NUMBERS, starts[entry + 1]! * ROW_NUMBERS];
    const areCarried = isCarried[entry] === 1;
    let high = restHighs[entry]!;
    let low = restLows[entry]!;
    let size = restSizes[entry]!;
    for (let at = first; at < end; at += ROW_NUMBERS) {
      let scaled = numbers[at]! * factor;
      if (areCarried) scaled = scaled * numbers[at + 1]! * numbers[at + 2]!;
      const term = scaled * numbers[at + 3]! * numbers[at + 4]!;
      const next = high + term;
      const kept = next - high;
      low += high - (next - kept) + (term - kept);
      high = next;
      size += Math.abs(term);
    }
    const terms = rowCounts[entry]! + (2 * (end - first)) / ROW_NUMBERS;
    const sum = certainSum(high, low, size, terms, restKnown[entry]!);
    if (Number.isNaN(sum)) missed[misses++] = entry;
    else stageSums[firstPlace + segments[entry]!] = sum;
  }
  return misses;
}

/** The same, all scenarios at once: the operations of each are those of {@link scaleSegments}. */
function scaleTogether<Run extends ScaledRun>(
  { segments, restHighs, restLows, restSizes, rowCounts, restKnown, scaling }: Selection,
  runs: readonly Run[],
  { stageSums, stageOfSegment }: TotalColumns,
  { rest, sums, add }: ScaleKernel,
  addOtherwise: (entry: number, run: Run) => void,
): void {
  const { starts, isCarried, numbers } = scaling;
  for (let entry = 0; entry < segments.length; entry++) {
    const [first, end] = [starts[entry]!, starts[entry + 1]!];
    const others = restKnown[entry]!;
    rest[0] = restHighs[entry]!;
    rest[1] = restLows[entry]!;
    rest[2] = restSizes[entry]!;
    add(numbers.subarray(first * ROW_NUMBERS, end * ROW_NUMBERS), isCarried[entry] === 1, others === 0);
    const terms = rowCounts[entry]! + 2 * (end - first);
    for (let place = 0; place < runs.length; place++) {
      const at = sumAt(place);
      const sum = certainSum(sums[at]!, sums[at + 4]!, sums[at + 8]!, terms, others);
      if (Number.isNaN(sum)) addOtherwise(entry, runs[place]!);
      else stageSums[runs[place]!.place * stageOfSegment.length + segments[entry]!] = sum;
    }
  }
}
