import { bandOf } from '@cradle/schema';
import { rangeOf, type SearchEntry, sizeOf } from './searchEntry.ts';

/** In which bin of which unit each footprint lies, and how low and high it can be. */
export interface FootprintBins {
  /** Unit and lower edge of each bin. */
  readonly keys: readonly { readonly unit: string; readonly bin: number }[];
  /** Place among the keys, by place of the product; -1 without a footprint. */
  readonly codes: Int32Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export function footprintBins(entries: readonly SearchEntry[]): FootprintBins {
  const keys: { unit: string; bin: number }[] = [];
  const known = new Map<string, Map<number, number>>();
  const codes = new Int32Array(entries.length).fill(-1);
  const lower = new Float64Array(entries.length);
  const upper = new Float64Array(entries.length);
  entries.forEach(({ version }, place) => {
    const range = version && rangeOf(version);
    if (version === null || range === null) return;
    const bins = known.get(version.unit) ?? new Map<number, number>();
    known.set(version.unit, bins);
    const bin = lowerEdgeOf(sizeOf(version)!);
    let code = bins.get(bin);
    if (code === undefined) {
      code = keys.length;
      bins.set(bin, code);
      keys.push({ unit: version.unit, bin });
    }
    codes[place] = code;
    lower[place] = range!.lower;
    upper[place] = range!.upper;
  });
  return { keys, codes, lower, upper };
}

/** The edges of `bandOf` from the smallest to the largest that footprints have. */
const EDGES = Float64Array.from(
  Array.from({ length: 31 }, (_, place) => place - 15).flatMap((exponent) =>
    [1, 2, 5].map((step) => Number(`${step}e${exponent}`)),
  ),
);

/** The lower edge of `bandOf`, looked up instead of written out: there are a hundred thousand of them. */
function lowerEdgeOf(value: number): number {
  if (value < EDGES[0]! || value >= EDGES[EDGES.length - 1]!) return bandOf(value).lower;
  let [low, high] = [0, EDGES.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (EDGES[middle]! <= value) low = middle;
    else high = middle;
  }
  return EDGES[low]!;
}
