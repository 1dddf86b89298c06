import { bandOf } from '@cradle/schema';
import type { FacetColumn } from './facetColumns.ts';

/** In which bin of which unit each footprint lies. */
export interface FootprintBins {
  /** Unit and lower edge of each bin. */
  readonly keys: readonly { readonly unit: string; readonly bin: number }[];
  /** Place among the keys, by place of the product; -1 without a footprint. */
  readonly codes: Int32Array;
}

export function footprintBins(units: FacetColumn, size: Float64Array): FootprintBins {
  const keys: { unit: string; bin: number }[] = [];
  const known = units.values.map(() => new Map<number, number>());
  const codes = new Int32Array(size.length).fill(-1);
  for (let place = 0; place < size.length; place++) {
    if (Number.isNaN(size[place]!)) continue;
    const unit = units.codes[place]!;
    const bin = lowerEdgeOf(size[place]!);
    let code = known[unit]!.get(bin);
    if (code === undefined) {
      code = keys.length;
      known[unit]!.set(bin, code);
      keys.push({ unit: units.values[unit]!.value, bin });
    }
    codes[place] = code;
  }
  return { keys, codes };
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
