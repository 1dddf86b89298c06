import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, refusedCodes } from '../method/readOutcome.ts';
import { simulate } from './simulate.ts';
import { summariseSimulation, summariseUncertainty } from './summary.ts';
import { fixed, line, lognormal, product } from './uncertaintyBuilders.ts';

const chair = (id: string, scale = 1) =>
  product(
    id,
    line(`${id} wood`, lognormal(4 * scale, 1.1), 'wood', lognormal(0.3, 1.4)),
    line(`${id} steel`, fixed(1.5 * scale), 'steel', lognormal(2, 1.2)),
    line(`${id} transport`, lognormal(200 * scale, 1.3), `${id} truck`, lognormal(0.0001, 1.5)),
  );

const summaries = (scale: number, draws = 5000) =>
  accepted(summariseUncertainty({ products: [chair('small'), chair('large', scale)], draws, seed: 9 }));

describe('A summary', () => {
  it('comes for every product in the order given', () => {
    expect(summaries(2).map(({ productId }) => productId)).toEqual(['small', 'large']);
  });

  it('has its median inside of the interval and its mean above the median, as lognormal sums do', () => {
    for (const { median, mean, interval } of summaries(2, 50_000)) {
      expect(interval.lower).toBeLessThan(median);
      expect(median).toBeLessThan(interval.upper);
      expect(mean).toBeGreaterThan(median);
    }
  });

  it('keeps 95 % of the draws inside of its interval', () => {
    const simulation = accepted(simulate({ products: [chair('a')], draws: 20_000, seed: 1 }));
    const { interval } = summariseSimulation(simulation)[0]!;
    const inside = simulation.totals[0]!.filter(
      (total) => total >= interval.lower && total <= interval.upper,
    );
    expect(inside.length / 20_000).toBeCloseTo(0.95, 3);
  });

  it('leaves the draws in their order, so that they can still be compared in pairs', () => {
    const simulation = accepted(simulate({ products: [chair('a')], draws: 1000, seed: 1 }));
    const before = Float64Array.from(simulation.totals[0]!);
    summariseSimulation(simulation);
    expect(simulation.totals[0]).toEqual(before);
  });

  it('has a mean within 1.96 standard errors of the true one for about 95 of 100 seeds', () => {
    const products = [product('a', line('q', lognormal(3, 1.3), 'f', lognormal(2, 1.2)))];
    const hits = Array.from({ length: 300 }, (_, seed) => {
      const [summary] = accepted(summariseUncertainty({ products, draws: 1000, seed }));
      const { mean, standardError } = summary!.convergence.at(-1)!;
      return Math.abs(mean - summary!.analytic.mean) < 1.96 * standardError;
    }).filter(Boolean).length;
    expect(hits / 300).toBeGreaterThan(0.91);
    expect(hits / 300).toBeLessThan(0.99);
  });

  it('scales with the certain amounts of a product', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 50, noNaN: true }), (scale) => {
        const scaled = (factor: number) => {
          const only = product('a', line('q', fixed(factor), 'steel', lognormal(2, 1.2)));
          return accepted(summariseUncertainty({ products: [only], draws: 500, seed: 2 }))[0]!;
        };
        const [one, many] = [scaled(1), scaled(scale)];
        expect(many.median / one.median).toBeCloseTo(scale, 8);
        expect(many.interval.upper / one.interval.upper).toBeCloseTo(scale, 8);
        expect(many.standardDeviation / one.standardDeviation).toBeCloseTo(scale, 8);
        expect(many.analytic.variance / one.analytic.variance).toBeCloseTo(scale * scale, 6);
      }),
      { numRuns: 20 },
    );
  });

  it('grows wider with every GSD', () => {
    const widths = [1.05, 1.1, 1.3, 1.8].map((gsd) => {
      const only = product('a', line('q', fixed(1), 'f', lognormal(1, gsd)));
      const { interval } = accepted(summariseUncertainty({ products: [only], draws: 2000, seed: 2 }))[0]!;
      return interval.upper - interval.lower;
    });
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
  });

  it('passes on why nothing could be simulated', () => {
    const only = product('a', line('q', fixed(1), 'f', lognormal(1, 0.5)));
    const outcome = summariseUncertainty({ products: [only], draws: 1000, seed: 1 });
    expect(refusedCodes(outcome)).toEqual(['GSD_OUT_OF_RANGE']);
  });
});
