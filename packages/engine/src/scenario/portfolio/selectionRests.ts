import type { PortfolioLayout } from './portfolioLayout.ts';
import { ROW_NUMBERS } from './wasmScale.ts';

/** What some lines leave of the segments they lie in, and their rows made ready for amounts that are scaled. */
export interface SelectionRests {
  /** Assessments that lines are of. */
  readonly products: Int32Array;
  // By segment with lines in it, in their order.
  readonly segments: Int32Array;
  /** First of its lines among the lines, and one behind the last. */
  readonly lineStarts: Int32Array;
  /** The sum of the other rows in two parts, and the sum of the sizes of all rows. */
  readonly restHighs: Float64Array;
  readonly restLows: Float64Array;
  readonly restSizes: Float64Array;
  /** How many rows there are, how many of them are others, and how many gaps the lines themselves have. */
  readonly rowCounts: Int32Array;
  readonly restKnown: Int32Array;
  readonly ownGaps: Int32Array;
  readonly scaling: ScalingRows;
}

/** kg CO2e of a row under a factor: amount × factor × toTonnes × distance × ratio × perUnit, multiplied in this order. */
export interface ScalingRows {
  /** First row of each segment, and one behind the last. */
  readonly starts: Int32Array;
  /** 1 for segments with rows that are carried over a distance; of others toTonnes and distance are 1, which changes no bit. */
  readonly isCarried: Uint8Array;
  /** Those five numbers without the factor, row by row. */
  readonly numbers: Float64Array;
}

/** @param lines rising */
export function selectionRests(lines: Int32Array, layout: PortfolioLayout): SelectionRests {
  const places = placesOf(lines, layout);
  const count = places.segments.length;
  const [restHighs, restLows, restSizes] = [count, count, count].map((size) => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [rowCounts, restKnown, ownGaps] = [count, count, count].map((size) => new Int32Array(size)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const { rowStarts, rows, gapsOfLine, segmentHighs, segmentLows, segmentSizes, segmentKnown } = layout;
  places.segments.forEach((segment, entry) => {
    let [high, low] = [segmentHighs[segment]!, segmentLows[segment]!];
    let [own, gaps] = [0, 0];
    for (let place = places.lineStarts[entry]!; place < places.lineStarts[entry + 1]!; place++) {
      const line = lines[place]!;
      for (let row = rowStarts[line]!; row < rowStarts[line + 1]!; row++) {
        const term = -rows[row]!;
        const next = high + term;
        const kept = next - high;
        low += high - (next - kept) + (term - kept);
        high = next;
      }
      own += rowStarts[line + 1]! - rowStarts[line]!;
      gaps += gapsOfLine[line]!;
    }
    const known = segmentKnown[segment]!;
    // Where nothing is left, nothing of the rounding may be left either.
    restHighs[entry] = known === own ? 0 : high;
    restLows[entry] = known === own ? 0 : low;
    restSizes[entry] = segmentSizes[segment]!;
    rowCounts[entry] = known;
    restKnown[entry] = known - own;
    ownGaps[entry] = gaps;
  });
  return {
    ...places,
    restHighs,
    restLows,
    restSizes,
    rowCounts,
    restKnown,
    ownGaps,
    scaling: scalingRows(lines, places, layout),
  };
}

function placesOf(lines: Int32Array, { segmentOfLine, productOfLine }: PortfolioLayout) {
  const [segments, lineStarts, products]: [number[], number[], number[]] = [[], [], []];
  lines.forEach((line, place) => {
    const segment = segmentOfLine[line]!;
    if (segments.at(-1) === segment) return;
    segments.push(segment);
    lineStarts.push(place);
    const product = productOfLine[line]!;
    if (products.at(-1) !== product) products.push(product);
  });
  lineStarts.push(lines.length);
  return {
    segments: Int32Array.from(segments),
    lineStarts: Int32Array.from(lineStarts),
    products: Int32Array.from(products),
  };
}

function scalingRows(
  lines: Int32Array,
  { segments, lineStarts }: Pick<SelectionRests, 'segments' | 'lineStarts'>,
  { kinds, kindOfLine, amounts, distances, rowStarts, perUnits }: PortfolioLayout,
): ScalingRows {
  const size = lines.reduce((sum, line) => sum + rowStarts[line + 1]! - rowStarts[line]!, 0);
  const starts = new Int32Array(segments.length + 1);
  const isCarried = new Uint8Array(segments.length);
  const numbers = new Float64Array(ROW_NUMBERS * size);
  let end = 0;
  for (let entry = 0; entry < segments.length; entry++) {
    for (let place = lineStarts[entry]!; place < lineStarts[entry + 1]!; place++) {
      const line = lines[place]!;
      const { emission } = kinds[kindOfLine[line]!]!;
      for (let row = rowStarts[line]!; row < rowStarts[line + 1]!; row++) {
        if (emission.isCarried) isCarried[entry] = 1;
        numbers[end] = amounts[line]!;
        numbers[end + 1] = emission.isCarried ? emission.toTonnes : 1;
        numbers[end + 2] = emission.isCarried ? distances[line]! : 1;
        numbers[end + 3] = emission.ratio;
        numbers[end + 4] = perUnits[row]!;
        end += ROW_NUMBERS;
      }
    }
    starts[entry + 1] = end / ROW_NUMBERS;
  }
  return { starts, isCarried, numbers };
}
