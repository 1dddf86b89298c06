import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted } from '../method/readOutcome.ts';
import { analyticDifference, analyticMoments } from './analytic.ts';
import { compileModel } from './compileModel.ts';
import { type Distribution, momentsOf } from './distribution.ts';
import { summariseUncertainty } from './summary.ts';
import type { UncertainLine, UncertainProduct } from './uncertainProduct.ts';
import { fixed, line, lognormal, product } from './uncertaintyBuilders.ts';

const modelOf = (...products: readonly UncertainProduct[]) => accepted(compileModel(products));

const distributions: fc.Arbitrary<Distribution> = fc.oneof(
  fc.double({ min: -10, max: 10, noNaN: true }).map(fixed),
  fc
    .tuple(fc.double({ min: 0.1, max: 10, noNaN: true }), fc.double({ min: 1.01, max: 2, noNaN: true }))
    .map(([median, gsd]) => lognormal(median, gsd)),
  fc
    .tuple(fc.double({ min: -10, max: 10, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }))
    .map(([mean, standardDeviation]): Distribution => ({ kind: 'NORMAL', mean, standardDeviation })),
  fc
    .tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }))
    .map(([min, width]): Distribution => ({ kind: 'UNIFORM', min, max: min + width })),
);

/** Lines that share nothing. */
const separateLines = fc
  .array(fc.tuple(distributions, distributions), { minLength: 1, maxLength: 8 })
  .map((pairs) =>
    pairs.map(([quantity, factor], i): UncertainLine => line(`q${i}`, quantity, `f${i}`, factor)),
  );

describe('Mean and variance without a draw', () => {
  it('of one lognormal line are those of the merged number', () => {
    const moments = analyticMoments(
      modelOf(product('a', line('q', lognormal(2, 1.2), 'f', lognormal(5, 1.3)))),
      0,
    );
    const [q, f] = [momentsOf(lognormal(2, 1.2)), momentsOf(lognormal(5, 1.3))];
    expect(moments.mean).toBeCloseTo(q.mean * f.mean, 10);
    const exact = q.mean ** 2 * f.variance + f.mean ** 2 * q.variance + q.variance * f.variance;
    expect(moments.variance).toBeCloseTo(exact, 10);
  });

  it('of a normal times a normal number leave out the product of the variances, and nothing else', () => {
    const normal = (mean: number): Distribution => ({ kind: 'NORMAL', mean, standardDeviation: 0.5 });
    const { mean, variance } = analyticMoments(
      modelOf(product('a', line('q', normal(2), 'f', normal(3)))),
      0,
    );
    expect(mean).toBe(6);
    expect(variance).toBeCloseTo(4 * 0.25 + 9 * 0.25, 12);
  });

  it('add the slopes of a shared factor before squaring: 2 kg and 3 kg of one steel are 5 kg of it', () => {
    const steel = lognormal(2, 1.3);
    const together = modelOf(
      product('a', line('q1', fixed(2), 'steel', steel), line('q2', fixed(3), 'steel', steel)),
    );
    const apart = modelOf(
      product('a', line('q1', fixed(2), 'steel 1', steel), line('q2', fixed(3), 'steel 2', steel)),
    );
    const { variance } = momentsOf(steel);
    expect(analyticMoments(together, 0).variance).toBeCloseTo(25 * variance, 12);
    expect(analyticMoments(apart, 0).variance).toBeCloseTo(13 * variance, 12);
  });

  it('have the mean of the lines, whatever is uncertain about them', () => {
    fc.assert(
      fc.property(separateLines, (lines) => {
        const { mean, variance } = analyticMoments(modelOf(product('a', ...lines)), 0);
        const means = lines.map(
          ({ quantity, factor }) =>
            momentsOf(quantity.distribution).mean * momentsOf(factor.distribution).mean,
        );
        const size = means.reduce((sum, value) => sum + Math.abs(value), 1);
        const expected = means.reduce((sum, value) => sum + value, 0);
        expect(Math.abs(mean - expected)).toBeLessThan(1e-10 * size);
        expect(variance).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('agree with 20 000 draws within what the draws allow', () => {
    fc.assert(
      fc.property(separateLines, (lines) => {
        const [summary] = accepted(
          summariseUncertainty({ products: [product('a', ...lines)], draws: 20_000, seed: 3 }),
        );
        const { standardError } = summary!.convergence.at(-1)!;
        expect(Math.abs(summary!.mean - summary!.analytic.mean)).toBeLessThanOrEqual(
          6 * standardError + 1e-9,
        );
      }),
      { numRuns: 25, seed: 11 },
    );
  });

  it('of a sum of independent products add up', () => {
    fc.assert(
      fc.property(separateLines, (lines) => {
        const whole = analyticMoments(modelOf(product('a', ...lines)), 0);
        const parts = lines.map((own) => analyticMoments(modelOf(product('a', own)), 0));
        const sum = parts.reduce((total, { variance }) => total + variance, 0);
        expect(Math.abs(whole.variance - sum)).toBeLessThanOrEqual(1e-10 * (1 + sum));
      }),
    );
  });
});

describe('The difference without a draw', () => {
  it('of products that share nothing has the sum of the variances', () => {
    fc.assert(
      fc.property(distributions, distributions, (f, g) => {
        const model = modelOf(
          product('a', line('q', fixed(1), 'f', f)),
          product('b', line('r', fixed(1), 'g', g)),
        );
        const { mean, variance } = analyticDifference(model, 0, 1);
        const [a, b] = [momentsOf(f), momentsOf(g)];
        expect(mean).toBeCloseTo(a.mean - b.mean, 10);
        expect(variance).toBeCloseTo(a.variance + b.variance, 8);
      }),
    );
  });

  it('of products that share their factor has the variance of what is left: 1.2 kg less 1 kg of one steel', () => {
    const steel = lognormal(2, 1.5);
    const model = modelOf(
      product('a', line('q', fixed(1.2), 'steel', steel)),
      product('b', line('r', fixed(1), 'steel', steel)),
    );
    expect(analyticDifference(model, 0, 1).variance).toBeCloseTo(0.04 * momentsOf(steel).variance, 12);
  });

  it('turns its sign and keeps its variance when the products change places', () => {
    const model = modelOf(
      product('a', line('q', lognormal(2, 1.2), 'f', fixed(3)), line('c', fixed(2), 'd', fixed(4))),
      product('b', line('r', lognormal(1, 1.4), 'g', fixed(5))),
    );
    const there = analyticDifference(model, 0, 1);
    const back = analyticDifference(model, 1, 0);
    expect(back.mean).toBeCloseTo(-there.mean, 12);
    expect(back.variance).toBe(there.variance);
  });
});
