import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayedEmissions, type TimedEmission } from './delayedEmissions.ts';
import { accepted, refusedFields } from './readOutcome.ts';

const effect = (...timeline: readonly TimedEmission[]) => accepted(delayedEmissions(timeline));

describe('Delayed emissions', () => {
  it('of 10 kg released once in year 20 stay 10 kg in the total and weigh 8.48 beside it', () => {
    const result = effect({ year: 20, emissions: 10 });
    expect([result.total, result.afterTenYears]).toEqual([10, 10]);
    expect(result.weighted).toBeCloseTo(8.48, 12);
    expect(result.effect).toBeCloseTo(-1.52, 12);
  });

  it('spread over several years weigh each by what is left of 100 years', () => {
    const result = effect({ year: 0, emissions: 4 }, { year: 10, emissions: 2 }, { year: 50, emissions: 4 });
    expect(result.weighted).toBeCloseTo(4 + 1.8 + 2, 12);
    expect(result.afterTenYears).toBe(4);
  });

  it('released once outside of years 2 to 25 weigh by what is left of 100 years', () => {
    expect(effect({ year: 1, emissions: 1 }).weighted).toBeCloseTo(0.99, 12);
    expect(effect({ year: 25, emissions: 1 }).weighted).toBeCloseTo(0.81, 12);
    expect(effect({ year: 26, emissions: 1 }).weighted).toBeCloseTo(0.74, 12);
    expect(effect({ year: 150, emissions: 1 }).weighted).toBe(0);
  });

  it('at once have no effect, nor has nothing', () => {
    expect(effect({ year: 0, emissions: 3 })).toEqual({ total: 3, afterTenYears: 0, weighted: 3, effect: 0 });
    expect(effect()).toEqual({ total: 0, afterTenYears: 0, weighted: 0, effect: 0 });
  });

  it('in year 10 are not yet reported apart', () => {
    expect(effect({ year: 10, emissions: 1 }).afterTenYears).toBe(0);
    expect(effect({ year: 10.5, emissions: 1 }).afterTenYears).toBe(1);
  });

  it('in two parts of the same year are one release', () => {
    const parts = effect({ year: 20, emissions: 4 }, { year: 20, emissions: 6 });
    expect(parts.weighted).toBeCloseTo(8.48, 12);
  });

  it('never weigh more than they are, nor less than nothing', () => {
    const release = fc.record({
      year: fc.integer({ min: 0, max: 200 }),
      emissions: fc.double({ min: 0, max: 1e3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(release, { maxLength: 20 }), (timeline) => {
        const { total, weighted } = accepted(delayedEmissions(timeline));
        expect(weighted).toBeGreaterThanOrEqual(0);
        expect(weighted).toBeLessThanOrEqual(total * (1 + 1e-12));
      }),
    );
  });

  it('scale, and do not depend on the order of the years', () => {
    const timeline = [
      { year: 3, emissions: 1 },
      { year: 40, emissions: 2.5 },
      { year: 15, emissions: -0.5 },
    ];
    const there = effect(...timeline);
    const back = effect(...[...timeline].reverse());
    expect(back.weighted).toBeCloseTo(there.weighted, 12);
    const twice = effect(...timeline.map(({ year, emissions }) => ({ year, emissions: 2 * emissions })));
    expect(twice.weighted).toBeCloseTo(2 * there.weighted, 12);
    expect(twice.afterTenYears).toBeCloseTo(2 * there.afterTenYears, 12);
  });

  it('weigh less the later they come', () => {
    const years = fc.integer({ min: 2, max: 25 });
    fc.assert(
      fc.property(years, years, (a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const weighted = (year: number) => effect({ year, emissions: 1 }).weighted;
        expect(weighted(late)).toBeLessThanOrEqual(weighted(early));
      }),
    );
  });

  it('are refused before production', () => {
    expect(refusedFields(delayedEmissions([{ year: -1, emissions: 1 }]))).toEqual([
      'NUMBER_OUT_OF_RANGE year',
    ]);
  });
});
