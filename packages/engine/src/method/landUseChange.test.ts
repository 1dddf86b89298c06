import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LandUseChange, landUseChangeEmissions } from './landUseChange.ts';
import { accepted, refusedFields } from './readOutcome.ts';

const FOREST_TO_SOY: LandUseChange = {
  carbonBefore: 180,
  carbonAfter: 60,
  yearOfChange: 2015,
  yearOfHarvest: 2025,
  yield: 3,
};

const emissions = (more: Partial<LandUseChange>) =>
  accepted(landUseChangeEmissions({ ...FOREST_TO_SOY, ...more }));

describe('Land use change', () => {
  it('of 120 t C/ha at 3 t/ha and year is 7.33 kg CO2e per kg of soy', () => {
    expect(emissions({})).toBeCloseTo(7.3333, 4);
  });

  it('counts in the year of the change and 19 more, then no longer', () => {
    const years = Array.from({ length: 30 }, (_, age) => emissions({ yearOfHarvest: 2015 + age }));
    expect(years.filter((value) => value > 0)).toHaveLength(20);
    expect([years[0], years[19], years[20]]).toEqual([years[1], years[1], 0]);
  });

  it('closes: over all harvests of a hectare all carbon has been counted', () => {
    const carbon = fc.double({ min: 0, max: 400, noNaN: true });
    fc.assert(
      fc.property(
        carbon,
        carbon,
        fc.double({ min: 0.1, max: 80, noNaN: true }),
        (before, after, perHectare) => {
          let counted = 0;
          for (let year = 2015; year < 2050; year++)
            counted +=
              perHectare *
              emissions({
                carbonBefore: before,
                carbonAfter: after,
                yield: perHectare,
                yearOfHarvest: year,
              });
          expect(counted).toBeCloseTo(((before - after) * 44) / 12, 8);
        },
      ),
    );
  });

  it('is a removal where carbon was gained, and 0 where nothing changed', () => {
    expect(emissions({ carbonBefore: 60, carbonAfter: 180 })).toBeCloseTo(-7.3333, 4);
    expect(emissions({ carbonBefore: 60, carbonAfter: 60 })).toBe(0);
  });

  it('falls by half when the yield doubles, and scales with the carbon that was lost', () => {
    expect(emissions({ yield: 6 })).toBeCloseTo(emissions({}) / 2, 12);
    expect(emissions({ carbonBefore: 300 })).toBeCloseTo(2 * emissions({}), 12);
  });

  it('of an annual harvest of 3 t/ha over 20 years is 440 t CO2 per ha', () => {
    expect(emissions({}) * 3 * 20).toBeCloseTo(440, 10);
  });

  it('is refused without a yield, with negative carbon, or after the harvest', () => {
    expect(refusedFields(landUseChangeEmissions({ ...FOREST_TO_SOY, yield: 0, carbonAfter: -1 }))).toEqual([
      'NUMBER_OUT_OF_RANGE carbonAfter',
      'NUMBER_OUT_OF_RANGE yield',
    ]);
    expect(refusedFields(landUseChangeEmissions({ ...FOREST_TO_SOY, yearOfHarvest: 2014 }))).toEqual([
      'CHANGE_AFTER_HARVEST yearOfChange',
    ]);
  });
});
