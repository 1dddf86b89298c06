/** How many of the draws fall into each of equally wide bins between two values. */
export interface DrawHistogram {
  /** kg CO2e on the basis. */
  readonly lower: number;
  readonly upper: number;
  /** Of all draws, bin by bin, 0..1. What lies outside the two values is in no bin. */
  readonly shares: readonly number[];
}

const BINS = 60;
/** Share of the draws left out at either end, so that one draw in thousands does not squeeze the rest. */
const TAIL = 0.002;

/** Histograms of samples over the same bins. */
export function histogramsOf(samples: readonly Float64Array[]): readonly DrawHistogram[] {
  const sorted = samples.map((sample) => Float64Array.from(sample).sort());
  const lower = Math.min(...sorted.map((sample) => sample[Math.floor(TAIL * (sample.length - 1))]!));
  const upper = Math.max(...sorted.map((sample) => sample[Math.ceil((1 - TAIL) * (sample.length - 1))]!));
  return samples.map((sample) => ({ lower, upper, shares: sharesOf(sample, lower, upper) }));
}

function sharesOf(sample: Float64Array, lower: number, upper: number): readonly number[] {
  // Without spread everything is in the one bin that has no width.
  if (upper === lower) return [1];
  const counts = new Array<number>(BINS).fill(0);
  for (const value of sample) {
    if (value < lower || value > upper) continue;
    const bin = Math.min(BINS - 1, Math.floor(((value - lower) / (upper - lower)) * BINS));
    counts[bin]! += 1;
  }
  return counts.map((count) => count / sample.length);
}
