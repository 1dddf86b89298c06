import { describe, expect, it } from 'vitest';
import { type ComparabilitySubject, checkComparability } from './checkComparability.ts';
import type { Basis } from './comparison.ts';

const subject = (assessmentId: string, fields: Partial<ComparabilitySubject> = {}): ComparabilitySubject => ({
  assessmentId,
  label: assessmentId,
  kind: 'CALCULATED',
  declaredUnit: { amount: 1, unit: 'kg' },
  boundary: 'CRADLE_TO_GATE',
  gwpSet: 'AR6',
  massKg: 1,
  referencePeriodEnd: '2025-12-31',
  verified: false,
  hasGasDetail: true,
  ...fields,
});
const findings = (fields: Partial<ComparabilitySubject>, basis: Basis = 'DECLARED_UNIT') =>
  checkComparability([subject('a'), subject('b', fields)], basis).map(
    ({ code, severity }) => `${code} ${severity}`,
  );

describe('Two footprints', () => {
  it('of the same kind may stand on one axis', () => {
    expect(findings({})).toEqual([]);
    expect(
      checkComparability([subject('alone', { declaredUnit: { amount: 1, unit: 'piece' } })], 'DECLARED_UNIT'),
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
    expect(checkComparability(pair, 'DECLARED_UNIT')).toMatchObject([
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
    const [finding] = checkComparability(many, 'DECLARED_UNIT');
    expect(finding!.subjects).toHaveLength(900);
    expect(finding!.message).toBe(
      'The GWP sets differ (600 AR6, 300 AR4). 300 of them are known as CO2e only and cannot be converted.',
    );
  });
});
