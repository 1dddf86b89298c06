import type { CbamGood, EnergyFlow, PrecursorUse, SourceStream } from '../cbam/cbamGood.ts';

/* Goods of the border adjustment mechanism for tests: everything known and harmless unless a test says otherwise. */

export function cbamGood(more: Partial<CbamGood> = {}): CbamGood {
  return {
    ...{ id: 'good', name: 'Good', cnCode: '73181542', country: 'CN', year: 2026, route: 'C' },
    parameters: {
      clinkerShare: null,
      nitrogenShare: null,
      alloyShare: 0.01,
      scrapShare: 0,
      reducingAgent: '',
    },
    ...{ produced: 1000, exported: 100, streams: [], energy: [], precursors: [] },
    ...{ processBenchmark: null, carbonPrice: null },
    ...more,
  };
}

export function sourceStream(more: Partial<SourceStream> = {}): SourceStream {
  return {
    ...{ id: 'gas', name: 'Natural gas', kind: 'COMBUSTION', gas: 'CO2', amount: 100, unit: 't' },
    ...{ netCalorificValue: 48, emissionFactor: 56.1, oxidation: 1, biomassShare: 0 },
    ...{ factorId: null, lineId: null },
    ...more,
  };
}

export function energyFlow(more: Partial<EnergyFlow> = {}): EnergyFlow {
  return {
    ...{ id: 'power', name: 'Electricity', kind: 'ELECTRICITY', amount: 500, emissionFactor: 0.4 },
    ...{ evidence: 'GRID_DEFAULT', evidenceNote: '', factorId: null, lineId: null },
    ...more,
  };
}

export function suppliedPrecursor(
  more: Partial<PrecursorUse> = {},
  emissions: { direct?: number | null; indirect?: number | null; sefa?: number | null } = {},
): PrecursorUse {
  return {
    ...{ id: 'wire', name: 'Wire rod', cnCode: '72139110', mass: 1100, lineId: null },
    origin: {
      ...{ kind: 'SUPPLIED', country: 'CN', installation: 'Rolling mill', route: 'C' },
      ...{ direct: 1.8, indirect: 0.1, sefa: null },
      ...emissions,
    },
    ...more,
  };
}
