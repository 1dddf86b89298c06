import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted } from '../method/readOutcome.ts';
import { cbamGood, sourceStream, suppliedPrecursor } from '../testing/cbamGoods.ts';
import { type CbamBenchmark, cbamFactor, findBenchmark } from './benchmark.ts';
import { calculateCbamGoods } from './calculateCbamGoods.ts';
import type { CarbonPricePaid, CbamGood } from './cbamGood.ts';
import { type CertificateTerms, certificatesByActual, certificatesByDefault } from './certificates.ts';
import type { CbamDefault } from './defaultValue.ts';

const benchmark = (cnCode: string, value: number, route = '', years: [number, number] | null = null) =>
  ({
    cnCode,
    value,
    route,
    fromYear: years?.[0] ?? null,
    toYear: years?.[1] ?? null,
  }) satisfies CbamBenchmark;

/** Figures of the Commission’s workbook of benchmarks. */
const BENCHMARKS = [
  benchmark('72230019', 1.225, '', [2026, 2027]),
  benchmark('73181552', 1.154, '', [2026, 2027]),
  benchmark('73181552', 1.116, '', [2028, 2030]),
  benchmark('73181542', 1.364, 'C'),
  benchmark('73181542', 0.475, 'D'),
  benchmark('72021120', 1.361, '', [2026, 2027]),
];
const DEFAULTS: readonly CbamDefault[] = [
  { factorId: 'f', country: 'CN', cnCode: '731815', route: 'C', direct: 6.375, indirect: null, total: 6.375 },
];
const TERMS: CertificateTerms = { price: 75.36, correction: 1, benchmarks: BENCHMARKS, defaults: DEFAULTS };

const estimates = (
  good: CbamGood,
  terms: Partial<CertificateTerms> = {},
  others: readonly CbamGood[] = [],
) => {
  const all = { ...TERMS, ...terms };
  const results = accepted(calculateCbamGoods([good, ...others], all.defaults));
  const result = results.get(good.id)!;
  return {
    actual: certificatesByActual(result, results, all),
    byDefault: certificatesByDefault(result, all),
  };
};

/** Stainless screws: 3,240 t made of 3,520 t of wire, 620 t of them exported; 3.7637 t/t. */
const SCREWS = cbamGood({
  ...{ cnCode: '73181552', produced: 3240, exported: 620, processBenchmark: 0.038 },
  precursors: [
    suppliedPrecursor(
      { id: 'wire', cnCode: '72230019', mass: 3520 },
      { direct: (3.7637 * 3240) / 3520, indirect: 0 },
    ),
  ],
});

describe('A published case of stainless screws', () => {
  it('has a free allocation of 0.0371 of the process and 1.2976 of the wire', () => {
    const { allocation, sefa } = estimates(SCREWS).actual;
    expect(allocation.map(({ value }) => value!.toFixed(4))).toEqual(['0.0370', '1.2976']);
    expect(sefa).toBeCloseTo(1.3346, 4);
  });

  it('needs 1,506 certificates by its own emissions', () => {
    const { certificates, costEur } = estimates(SCREWS).actual;
    expect(Math.round(certificates!)).toBe(1506);
    expect(costEur).toBeCloseTo(certificates! * 75.36, 6);
  });

  it('by default takes column B of the good: 620 × (7.0125 − 0.975 × 1.154)', () => {
    const { byDefault } = estimates(SCREWS);
    expect(byDefault.see).toBeCloseTo(7.0125, 10);
    expect(byDefault.sefa).toBeCloseTo(1.12515, 10);
    expect(byDefault.certificates).toBeCloseTo(620 * (7.0125 - 1.12515), 8);
  });
});

describe('A benchmark', () => {
  it('of ferro-manganese gives the 1.32698 of the published example', () => {
    const { value } = findBenchmark(BENCHMARKS, { cnCode: '7202 11 20', route: null, year: 2026 })!;
    expect(cbamFactor(2026) * value).toBeCloseTo(1.326975, 10);
  });

  it('is that of the route, of the production year, and the highest of several grades', () => {
    const of = (cnCode: string, route: string | null, year: number) =>
      findBenchmark([...BENCHMARKS, benchmark('73181542', 1.2, 'C')], { cnCode, route, year })?.value;
    expect(of('73181542', 'C', 2026)).toBe(1.364);
    expect(of('73181542', 'D', 2026)).toBe(0.475);
    expect([of('73181552', 'C', 2027), of('73181552', null, 2028)]).toEqual([1.154, 1.116]);
  });

  it('is unknown where routes differ and none is given', () => {
    expect(findBenchmark(BENCHMARKS, { cnCode: '73181542', route: null, year: 2026 })).toBeNull();
  });

  it('counts less each year until nothing is allocated from 2034 on', () => {
    const factors = Array.from({ length: 10 }, (_, place) => cbamFactor(2026 + place));
    expect(factors).toEqual([0.975, 0.95, 0.9, 0.775, 0.515, 0.39, 0.265, 0.14, 0, 0]);
  });
});

describe('Certificates', () => {
  const paid = (more: Partial<CarbonPricePaid> = {}): CarbonPricePaid => ({
    ...{ isDue: true, pricePerTonne: 90, rebatePerTonne: 15, currency: 'CNY', exchangeRate: 0.13 },
    instrument: 'National emissions trading',
    ...more,
  });

  it('are fewer by the carbon price paid abroad, less its rebate, at the price of a certificate', () => {
    const { due, deducted, certificates } = estimates({ ...SCREWS, carbonPrice: paid() }).actual;
    expect(deducted).toBeCloseTo((due! * 75 * 0.13) / 75.36, 8);
    expect(certificates).toBeCloseTo(due! - deducted!, 8);
  });

  it('are unknown while the price paid cannot be converted, and say so', () => {
    const { certificates, gaps } = estimates({ ...SCREWS, carbonPrice: paid({ exchangeRate: null }) }).actual;
    expect(certificates).toBeNull();
    expect(gaps).toEqual(['CARBON_PRICE_UNCONVERTED']);
  });

  it('are never below 0, whatever was paid or allocated', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (price, bm) => {
          const good = { ...SCREWS, processBenchmark: bm, carbonPrice: paid({ pricePerTonne: price }) };
          expect(estimates(good).actual.certificates).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('name what is missing and are null instead of 0', () => {
    const good = { ...SCREWS, processBenchmark: null, exported: null };
    const { actual } = estimates(good, { price: null, benchmarks: [] });
    expect([actual.certificates, actual.costEur, actual.sefa]).toEqual([null, null, null]);
    expect(actual.gaps).toEqual([
      'PROCESS_BENCHMARK_MISSING',
      'BENCHMARK_MISSING',
      'EXPORTED_MASS_MISSING',
      'PRICE_MISSING',
    ]);
  });

  it('are not estimated from half of the emissions', () => {
    const good = { ...SCREWS, streams: [sourceStream({ amount: null })] };
    const { see, certificates, gaps } = estimates(good).actual;
    expect([see, certificates]).toEqual([null, null]);
    expect(gaps).toContain('AMOUNT_MISSING');
  });

  it('use the free allocation a supplier gives instead of column B', () => {
    const precursors = [suppliedPrecursor({ mass: 3240 }, { sefa: 1 })];
    expect(estimates({ ...SCREWS, precursors }).actual.sefa).toBeCloseTo(0.975 * 0.038 + 1, 10);
  });

  it('hand the free allocation of an own good on to what is made of it', () => {
    const screw = cbamGood({
      ...{ id: 'screw', processBenchmark: 0.01, produced: 1000 },
      precursors: [
        {
          id: 'own',
          name: 'Own',
          cnCode: '',
          mass: 1100,
          lineId: null,
          origin: { kind: 'OWN_GOOD', goodId: 'good' },
        },
      ],
    });
    const { sefa } = estimates(screw, {}, [SCREWS]).actual;
    expect(sefa).toBeCloseTo(0.975 * 0.01 + 1.1 * estimates(SCREWS).actual.sefa!, 10);
  });
});
