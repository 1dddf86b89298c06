import { describe, expect, it } from 'vitest';
import { checkComparability, commonStages } from './checkComparability.ts';
import type { ComparabilityScope, ComparabilitySubject, ComparisonSetting } from './comparabilitySubject.ts';
import type { Basis } from './comparison.ts';

const NOTHING_STATED: ComparabilityScope = {
  allocationMethod: null,
  endOfLifeMethod: null,
  electricityApproach: null,
  excludedShare: null,
  pcrCode: null,
  validUntil: null,
  dataQuality: null,
  primaryDataShare: null,
};
const subject = (assessmentId: string, fields: Partial<ComparabilitySubject> = {}): ComparabilitySubject => ({
  assessmentId,
  label: assessmentId,
  kind: 'CALCULATED',
  declaredUnit: { amount: 1, unit: 'kg' },
  boundary: 'CRADLE_TO_GATE',
  gwpSet: 'AR6',
  massKg: 1,
  pieces: 1,
  price: { amount: 5, currency: 'EUR', year: 2025 },
  referencePeriodEnd: '2025-12-31',
  verified: false,
  hasGasDetail: true,
  scope: NOTHING_STATED,
  ...fields,
});
const AS_THEY_ARE: ComparisonSetting = {
  basis: 'DECLARED_UNIT',
  stages: null,
  gwpSet: null,
  today: '2026-06-30',
};
const findings = (
  fields: Partial<ComparabilitySubject>,
  basis: Basis = 'DECLARED_UNIT',
  setting: Partial<ComparisonSetting> = {},
) =>
  checkComparability([subject('a'), subject('b', fields)], { ...AS_THEY_ARE, basis, ...setting }).map(
    ({ code, severity }) => `${code} ${severity}`,
  );

describe('Two footprints', () => {
  it('of the same kind may stand on one axis', () => {
    expect(findings({})).toEqual([]);
    expect(
      checkComparability([subject('alone', { declaredUnit: { amount: 1, unit: 'piece' } })], AS_THEY_ARE),
    ).toEqual([]);
  });

  it.each([
    ['units of another dimension', { declaredUnit: { amount: 1, unit: 'm2' } }, ['K-01 BLOCK']],
    ['another declared quantity', { declaredUnit: { amount: 1000, unit: 'kg' } }, ['K-01 WARNING']],
    ['another boundary', { boundary: 'CRADLE_TO_GRAVE' as const }, ['K-02 WARNING']],
    ['another GWP set', { gwpSet: 'AR5' as const }, ['K-05 WARNING']],
    ['a reference period four years earlier', { referencePeriodEnd: '2021-12-31' }, ['K-09 WARNING']],
    ['no reference period', { referencePeriodEnd: null }, ['K-09 WARNING']],
    ['another kind of quantity', { quantityKind: 'CBAM_SEE' as const }, ['K-13 BLOCK']],
    ['a verification', { verified: true }, ['K-14 INFO']],
  ])('with %s are found out', (_what, fields, expected) => {
    expect(findings(fields)).toEqual(expected);
  });

  it('with a reference period three years earlier are not', () => {
    expect(findings({ referencePeriodEnd: '2022-12-31' })).toEqual([]);
    expect(findings({ referencePeriodEnd: '2022-12-30' })).toEqual(['K-09 WARNING']);
  });

  it('of the same quantity in other words need no warning', () => {
    expect(findings({ declaredUnit: { amount: 1000, unit: 'g' } })).toEqual([]);
    expect(findings({ declaredUnit: { amount: 0.001, unit: 't' } })).toEqual([]);
  });

  it('per piece come with a reminder that pieces serve different functions', () => {
    const piece = { declaredUnit: { amount: 1, unit: 'piece' } };
    const pair = [subject('a', piece), subject('b', piece)];
    expect(checkComparability(pair, AS_THEY_ARE)).toMatchObject([
      { code: 'K-01', severity: 'INFO', subjects: ['a', 'b'] },
    ]);
  });

  it('of different units may be compared per kilogram, unless a mass is unknown', () => {
    const volume = { declaredUnit: { amount: 1, unit: 'm3' } };
    expect(findings(volume, 'KILOGRAM')).toEqual(['K-01 CONVERTED']);
    expect(findings({ ...volume, massKg: null }, 'KILOGRAM')).toEqual(['K-01 WARNING']);
    expect(findings(volume, 'ANNUAL_VOLUME')).toEqual([]);
  });
});

describe('Nine hundred footprints', () => {
  it('are counted in the message and listed in the subjects', () => {
    const many = Array.from({ length: 900 }, (_, index) =>
      subject(`s${index}`, { gwpSet: index < 600 ? 'AR6' : 'AR4', hasGasDetail: index < 600 }),
    );
    const [finding] = checkComparability(many, AS_THEY_ARE);
    expect(finding!.subjects).toHaveLength(900);
    expect(finding!.message).toBe(
      'The GWP sets differ (600 AR6, 300 AR4). 300 of them are known as CO2e only and cannot be converted.',
    );
  });

  it('per revenue need prices in one currency, and are told of another year', () => {
    const price = (currency: string, year: number) => ({ price: { amount: 9, currency, year } });
    expect(findings(price('EUR', 2025), 'REVENUE')).toEqual(['K-01 CONVERTED']);
    expect(findings(price('CNY', 2025), 'REVENUE')).toEqual(['K-01 CONVERTED', 'K-01 BLOCK']);
    expect(findings(price('EUR', 2023), 'REVENUE')).toEqual(['K-01 CONVERTED', 'K-01 WARNING']);
    expect(findings({ price: null }, 'REVENUE')).toEqual(['K-01 WARNING']);
    expect(findings({ pieces: null }, 'PIECE')).toEqual(['K-01 WARNING']);
  });

  it('with other boundaries are converted once only stages inside both are kept', () => {
    const grave = { boundary: 'CRADLE_TO_GRAVE' as const };
    expect(findings(grave, 'DECLARED_UNIT', { stages: ['MATERIALS', 'PRODUCTION'] })).toEqual([
      'K-02 CONVERTED',
    ]);
    expect(findings(grave, 'DECLARED_UNIT', { stages: ['MATERIALS', 'USE'] })).toEqual(['K-02 WARNING']);
    expect(commonStages(['CRADLE_TO_GRAVE', 'CRADLE_TO_GATE'])).toEqual(['MATERIALS', 'PRODUCTION']);
    expect(commonStages([])).toEqual([]);
  });

  it('of another GWP set are converted gas by gas; what is CO2e only is said to keep its set', () => {
    const ar5 = { gwpSet: 'AR5' as const };
    expect(findings(ar5, 'DECLARED_UNIT', { gwpSet: 'AR6' })).toEqual(['K-05 CONVERTED']);
    expect(findings({ ...ar5, hasGasDetail: false }, 'DECLARED_UNIT', { gwpSet: 'AR6' })).toEqual([
      'K-05 WARNING',
    ]);
  });
});

describe('Two footprints made', () => {
  const made = (first: Partial<ComparabilityScope>, second: Partial<ComparabilityScope>) =>
    checkComparability(
      [
        subject('a', { scope: { ...NOTHING_STATED, ...first } }),
        subject('b', { scope: { ...NOTHING_STATED, ...second } }),
      ],
      AS_THEY_ARE,
    );
  const codes = (first: Partial<ComparabilityScope>, second: Partial<ComparabilityScope>) =>
    made(first, second).map(({ code, severity }) => `${code} ${severity}`);

  it.each<[string, Partial<ComparabilityScope>, Partial<ComparabilityScope>, string[]]>([
    [
      'by other allocation',
      { allocationMethod: 'PHYSICAL' },
      { allocationMethod: 'ECONOMIC' },
      ['K-06 WARNING'],
    ],
    ['without allocation', { allocationMethod: 'PHYSICAL' }, { allocationMethod: 'NOT_NEEDED' }, []],
    [
      'by other ends of life',
      { endOfLifeMethod: 'CUT_OFF' },
      { endOfLifeMethod: 'SUBSTITUTION' },
      ['K-06 WARNING'],
    ],
    ['by a method only one states', { endOfLifeMethod: 'CUT_OFF' }, {}, ['K-06 INFO']],
    [
      'with other electricity',
      { electricityApproach: 'MARKET_BASED' },
      { electricityApproach: 'LOCATION_BASED' },
      ['K-07 WARNING'],
    ],
    ['with two points more left out', { excludedShare: 0.03 }, { excludedShare: 0.01 }, []],
    [
      'with more than two points more left out',
      { excludedShare: 0.031 },
      { excludedShare: 0.01 },
      ['K-08 WARNING'],
    ],
    ['with data one class better', { dataQuality: 1.6 }, { dataQuality: 2.6 }, []],
    ['with data of other quality', { dataQuality: 1.6 }, { dataQuality: 2.7 }, ['K-10 WARNING']],
    ['with 30 points more primary data', { primaryDataShare: 0.8 }, { primaryDataShare: 0.5 }, []],
    ['with much more primary data', { primaryDataShare: 0.81 }, { primaryDataShare: 0.5 }, ['K-10 WARNING']],
    [
      'by other product category rules',
      { pcrCode: 'PCR 2010:01' },
      { pcrCode: 'PCR 2012:02' },
      ['K-11 INFO'],
    ],
  ])('%s are told apart', (_how, first, second, expected) => {
    expect(codes(first, second)).toEqual(expected);
  });

  it('are said to have expired from the day after the last of their validity', () => {
    expect(codes({ validUntil: '2026-06-30' }, {})).toEqual([]);
    expect(made({ validUntil: '2026-06-29' }, {})).toMatchObject([
      { code: 'K-09', severity: 'WARNING', subjects: ['a'] },
    ]);
  });

  it('name the methods in both languages', () => {
    const [finding] = made({ allocationMethod: 'PHYSICAL' }, { allocationMethod: 'ECONOMIC' });
    expect(finding!.message).toBe('The allocation methods differ (1 economic, 1 physical).');
    expect(finding!.messageZh).toBe('分配方法不同（1 物理分配, 1 经济分配）。');
  });
});
