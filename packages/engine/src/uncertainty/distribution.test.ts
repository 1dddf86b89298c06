import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDistribution, type Distribution, momentsOf, multiplyLognormals } from './distribution.ts';

const codesOf = (distribution: Distribution) => {
  const outcome = checkDistribution(distribution, 'steel');
  return outcome.ok ? [] : outcome.refusals.map(({ code, field }) => `${code} ${field}`);
};

const lognormal = (median: number, gsd: number) => ({ kind: 'LOGNORMAL', median, gsd }) as const;

describe('A distribution', () => {
  it('is accepted in every kind, also without any spread', () => {
    expect(codesOf({ kind: 'FIXED', value: -2 })).toEqual([]);
    expect(codesOf(lognormal(-3, 1))).toEqual([]);
    expect(codesOf({ kind: 'NORMAL', mean: 0, standardDeviation: 0 })).toEqual([]);
    expect(codesOf({ kind: 'TRIANGULAR', min: 1, mode: 1, max: 1 })).toEqual([]);
    expect(codesOf({ kind: 'UNIFORM', min: 2, max: 2 })).toEqual([]);
  });

  it('is refused with a GSD below 1 or beyond reason', () => {
    expect(codesOf(lognormal(1, 0.9))).toEqual(['GSD_OUT_OF_RANGE gsd']);
    expect(codesOf(lognormal(1, 1e6))).toEqual(['GSD_OUT_OF_RANGE gsd']);
  });

  it('is refused with a negative standard deviation', () => {
    expect(codesOf({ kind: 'NORMAL', mean: 1, standardDeviation: -0.1 })).toEqual([
      'STANDARD_DEVIATION_NEGATIVE standardDeviation',
    ]);
  });

  it('is refused with ends the wrong way round, or a mode outside of them', () => {
    expect(codesOf({ kind: 'UNIFORM', min: 2, max: 1 })).toEqual(['RANGE_REVERSED min']);
    expect(codesOf({ kind: 'TRIANGULAR', min: 2, mode: 1.5, max: 1 })).toEqual(['RANGE_REVERSED min']);
    expect(codesOf({ kind: 'TRIANGULAR', min: 1, mode: 4, max: 3 })).toEqual(['MODE_OUTSIDE_RANGE mode']);
  });

  it('is refused with what is no finite number, naming each field', () => {
    expect(codesOf({ kind: 'UNIFORM', min: Number.NaN, max: Number.POSITIVE_INFINITY })).toEqual([
      'DISTRIBUTION_NOT_FINITE min',
      'DISTRIBUTION_NOT_FINITE max',
    ]);
  });

  it('names the input it belongs to', () => {
    const outcome = checkDistribution(lognormal(1, 0), 'steel');
    expect(outcome.ok ? null : outcome.refusals[0]?.subject).toBe('steel');
  });
});

describe('Mean and variance', () => {
  it('of a fixed number are itself and 0', () => {
    expect(momentsOf({ kind: 'FIXED', value: 4 })).toEqual({ mean: 4, variance: 0 });
  });

  it('of a lognormal one with median 2 and GSD e^0.5 are 2.26630 and 1.45874', () => {
    const { mean, variance } = momentsOf(lognormal(2, Math.exp(0.5)));
    expect(mean).toBeCloseTo(2 * Math.exp(0.125), 12);
    expect(variance).toBeCloseTo(4 * Math.exp(0.25) * (Math.exp(0.25) - 1), 12);
  });

  it('of a normal, a triangular and a uniform one are those of the textbook', () => {
    expect(momentsOf({ kind: 'NORMAL', mean: 3, standardDeviation: 0.5 })).toEqual({
      mean: 3,
      variance: 0.25,
    });
    expect(momentsOf({ kind: 'TRIANGULAR', min: 0, mode: 3, max: 6 })).toEqual({ mean: 3, variance: 1.5 });
    expect(momentsOf({ kind: 'UNIFORM', min: 0, max: 6 })).toEqual({ mean: 3, variance: 3 });
  });

  it('of a lognormal credit are those of the burden with the sign turned', () => {
    const burden = momentsOf(lognormal(2, 1.4));
    expect(momentsOf(lognormal(-2, 1.4))).toEqual({ mean: -burden.mean, variance: burden.variance });
  });
});

describe('The product of two lognormal numbers', () => {
  it('adds the variances of the logarithms: GSD e^0.3 and e^0.4 make e^0.5', () => {
    const product = multiplyLognormals(lognormal(2, Math.exp(0.3)), lognormal(5, Math.exp(0.4)));
    expect(product.median).toBe(10);
    expect(product.gsd).toBeCloseTo(Math.exp(0.5), 12);
  });

  it('has the mean of the means and the exact variance of a product of independent numbers', () => {
    const gsd = fc.double({ min: 1, max: 3, noNaN: true });
    const median = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(median, gsd, median, gsd, (m1, g1, m2, g2) => {
        const [a, b] = [lognormal(m1, g1), lognormal(m2, g2)];
        const [momentsA, momentsB] = [momentsOf(a), momentsOf(b)];
        const product = momentsOf(multiplyLognormals(a, b));
        const variance =
          momentsA.mean ** 2 * momentsB.variance +
          momentsB.mean ** 2 * momentsA.variance +
          momentsA.variance * momentsB.variance;
        expect(product.mean / (momentsA.mean * momentsB.mean)).toBeCloseTo(1, 10);
        expect(Math.abs(product.variance - variance)).toBeLessThan(
          1e-8 * (variance + product.mean * product.mean),
        );
      }),
    );
  });
});
