import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, refusedCodes } from '../method/readOutcome.ts';
import type { Distribution } from './distribution.ts';
import { simulate } from './simulate.ts';
import { summariseUncertainty } from './summary.ts';
import type { UncertainProduct } from './uncertainProduct.ts';
import { fixed, line, lognormal, product } from './uncertaintyBuilders.ts';

const summaryOf = (only: UncertainProduct, draws = 100_000, seed = 1) =>
  accepted(summariseUncertainty({ products: [only], draws, seed }))[0]!;

const oneOf = (distribution: Distribution) => product('a', line('q', distribution, 'one', fixed(1)));

const totalsOf = (products: readonly UncertainProduct[], draws = 200, seed = 1) =>
  accepted(simulate({ products, draws, seed })).totals;

describe('A simulated product', () => {
  it('with one lognormal line of 10 and GSD 1.2 has its 95 % between 10 / 1.2^1.96 and 10 × 1.2^1.96', () => {
    const { median, interval } = summaryOf(oneOf(lognormal(10, 1.2)));
    expect(median).toBeCloseTo(10, 1);
    expect(Math.abs(interval.lower / (10 / 1.2 ** 1.959964) - 1)).toBeLessThan(0.01);
    expect(Math.abs(interval.upper / (10 * 1.2 ** 1.959964) - 1)).toBeLessThan(0.01);
  });

  it('has the quantiles of its distribution in every kind', () => {
    const ends = (distribution: Distribution) => summaryOf(oneOf(distribution)).interval;
    expect(ends({ kind: 'UNIFORM', min: 0, max: 40 }).lower).toBeCloseTo(1, 1);
    expect(ends({ kind: 'UNIFORM', min: 0, max: 40 }).upper).toBeCloseTo(39, 1);
    expect(ends({ kind: 'NORMAL', mean: 5, standardDeviation: 1 }).upper).toBeCloseTo(6.96, 1);
    // Of a triangle from 0 over 0 to 1: 1 − √0.975 and 1 − √0.025.
    expect(ends({ kind: 'TRIANGULAR', min: 0, mode: 0, max: 1 }).lower).toBeCloseTo(0.0126, 2);
    expect(ends({ kind: 'TRIANGULAR', min: 0, mode: 0, max: 1 }).upper).toBeCloseTo(0.8419, 2);
  });

  it('has the mean and deviation that its lines have together, within five standard errors', () => {
    const { mean, standardDeviation, analytic, convergence } = summaryOf(
      product(
        'a',
        line('q1', lognormal(3, 1.3), 'f1', lognormal(2, 1.2)),
        line('q2', { kind: 'TRIANGULAR', min: 1, mode: 2, max: 6 }, 'f2', fixed(4)),
        line('q3', { kind: 'UNIFORM', min: 0, max: 2 }, 'f3', fixed(-1)),
      ),
    );
    expect(Math.abs(mean - analytic.mean)).toBeLessThan(5 * convergence.at(-1)!.standardError);
    expect(standardDeviation / Math.sqrt(analytic.variance)).toBeCloseTo(1, 1);
  });

  it('without uncertainty is a number without spread', () => {
    const { mean, standardDeviation, interval, analytic } = summaryOf(oneOf(fixed(3)), 1000);
    expect([mean, standardDeviation, interval]).toEqual([3, 0, { lower: 3, upper: 3 }]);
    expect(analytic).toEqual({ mean: 3, variance: 0 });
  });

  it('without lines is 0', () => {
    expect(summaryOf(product('empty'), 1000).interval).toEqual({ lower: 0, upper: 0 });
  });

  it('gives the same bytes for the same seed and other numbers for another', () => {
    const products = [oneOf(lognormal(1, 1.5))];
    expect(totalsOf(products)).toEqual(totalsOf(products));
    expect(totalsOf(products, 200, 2)).not.toEqual(totalsOf(products));
  });

  it('begins with the same draws when more are asked for', () => {
    const products = [oneOf(lognormal(1, 1.5))];
    expect(totalsOf(products, 5000)[0]!.slice(0, 200)).toEqual(totalsOf(products, 200)[0]);
  });

  it('does not depend on the order of lines and products, to the last bit', () => {
    const lines = [
      line('q1', lognormal(1, 1.1), 'steel', lognormal(2, 1.2)),
      line('q2', lognormal(3, 1.3), 'steel', lognormal(2, 1.2)),
      line('q3', lognormal(0.1, 1.3), 'glue', lognormal(5, 2)),
      line('q4', { kind: 'NORMAL', mean: 1, standardDeviation: 0.1 }, 'power', fixed(0.4)),
      line('q5', fixed(0.3), 'power', fixed(0.4)),
      line('q6', fixed(0.7), 'steel', lognormal(2, 1.2)),
    ];
    const [first, second] = totalsOf([product('a', ...lines), product('b', ...lines.slice(2))]);
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        const others = shuffled.filter((own) => lines.indexOf(own) >= 2);
        const [b, a] = totalsOf([product('b', ...others), product('a', ...shuffled)]);
        expect(a).toEqual(first);
        expect(b).toEqual(second);
      }),
      { numRuns: 30 },
    );
  });

  it('grows with its quantities: twice as much gives twice every draw', () => {
    const scaled = (amount: number) =>
      totalsOf([
        product(
          'a',
          line('q1', fixed(amount), 'f1', lognormal(2, 1.4)),
          line('q2', fixed(3 * amount), 'f2', lognormal(1, 1.1)),
        ),
      ])[0]!;
    const single = scaled(1);
    expect(scaled(2)).toEqual(single.map((total) => 2 * total));
  });

  it('draws a number once that stands in two lines: steel in and the same steel out cancel', () => {
    const steel = lognormal(2, 1.5);
    const [totals] = totalsOf([
      product('a', line('in', fixed(3), 'steel', steel), line('out', fixed(-3), 'steel', steel)),
    ]);
    expect(totals?.every((total) => total === 0)).toBe(true);
  });

  it('keeps shared columns right across blocks of draws', () => {
    const power = lognormal(0.5, 1.3);
    const shared = Array.from({ length: 40 }, (_, i) => line(`q${i}`, fixed(i + 1), 'power', power));
    const mixed = line('heat', { kind: 'UNIFORM', min: 1, max: 2 }, 'power', power);
    const [together, alone] = totalsOf(
      [product('a', ...shared), product('b', line('total', fixed(820), 'power', power)), product('c', mixed)],
      5000,
    );
    expect(together).toEqual(alone);
  });

  it('refuses too few or too many draws and a seed that is no whole number', () => {
    const products = [oneOf(fixed(1))];
    expect(refusedCodes(simulate({ products, draws: 10, seed: 1 }))).toEqual(['DRAWS_OUT_OF_RANGE']);
    expect(refusedCodes(simulate({ products, draws: 1e9, seed: 1 }))).toEqual(['DRAWS_OUT_OF_RANGE']);
    expect(refusedCodes(simulate({ products, draws: 1000.5, seed: 0.5 }))).toEqual([
      'DRAWS_OUT_OF_RANGE',
      'SEED_INVALID',
    ]);
  });
});

describe('Convergence', () => {
  it('is shown at each halving, and the standard error falls with the root of the draws', () => {
    const { convergence, mean, standardDeviation } = summaryOf(oneOf(lognormal(10, 1.3)), 6400);
    expect(convergence.map(({ draws }) => draws)).toEqual([100, 200, 400, 800, 1600, 3200, 6400]);
    const [first, last] = [convergence[0]!, convergence.at(-1)!];
    expect(first.standardError / last.standardError).toBeGreaterThan(6);
    expect(first.standardError / last.standardError).toBeLessThan(11);
    expect(last.mean).toBe(mean);
    expect(last.standardError).toBeCloseTo(standardDeviation / 80, 12);
  });

  it('loses no digits of a small spread about a large mean', () => {
    const { standardDeviation } = summaryOf(oneOf({ kind: 'NORMAL', mean: 1e9, standardDeviation: 0.01 }));
    expect(standardDeviation).toBeCloseTo(0.01, 3);
  });
});
