import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BiogenicCarbon, biogenicBalance } from './biogenicCarbon.ts';
import { accepted, refusedFields } from './readOutcome.ts';

const balance = (carbon: BiogenicCarbon) => accepted(biogenicBalance(carbon, 'AR6'));

describe('Biogenic carbon', () => {
  it('of a wooden product with 12 kg C: 44 kg taken up and, when burnt, 44 kg released', () => {
    const result = balance({ content: 12, fates: [{ kind: 'CARBON_DIOXIDE', carbon: 12 }] });
    expect(result.uptake).toBeCloseTo(-44, 12);
    expect(result.releasedDioxide).toBeCloseTo(44, 12);
    expect(result.includingUptake).toBeCloseTo(0, 12);
    expect(result.excludingUptake).toBe(0);
  });

  it('at the gate is the uptake alone, with the content beside it', () => {
    const result = balance({ content: 12, fates: [] });
    expect(result.includingUptake).toBeCloseTo(-44, 12);
    expect([result.releasedDioxide, result.content]).toEqual([0, 12]);
  });

  it('in a landfill, 3 of 12 kg C as methane: 4 kg CH4 are 108 kg CO2e beside the CO2', () => {
    const result = balance({
      content: 12,
      fates: [
        { kind: 'METHANE', carbon: 3 },
        { kind: 'CARBON_DIOXIDE', carbon: 9 },
      ],
    });
    expect(result.methane).toBeCloseTo(108, 12);
    expect(result.releasedDioxide).toBeCloseTo(44, 12);
    expect(result.includingUptake).toBeCloseTo(108, 12);
  });

  it('per kg of methane comes to 29.75 kg CO2e with the CO2 it turns into', () => {
    const result = balance({ content: 0.75, fates: [{ kind: 'METHANE', carbon: 0.75 }] });
    expect(result.methane + result.releasedDioxide).toBeCloseTo(29.75, 12);
  });

  it('takes the GWP of the set', () => {
    const carbon: BiogenicCarbon = { content: 0.75, fates: [{ kind: 'METHANE', carbon: 0.75 }] };
    expect(accepted(biogenicBalance(carbon, 'AR5')).methane).toBe(28);
  });

  it('counts storage above 100 years as for good, and up to 100 years as a release', () => {
    const stored = (years: number) =>
      balance({ content: 12, fates: [{ kind: 'STORED', carbon: 12, years }] });
    expect(stored(100).includingUptake).toBeCloseTo(0, 12);
    expect(stored(100).permanentlyStored).toBe(0);
    expect(stored(101).includingUptake).toBeCloseTo(-44, 12);
    expect(stored(101).permanentlyStored).toBeCloseTo(44, 12);
    expect(stored(Number.POSITIVE_INFINITY).releasedDioxide).toBe(0);
  });

  it('counts carbon handed to the next product as released', () => {
    const result = balance({ content: 12, fates: [{ kind: 'TRANSFERRED', carbon: 12 }] });
    expect(result.includingUptake).toBeCloseTo(0, 12);
  });

  it('closes: uptake, release and permanent storage sum up to nothing', () => {
    const part = fc.double({ min: 0.001, max: 100, noNaN: true });
    fc.assert(
      fc.property(part, part, part, part, fc.integer({ min: 0, max: 300 }), (a, b, c, d, years) => {
        const result = balance({
          content: a + b + c + d,
          fates: [
            { kind: 'CARBON_DIOXIDE', carbon: a },
            { kind: 'METHANE', carbon: b },
            { kind: 'TRANSFERRED', carbon: c },
            { kind: 'STORED', carbon: d, years },
          ],
        });
        expect(Math.abs(result.uptake + result.releasedDioxide + result.permanentlyStored)).toBeLessThan(
          1e-9,
        );
        expect(result.includingUptake - result.excludingUptake).toBeCloseTo(-result.permanentlyStored, 8);
      }),
    );
  });

  it('of nothing is nothing, without a minus before the zero', () => {
    const result = balance({ content: 0, fates: [] });
    expect(Object.is(result.uptake, 0)).toBe(true);
    expect(result.includingUptake).toBe(0);
  });

  it('does not depend on how its fates are cut into parts', () => {
    const one = balance({ content: 6, fates: [{ kind: 'METHANE', carbon: 6 }] });
    const two = balance({
      content: 6,
      fates: [
        { kind: 'METHANE', carbon: 2 },
        { kind: 'METHANE', carbon: 4 },
      ],
    });
    expect(two).toEqual(one);
  });

  it('never has less in the total for methane than for carbon dioxide', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), (carbon) => {
        const total = (kind: 'METHANE' | 'CARBON_DIOXIDE') =>
          balance({ content: carbon, fates: [{ kind, carbon }] }).includingUptake;
        expect(total('METHANE')).toBeGreaterThan(total('CARBON_DIOXIDE'));
      }),
    );
  });

  it('is refused when its fates leave carbon unexplained, but not for 1 % of rounding', () => {
    const fates = [{ kind: 'CARBON_DIOXIDE', carbon: 11 } as const];
    expect(refusedFields(biogenicBalance({ content: 12, fates }, 'AR6'))).toEqual([
      'CARBON_NOT_BALANCED fates',
    ]);
    expect(refusedFields(biogenicBalance({ content: 11.1, fates }, 'AR6'))).toEqual([]);
  });

  it('is refused with negative carbon or years', () => {
    const carbon: BiogenicCarbon = { content: -1, fates: [{ kind: 'STORED', carbon: 1, years: -5 }] };
    expect(refusedFields(biogenicBalance(carbon, 'AR6'))).toEqual([
      'NUMBER_OUT_OF_RANGE content',
      'NUMBER_OUT_OF_RANGE years',
    ]);
  });
});
