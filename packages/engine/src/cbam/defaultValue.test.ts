import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CbamDefault, dueByDefault, findDefault, markUpsByYear } from './defaultValue.ts';

const row = (
  country: string,
  cnCode: string,
  total: number,
  more: Partial<CbamDefault> = {},
): CbamDefault => ({
  factorId: `${country}-${cnCode}${more.route ?? ''}`,
  ...{ country, cnCode, route: '', direct: total, indirect: null, total },
  ...more,
});

/** Figures of the workbook of 4 February 2026. */
const VALUES = [
  row('CN', '731815', 6.375, { route: 'C' }),
  row('CN', '73181491', 2.738, { route: 'C' }),
  row('CN', '25231000', 1.3, { route: 'B', direct: 1.24, indirect: 0.06 }),
  row('CN', '25231000', 1.39, { route: 'A', direct: 1.35, indirect: 0.04 }),
  row('ROW', '7221', 4.82),
  row('ROW', '731815', 4.8012, { route: 'C' }),
];
const find = (cnCode: string, country: string, route: string | null = null) =>
  findDefault(VALUES, { cnCode, country, route });

describe('The default value of a good', () => {
  it('is the one with the longest prefix of its code in the country', () => {
    expect(find('73181535', 'CN')).toMatchObject({
      found: true,
      value: { total: 6.375 },
      byOtherCountries: false,
    });
    expect(find('73181491', 'CN')).toMatchObject({ value: { total: 2.738 } });
  });

  it('of a country without one is that of other countries, and says so', () => {
    expect(find('73181535', 'LA')).toMatchObject({ value: { total: 4.8012 }, byOtherCountries: true });
    expect(find('72210010', 'CN')).toMatchObject({ value: { total: 4.82 }, byOtherCountries: true });
  });

  it('prefers a short code of the country to a long one of other countries', () => {
    const values = [row('TR', '7318', 2), row('ROW', '73181542', 5)];
    const found = findDefault(values, { cnCode: '73181542', country: 'TR', route: null });
    expect(found).toMatchObject({ value: { total: 2 }, byOtherCountries: false });
  });

  it('of white and grey clinker is told apart by the route, and a gap without it', () => {
    expect(find('25231000', 'CN', 'A')).toMatchObject({ value: { total: 1.39 } });
    expect(find('25231000', 'CN', 'B')).toMatchObject({ value: { total: 1.3 } });
    expect(find('25231000', 'CN')).toEqual({ found: false, gap: 'DEFAULT_AMBIGUOUS' });
  });

  it('is a gap where nobody has one, never 0', () => {
    expect(find('28041000', 'CN')).toEqual({ found: false, gap: 'DEFAULT_MISSING' });
  });

  it('does not depend on the order of the values', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(VALUES, { minLength: VALUES.length }), (values) => {
        const found = findDefault(values, { cnCode: '73181535', country: 'CN', route: 'C' });
        expect(found).toMatchObject({ value: { total: 6.375 } });
      }),
    );
  });
});

describe('Mark-ups', () => {
  it('keep base, percent and result of 2026, 2027 and 2028: 6.375 becomes 7.0125, 7.65 and 8.2875', () => {
    const years = markUpsByYear(6.375, 'IRON_AND_STEEL');
    expect(years.map(({ year, base, share }) => [year, base, share])).toEqual([
      [2026, 6.375, 0.1],
      [2027, 6.375, 0.2],
      [2028, 6.375, 0.3],
    ]);
    const values = years.map(({ value }) => value);
    for (const [place, published] of [7.0125, 7.65, 8.2875].entries())
      expect(values[place]).toBeCloseTo(published, 10);
  });

  it('add to the base and do not compound, whatever five published rows say: 1.26 becomes 1.512, not 1.5246', () => {
    expect(markUpsByYear(1.26, 'CEMENT')[1]?.value).toBeCloseTo(1.512, 12);
  });

  it('of fertilisers are 1 % in every year: 2.76 becomes 2.7876', () => {
    for (const { value } of markUpsByYear(2.76, 'FERTILISERS')) expect(value).toBeCloseTo(2.7876, 12);
  });

  it('are added to what is due: direct emissions for annex II, all for others', () => {
    const clinker = row('CN', '25231000', 1.3, { direct: 1.24, indirect: 0.06 });
    expect(dueByDefault(clinker, false)).toBe(1.3);
    expect(dueByDefault(clinker, true)).toBe(1.24);
  });
});
