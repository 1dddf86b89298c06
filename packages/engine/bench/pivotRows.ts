/** Contribution facts made up from a seed: every member equally likely, values log-normal-like and positive. */
export interface PivotRows {
  readonly length: number;
  readonly codes: Readonly<Record<PivotDimension, Uint8Array | Uint16Array>>;
  readonly values: Float64Array;
}

export const PIVOT_MEMBERS = {
  product: 1000,
  stage: 12,
  supplier: 200,
  scenario: 20,
  region: 60,
  gas: 5,
} as const;
export type PivotDimension = keyof typeof PIVOT_MEMBERS;
export const PIVOT_DIMENSIONS = Object.keys(PIVOT_MEMBERS) as PivotDimension[];

const TWO_TO_32 = 4_294_967_296;

export function pivotRows(length: number, seed: number): PivotRows {
  const next = uniform(seed);
  const codes = Object.fromEntries(
    PIVOT_DIMENSIONS.map((dimension) => [
      dimension,
      PIVOT_MEMBERS[dimension] > 256 ? new Uint16Array(length) : new Uint8Array(length),
    ]),
  ) as Record<PivotDimension, Uint8Array | Uint16Array>;
  const values = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    for (const dimension of PIVOT_DIMENSIONS)
      codes[dimension][row] = Math.floor(next() * PIVOT_MEMBERS[dimension]);
    values[row] = Math.exp(4 * (next() + next() + next() - 1.5));
  }
  return { length, codes, values };
}

/** SplitMix32: evenly from 0 up to, not including, 1. */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0_aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a_2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / TWO_TO_32;
  };
}
