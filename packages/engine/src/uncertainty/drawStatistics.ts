/* What the tests of this folder ask of draws. */

/** Largest distance between the share of draws below a value and the distribution function there. */
export function kolmogorovDistance(draws: Float64Array, share: (value: number) => number): number {
  const sorted = Float64Array.from(draws).sort();
  return sorted.reduce((largest, value, rank) => {
    const expected = share(value);
    return Math.max(
      largest,
      Math.abs(expected - rank / draws.length),
      Math.abs(expected - (rank + 1) / draws.length),
    );
  }, 0);
}

/** Kolmogorov's limit that one run in 10 000 exceeds. */
export function kolmogorovLimit(count: number): number {
  return 2.23 / Math.sqrt(count);
}

/** Abramowitz, Stegun 26.2.17; absolute error below 1e-7. */
export function normalShare(z: number): number {
  if (z < 0) return 1 - normalShare(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = series.reduceRight((value, coefficient) => (value + coefficient) * t, 0);
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

export function shareBelow(values: Float64Array, limit: number): number {
  return values.reduce((count, value) => count + (value < limit ? 1 : 0), 0) / values.length;
}

/** Mean of value^power. */
export function rawMoment(values: Float64Array, power: number): number {
  return values.reduce((sum, value) => sum + value ** power, 0) / values.length;
}

/** Of numbers with mean 0 and variance 1. */
export function correlation(first: Float64Array, second: Float64Array): number {
  return first.reduce((sum, value, place) => sum + value * second[place]!, 0) / first.length;
}
