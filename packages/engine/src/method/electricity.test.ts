import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ElectricityUse, type EnergyCertificate, electricityEmissions } from './electricity.ts';
import { accepted, refusedFields } from './readOutcome.ts';

const wind = (id: string, kWh: number, more: Partial<EnergyCertificate> = {}): EnergyCertificate => ({
  id,
  kWh,
  market: 'DE',
  year: 2025,
  generationFactor: 0,
  upstreamFactor: 0.02,
  ...more,
});

const use = (more: Partial<ElectricityUse> = {}): ElectricityUse => ({
  kWh: 1000,
  market: 'DE',
  year: 2025,
  gridFactor: 0.4,
  residualFactor: 0.6,
  certificates: [wind('c1', 700)],
  ...more,
});

describe('Electricity', () => {
  it('of 1000 kWh with 700 certified: 400 kg by location, 194 by market, 600 by residual mix', () => {
    const result = accepted(electricityEmissions(use()));
    expect(result.locationBased).toBe(400);
    expect(result.marketBased).toBeCloseTo(14 + 180, 12);
    expect(result.residualMix).toBe(600);
    expect([result.coveredShare, result.surplusKWh, result.restBy]).toEqual([0.7, 0, 'RESIDUAL_MIX']);
  });

  it('takes the grid average for the rest where there is no residual mix, and says so', () => {
    const result = accepted(electricityEmissions(use({ residualFactor: null })));
    expect(result.marketBased).toBeCloseTo(14 + 120, 12);
    expect([result.residualMix, result.restBy]).toEqual([null, 'GRID_MIX']);
  });

  it('covers no more than was used and keeps the surplus', () => {
    const certificates = [wind('c1', 900), wind('c2', 600, { upstreamFactor: 0.05 })];
    const result = accepted(electricityEmissions(use({ certificates })));
    expect(result.coveredShare).toBe(1);
    expect(result.surplusKWh).toBe(500);
    expect(result.marketBased).toBeCloseTo((900 * 0.02 + 600 * 0.05) / 1.5, 12);
  });

  it('without certificates is the residual mix by market', () => {
    const result = accepted(electricityEmissions(use({ certificates: [] })));
    expect([result.marketBased, result.residualMix, result.coveredShare]).toEqual([600, 600, 0]);
  });

  it('of nothing is nothing', () => {
    const result = accepted(electricityEmissions(use({ kWh: 0 })));
    expect([result.locationBased, result.marketBased, result.surplusKWh]).toEqual([0, 0, 700]);
  });

  it('lies between certificates and residual mix by market, and falls with every certificate', () => {
    const kWh = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(kWh, kWh, (less, more) => {
        const byMarket = (certified: number) =>
          accepted(electricityEmissions(use({ certificates: [wind('c', certified)] }))).marketBased;
        const [low, high] = [Math.min(less, more), Math.max(less, more)];
        expect(byMarket(high)).toBeLessThanOrEqual(byMarket(low) + 1e-9);
        expect(byMarket(high)).toBeGreaterThanOrEqual(20 - 1e-9);
        expect(byMarket(low)).toBeLessThanOrEqual(600);
      }),
    );
  });

  it('does not depend on the order of certificates', () => {
    const certificates = [wind('a', 100), wind('b', 300, { generationFactor: 0.1 }), wind('c', 250)];
    const there = accepted(electricityEmissions(use({ certificates }))).marketBased;
    const back = accepted(
      electricityEmissions(use({ certificates: [...certificates].reverse() })),
    ).marketBased;
    expect(back).toBeCloseTo(there, 12);
  });

  it('scales: ten times the use with ten times the certificates emits ten times as much', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (kWh, certified) => {
        const once = accepted(electricityEmissions(use({ kWh, certificates: [wind('c', certified)] })));
        const often = accepted(
          electricityEmissions(use({ kWh: 10 * kWh, certificates: [wind('c', 10 * certified)] })),
        );
        expect(often.marketBased).toBeCloseTo(10 * once.marketBased, 6);
        expect(often.locationBased).toBeCloseTo(10 * once.locationBased, 6);
        expect(often.coveredShare).toBeCloseTo(once.coveredShare, 12);
      }),
    );
  });

  it('treats one certificate and its two halves alike', () => {
    const byMarket = (certificates: readonly EnergyCertificate[]) =>
      accepted(electricityEmissions(use({ certificates }))).marketBased;
    expect(byMarket([wind('a', 350), wind('b', 350)])).toBeCloseTo(byMarket([wind('a', 700)]), 12);
  });

  it('fully covered does not depend on the residual mix', () => {
    const covered = (residualFactor: number | null) =>
      accepted(electricityEmissions(use({ residualFactor, certificates: [wind('a', 1000)] }))).marketBased;
    expect([covered(0.1), covered(0.9), covered(null)]).toEqual([20, 20, 20]);
  });

  it('by location does not look at certificates', () => {
    const certificates = [wind('a', 1000, { generationFactor: 0.9 })];
    expect(accepted(electricityEmissions(use({ certificates }))).locationBased).toBe(400);
  });

  it('refuses a certificate of another market or year, or claimed twice', () => {
    const foreign = wind('c1', 10, { market: 'NO', year: 2023 });
    expect(refusedFields(electricityEmissions(use({ certificates: [foreign] })))).toEqual([
      'CERTIFICATE_OF_OTHER_MARKET market',
      'CERTIFICATE_OF_OTHER_YEAR year',
    ]);
    const twice = [wind('c1', 10), wind('c1', 20), wind('c1', 30)];
    expect(refusedFields(electricityEmissions(use({ certificates: twice })))).toEqual([
      'CERTIFICATE_REPEATED id',
    ]);
  });

  it('refuses negative amounts and factors', () => {
    const certificates = [wind('c1', -5)];
    expect(
      refusedFields(electricityEmissions(use({ kWh: -1, gridFactor: Number.NaN, certificates }))),
    ).toEqual(['NUMBER_OUT_OF_RANGE kWh', 'NUMBER_OUT_OF_RANGE gridFactor', 'NUMBER_OUT_OF_RANGE kWh']);
  });
});
