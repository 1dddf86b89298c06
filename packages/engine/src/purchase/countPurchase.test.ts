import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertMoney, countPurchase, coverPurchases, type Purchase } from './countPurchase.ts';

const NOTHING: Purchase = {
  ...{ id: 'p', spend: null, quantity: null, footprint: null, intensity: null, factor: null },
};
const RATES = [{ currency: 'CNY', year: 2025, toCurrency: 'USD', toYear: 2022, rate: 0.128 }];
const whole: Purchase = {
  id: 'p',
  spend: { amount: 4600, currency: 'CNY', year: 2025 },
  quantity: { amount: 1000, unit: 'piece' },
  footprint: { kgCo2e: 0.42, unit: 'piece', primaryShare: 0.25 },
  intensity: { kgCo2e: 0.1, currency: 'CNY', year: 2025 },
  factor: { kgCo2e: 0.659, currency: 'USD', year: 2022 },
};

describe('A purchase', () => {
  it('is counted by the best method that can be used', () => {
    expect(countPurchase(whole, RATES)).toMatchObject({
      method: 'SUPPLIER_FOOTPRINT',
      kgCo2e: 420,
      primaryKgCo2e: 105,
    });
    const unmeasured = { ...whole, quantity: null };
    expect(countPurchase(unmeasured, RATES)).toMatchObject({
      ...{ method: 'SUPPLIER_INTENSITY', kgCo2e: 460, primaryKgCo2e: 0 },
      passed: [{ method: 'SUPPLIER_FOOTPRINT', code: 'QUANTITY_MISSING' }],
    });
    const { kgCo2e, method } = countPurchase({ ...unmeasured, intensity: null }, RATES);
    expect(method).toBe('SPEND_FACTOR');
    expect(kgCo2e).toBeCloseTo(388.0192, 9);
  });

  it('is a gap with its reasons where nothing can be used, and never 0', () => {
    const counted = countPurchase(NOTHING, RATES);
    expect(counted).toMatchObject({ method: null, kgCo2e: null });
    expect(counted.passed.map(({ code }) => code)).toEqual([
      ...['FOOTPRINT_MISSING', 'INTENSITY_MISSING', 'FACTOR_MISSING'],
    ]);
  });

  it('never takes money of another currency or year for its own', () => {
    const dollars = { ...whole, quantity: null, intensity: null };
    expect(countPurchase(dollars, [])).toMatchObject({ method: null, kgCo2e: null });
    expect(countPurchase(dollars, []).passed.at(-1)).toEqual({
      method: 'SPEND_FACTOR',
      code: 'MONEY_NOT_CONVERTED',
    });
    const later = { ...whole.spend!, currency: 'USD', year: 2023 };
    expect(convertMoney(later, { currency: 'USD', year: 2022 }, RATES)).toBeNull();
  });

  it('takes units of the same kind and no other', () => {
    const inTonnes = { ...whole, quantity: { amount: 2, unit: 't' } };
    expect(
      countPurchase({ ...inTonnes, footprint: { ...whole.footprint!, unit: 'kg' } }, []).kgCo2e,
    ).toBeCloseTo(840, 9);
    expect(countPurchase(inTonnes, []).passed[0]).toEqual({
      method: 'SUPPLIER_FOOTPRINT',
      code: 'UNIT_MISMATCH',
    });
  });

  it('is converted there and back to what it was', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (amount) => {
        const there = convertMoney(
          { amount, currency: 'CNY', year: 2025 },
          { currency: 'USD', year: 2022 },
          RATES,
        )!;
        const back = convertMoney(
          { amount: there, currency: 'USD', year: 2022 },
          { currency: 'CNY', year: 2025 },
          RATES,
        )!;
        expect(back / amount).toBeCloseTo(1, 12);
      }),
    );
  });
});

it('Coverage of the spend adds up to 1, gaps among it', () => {
  const counted = [
    { ...countPurchase(whole, RATES), commonSpend: 300 },
    { ...countPurchase({ ...whole, quantity: null, intensity: null }, RATES), commonSpend: 600 },
    { ...countPurchase(NOTHING, RATES), commonSpend: 100 },
  ];
  const coverage = coverPurchases(counted);
  expect(coverage.map(({ method, spendShare }) => [method, spendShare])).toEqual([
    ...[
      ['SUPPLIER_FOOTPRINT', 0.3],
      ['SUPPLIER_INTENSITY', 0],
    ],
    ...[
      ['SPEND_FACTOR', 0.6],
      [null, 0.1],
    ],
  ]);
  expect(coverage.at(-1)!.kgCo2e).toBeNull();
});
