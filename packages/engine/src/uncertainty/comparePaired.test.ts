import { describe, expect, it } from 'vitest';
import { accepted, refusedCodes } from '../method/readOutcome.ts';
import { comparePaired } from './comparePaired.ts';
import type { Distribution } from './distribution.ts';
import { simulate } from './simulate.ts';
import { summariseSimulation } from './summary.ts';
import type { UncertainProduct } from './uncertainProduct.ts';
import { fixed, line, lognormal, product } from './uncertaintyBuilders.ts';

const normal = (mean: number, standardDeviation: number): Distribution => ({
  kind: 'NORMAL',
  mean,
  standardDeviation,
});

const compared = (first: UncertainProduct, second: UncertainProduct, draws = 100_000) =>
  accepted(
    comparePaired(accepted(simulate({ products: [first, second], draws, seed: 5 })), first.id, second.id),
  );

const single = (id: string, key: string, factor: Distribution, amount = 1) =>
  product(id, line(`${id} amount`, fixed(amount), key, factor));

describe('A paired comparison', () => {
  it('knows P(A < B) of two independent normal numbers: 10 ± 1 and 11 ± 1 give 0.7602', () => {
    const { firstLowerShare, standardError, analytic, verdict } = compared(
      single('a', 'f', normal(10, 1)),
      single('b', 'g', normal(11, 1)),
    );
    expect(Math.abs(firstLowerShare - 0.7602)).toBeLessThan(5 * standardError);
    expect(standardError).toBeCloseTo(0.00135, 5);
    expect(analytic).toEqual({ mean: -1, variance: 2 });
    expect(verdict).toBe('NOT_DISTINGUISHABLE');
  });

  it('asks 1.645 √2 = 2.326 of two such products before one may be called lower', () => {
    const { smallestClaimableDifference } = compared(
      single('a', 'f', normal(10, 1)),
      single('b', 'g', normal(11, 1)),
    );
    expect(smallestClaimableDifference).toBeCloseTo(2.326, 1);
  });

  it('claims a difference above that and none below', () => {
    const verdict = (mean: number) =>
      compared(single('a', 'f', normal(10, 1)), single('b', 'g', normal(mean, 1))).verdict;
    expect(verdict(12.45)).toBe('FIRST_LOWER');
    expect(verdict(12.2)).toBe('NOT_DISTINGUISHABLE');
    expect(verdict(7.55)).toBe('SECOND_LOWER');
  });

  it('is sure of 2 % less of the same steel, however uncertain the steel is', () => {
    const steel = lognormal(2, 1.5);
    const shared = compared(single('a', 'steel', steel, 0.98), single('b', 'steel', steel, 1));
    expect(shared.firstLowerShare).toBe(1);
    expect(shared.verdict).toBe('FIRST_LOWER');
    const separate = compared(single('a', 'steel 1', steel, 0.98), single('b', 'steel 2', steel, 1));
    expect(separate.firstLowerShare).toBeCloseTo(0.514, 1);
    expect(separate.verdict).toBe('NOT_DISTINGUISHABLE');
  });

  it('of a product with its twin has share 0.5, no difference and nothing to claim', () => {
    const steel = lognormal(2, 1.5);
    const twins = compared(single('a', 'steel', steel), single('b', 'steel', steel), 1000);
    expect(twins.firstLowerShare).toBe(0.5);
    expect(twins.interval).toEqual({ lower: 0, upper: 0 });
    expect(twins.smallestClaimableDifference).toBe(0);
    expect(twins.analytic).toEqual({ mean: 0, variance: 0 });
    expect(twins.verdict).toBe('NOT_DISTINGUISHABLE');
  });

  it('turns round when the products do', () => {
    const a = single('a', 'f', lognormal(10, 1.1));
    const b = single('b', 'g', lognormal(11, 1.2));
    const simulation = accepted(simulate({ products: [a, b], draws: 10_000, seed: 5 }));
    const there = accepted(comparePaired(simulation, 'a', 'b'));
    const back = accepted(comparePaired(simulation, 'b', 'a'));
    expect(back.firstLowerShare).toBeCloseTo(1 - there.firstLowerShare, 12);
    expect(back.medianDifference).toBe(-there.medianDifference);
    expect(back.smallestClaimableDifference).toBeCloseTo(there.smallestClaimableDifference, 10);
    expect(back.interval.lower).toBeCloseTo(-there.interval.upper, 10);
  });

  it('has a mean and variance without draws that fit the drawn ones where a factor is shared', () => {
    const power = lognormal(0.5, 1.3);
    const first = product('a', line('q1', normal(10, 1), 'power', power));
    const second = product('b', line('q2', normal(12, 1), 'power', power));
    const simulation = accepted(simulate({ products: [first, second], draws: 100_000, seed: 5 }));
    const { analytic } = accepted(comparePaired(simulation, 'a', 'b'));
    const mean = 0.5 * Math.exp(Math.log(1.3) ** 2 / 2);
    expect(analytic.mean).toBeCloseTo(-2 * mean, 12);
    // Slopes: mean of the factor for each quantity, −2 for the factor.
    const powerVariance = mean * mean * (Math.exp(Math.log(1.3) ** 2) - 1);
    expect(analytic.variance).toBeCloseTo(2 * mean * mean + 4 * powerVariance, 12);
    const [meanA, meanB] = summariseSimulation(simulation).map((summary) => summary.mean);
    expect(Math.abs(meanA! - meanB! - analytic.mean)).toBeLessThan(
      5 * Math.sqrt(analytic.variance / 100_000),
    );
  });

  it('refuses a product that was not simulated', () => {
    const simulation = accepted(simulate({ products: [single('a', 'f', fixed(1))], draws: 100, seed: 1 }));
    expect(refusedCodes(comparePaired(simulation, 'a', 'z'))).toEqual(['PRODUCT_NOT_SIMULATED']);
    expect(refusedCodes(comparePaired(simulation, 'z', 'a'))).toEqual(['PRODUCT_NOT_SIMULATED']);
  });
});
