import { describe, expect, it } from 'vitest';
import { type Distribution, momentsOf } from './distribution.ts';
import { drawerOf } from './drawInput.ts';
import { logarithm } from './elementary.ts';
import { seedStream, WORDS_PER_STREAM } from './randomStream.ts';

const COUNT = 40_000;

function draw(distribution: Distribution, key = 'input', count = COUNT): Float64Array {
  const stream = new Int32Array(WORDS_PER_STREAM);
  seedStream(stream, 0, 1, key);
  const out = new Float64Array(count);
  drawerOf(distribution)(stream, 0, out, count);
  return out;
}

/** Largest distance between the share of draws below a value and the distribution function there. */
function kolmogorovDistance(draws: Float64Array, share: (value: number) => number): number {
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
const LIMIT = 2.23 / Math.sqrt(COUNT);

/** Abramowitz, Stegun 26.2.17; absolute error below 1e-7. */
function normalShare(z: number): number {
  if (z < 0) return 1 - normalShare(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = series.reduceRight((value, coefficient) => (value + coefficient) * t, 0);
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

function triangularShare(min: number, mode: number, max: number) {
  return (value: number) =>
    value < mode
      ? (value - min) ** 2 / ((max - min) * (mode - min))
      : 1 - (max - value) ** 2 / ((max - min) * (max - mode));
}

describe('Draws', () => {
  it('of a lognormal number follow its distribution function', () => {
    const draws = draw({ kind: 'LOGNORMAL', median: 3, gsd: 1.4 });
    const share = (value: number) => normalShare(logarithm(value / 3) / logarithm(1.4));
    expect(kolmogorovDistance(draws, share)).toBeLessThan(LIMIT);
  });

  it('of a normal number follow its distribution function', () => {
    const draws = draw({ kind: 'NORMAL', mean: -2, standardDeviation: 0.5 });
    expect(kolmogorovDistance(draws, (value) => normalShare((value + 2) / 0.5))).toBeLessThan(LIMIT);
  });

  it('of a triangular number follow its distribution function, wherever the mode lies', () => {
    for (const mode of [1, 2, 4.5, 5]) {
      const draws = draw({ kind: 'TRIANGULAR', min: 1, mode, max: 5 }, `mode ${mode}`);
      expect(kolmogorovDistance(draws, triangularShare(1, mode, 5))).toBeLessThan(LIMIT);
    }
  });

  it('of a uniform number follow its distribution function', () => {
    const draws = draw({ kind: 'UNIFORM', min: -1, max: 3 });
    expect(kolmogorovDistance(draws, (value) => (value + 1) / 4)).toBeLessThan(LIMIT);
  });

  it('of bounded numbers stay inside of their bounds', () => {
    const uniform = draw({ kind: 'UNIFORM', min: -1, max: 3 });
    const triangular = draw({ kind: 'TRIANGULAR', min: 1, mode: 1, max: 5 });
    expect(uniform.every((value) => value > -1 && value < 3)).toBe(true);
    expect(triangular.every((value) => value >= 1 && value <= 5)).toBe(true);
  });

  it('of a lognormal credit are all below zero and mirror those of the burden', () => {
    const burden = draw({ kind: 'LOGNORMAL', median: 3, gsd: 1.4 });
    const credit = draw({ kind: 'LOGNORMAL', median: -3, gsd: 1.4 });
    expect(credit).toEqual(burden.map((value) => -value));
    expect(credit.every((value) => value < 0)).toBe(true);
  });

  it('of a fixed number are that number', () => {
    expect(draw({ kind: 'FIXED', value: 7 }, 'fixed', 3)).toEqual(Float64Array.of(7, 7, 7));
  });

  it('have the mean and variance that are stated for the distribution', () => {
    const distributions: readonly Distribution[] = [
      { kind: 'LOGNORMAL', median: 3, gsd: 1.4 },
      { kind: 'NORMAL', mean: 3, standardDeviation: 2 },
      { kind: 'TRIANGULAR', min: 0, mode: 1, max: 6 },
      { kind: 'UNIFORM', min: 2, max: 6 },
    ];
    for (const distribution of distributions) {
      const draws = draw(distribution, distribution.kind);
      const { mean, variance } = momentsOf(distribution);
      const drawnMean = draws.reduce((sum, value) => sum + value, 0) / COUNT;
      const drawnVariance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / COUNT;
      expect(Math.abs(drawnMean - mean)).toBeLessThan(5 * Math.sqrt(variance / COUNT));
      expect(drawnVariance / variance).toBeCloseTo(1, 1);
    }
  });

  it('leave what lies behind the count alone', () => {
    const stream = new Int32Array(WORDS_PER_STREAM);
    seedStream(stream, 0, 1, 'input');
    const out = new Float64Array(10).fill(-9);
    drawerOf({ kind: 'TRIANGULAR', min: 1, mode: 2, max: 3 })(stream, 0, out, 4);
    expect([...out.slice(4)]).toEqual([-9, -9, -9, -9, -9, -9]);
  });
});
