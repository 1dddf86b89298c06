import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFactor } from '../testing/index.ts';
import { chooseFactor, type FactorWish } from './chooseFactor.ts';
import { factorCatalogue } from './factorCatalogue.ts';

const power = (id: string, region: string, year: number | null, gases = false) =>
  aFactor({
    id,
    activity: 'electricity-grid-mix',
    unit: 'kWh',
    region,
    year,
    ...(gases && { flows: [{ gas: 'CO2_FOSSIL', kgPerUnit: 0.5 }] }),
  });

const library = [
  power('zhejiang', 'CN-ZJ', 2022),
  power('china-2022', 'CN', 2022),
  power('china-2024', 'CN', 2024),
  power('europe', 'RER', 2023),
  power('world', 'GLO', 2023),
  power('germany', 'DE', 2023),
];

describe('The choice of a factor', () => {
  const choose = (wish: Partial<FactorWish>, factors = library) => {
    const outcome = chooseFactor(factorCatalogue(factors), {
      activity: 'electricity-grid-mix',
      region: null,
      year: null,
      unit: 'kWh',
      ...wish,
    });
    if (!outcome.ok) throw new Error(outcome.refusals[0]!.code);
    return { id: outcome.value.factor.id, reasons: outcome.value.reasons.map(({ code }) => code) };
  };

  it('takes the place itself', () => {
    expect(choose({ region: 'CN-ZJ', year: 2024 })).toEqual({
      id: 'zhejiang',
      reasons: ['REGION_EXACT', 'YEAR_NEAREST'],
    });
  });

  it('takes the country when there is none for the province, and the nearest year that is not later', () => {
    expect(choose({ region: 'CN-GD', year: 2023 })).toEqual({
      id: 'china-2022',
      reasons: ['REGION_COUNTRY_OF_SUBDIVISION', 'YEAR_NEAREST'],
    });
    expect(choose({ region: 'CN-GD', year: 2024 }).id).toBe('china-2024');
  });

  it('takes Europe for a European country, the world for any other', () => {
    expect(choose({ region: 'FR' })).toMatchObject({
      id: 'europe',
      reasons: ['REGION_EUROPE', 'YEAR_NEAREST'],
    });
    expect(choose({ region: 'VN' })).toMatchObject({
      id: 'world',
      reasons: ['REGION_WORLD', 'YEAR_NEAREST'],
    });
  });

  it('takes the newest when no year is wanted', () => {
    expect(choose({ region: 'CN' }).id).toBe('china-2024');
  });

  it('takes a later year only when there is no earlier one', () => {
    expect(choose({ region: 'CN', year: 2020 }).id).toBe('china-2022');
  });

  it('prefers gases to a bare total, and a year to none', () => {
    const twins = [
      power('a-total', 'CN', 2024),
      power('b-gases', 'CN', 2024, true),
      power('c-undated', 'CN', null),
    ];
    expect(choose({ region: 'CN', year: 2024 }, twins)).toEqual({
      id: 'b-gases',
      reasons: ['REGION_EXACT', 'YEAR_EXACT', 'GAS_SPLIT'],
    });
  });

  it('takes another country rather than nothing, and says so', () => {
    expect(choose({ region: 'JP' }, [power('germany', 'DE', 2023)]).reasons[0]).toBe('REGION_OTHER');
  });

  it('never takes a factor that states no value, however well it fits', () => {
    const silent = aFactor({
      id: 'a-silent',
      activity: 'electricity-grid-mix',
      unit: 'kWh',
      region: 'CN',
      kgCo2e: null,
    });
    expect(choose({ region: 'CN' }, [silent, power('world', 'GLO', 2020)]).id).toBe('world');
    expect(() => choose({ region: 'CN' }, [silent])).toThrow('FACTOR_NOT_FOUND');
  });

  it('never takes a factor whose unit measures something else', () => {
    expect(() => choose({ unit: 'kg' })).toThrow('FACTOR_NOT_FOUND');
  });

  it('does not depend on the order of the library', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(library, { minLength: library.length }),
        fc.constantFrom('CN', 'CN-ZJ', 'FR', 'VN', null),
        (shuffled, region) =>
          choose({ region, year: 2023 }, shuffled).id === choose({ region, year: 2023 }).id,
      ),
    );
  });
});
