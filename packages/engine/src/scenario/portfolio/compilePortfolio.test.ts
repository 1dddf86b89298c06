import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../../factor/factorCatalogue.ts';
import { calculateFootprints } from '../../footprint/calculateFootprints.ts';
import type { Assessment, InventoryLine } from '../../inventory/inventory.ts';
import { STAGES } from '../../inventory/stage.ts';
import type { ParameterModel } from '../../parameter/parameter.ts';
import {
  aChange,
  aDeclaration,
  aFactor,
  aLine,
  amountFormula,
  anAssessment,
  factorLine,
  inputLine,
  madeUpPortfolio,
  valued,
} from '../../testing/index.ts';
import type { Change, LineSelector, Scenario } from '../scenario.ts';
import { compilePortfolio, type PortfolioRequest } from './compilePortfolio.ts';

const gases = (id: string, ...kgPerUnit: readonly number[]) => ({
  id,
  flows: ['CO2_FOSSIL', 'CH4_FOSSIL', 'N2O']
    .slice(0, kgPerUnit.length)
    .map((gas, at) => ({ gas, kgPerUnit: kgPerUnit[at]! })),
});
const factors = factorCatalogue([
  aFactor({ ...gases('steel-cn', 1.9, 0.011, 0.00003), activity: 'steel', region: 'CN' }),
  aFactor({ id: 'steel-vn', activity: 'steel', region: 'VN', kgCo2e: 2.7 }),
  aFactor({ ...gases('scrap', 0.4, 0.001), activity: 'steel-recycled' }),
  aFactor({ id: 'grid-cn', activity: 'electricity-grid-mix', region: 'CN', unit: 'kWh', kgCo2e: 0.57 }),
  aFactor({ id: 'wind', activity: 'electricity-wind', unit: 'MWh', kgCo2e: 11 }),
  aFactor({ id: 'lorry', activity: 'freight-road', unit: 'tkm', transportMode: 'ROAD', kgCo2e: 0.107 }),
  aFactor({ id: 'train', activity: 'freight-rail', unit: 'tkm', transportMode: 'RAIL', kgCo2e: 0.023 }),
  aFactor({
    id: 'odd',
    flows: [
      { gas: 'UNOBTAINIUM', kgPerUnit: 1 },
      { gas: 'CO2_FOSSIL', kgPerUnit: 0.3 },
    ],
  }),
  aFactor({ id: 'blank', flows: [], kgCo2e: null }),
]);

const anyAmount = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -1e4, max: 1e4, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(null, 0, 1e308) },
);
const anyStage = fc.constantFrom(...STAGES.filter((stage) => stage !== 'UNSPLIT'));
const anySupplier = fc.constantFrom(null, 'wang', 'nguyen');
const anyRegion = fc.constantFrom(null, 'CN', 'CN-GD', 'VN');
const anyFactor = fc.constantFrom('steel-cn', 'steel-vn', 'scrap', 'odd', 'blank', 'nowhere');

const anyLine: fc.Arbitrary<InventoryLine> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    stage: anyStage,
    amount: anyAmount,
    supplierId: anySupplier,
    region: anyRegion,
    kind: fc.constantFrom('mass', 'mass', 'power', 'carried', 'tkm', 'none'),
    factorId: anyFactor,
    distanceKm: fc.constantFrom(null, 0, 12.5, 900),
    year: fc.constantFrom(null, 2020),
  })
  .map(({ id, kind, factorId, distanceKm, ...fields }) => {
    switch (kind) {
      case 'mass':
        return factorLine(id, factorId, { ...fields, unit: 'kg' });
      case 'power':
        return factorLine(id, 'grid-cn', { ...fields, unit: 'kWh' });
      case 'carried':
        return factorLine(id, 'lorry', { ...fields, unit: 'kg', distanceKm });
      case 'tkm':
        return factorLine(id, 'lorry', { ...fields, unit: 'tkm', distanceKm });
      default:
        return aLine({ id, ...fields });
    }
  });

const anyPortfolio: fc.Arbitrary<readonly Assessment[]> = fc
  .array(
    fc.tuple(
      fc.uniqueArray(anyLine, { selector: ({ id }) => id, maxLength: 8 }),
      fc.constantFrom('AR4', 'AR6'),
      fc.constantFrom(null, 'Kitchen', 'Toys'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((products) => [
    ...products.map(([lines, gwpSet, productCategory], at) =>
      anAssessment({ id: `p${at}`, lines, gwpSet: gwpSet as 'AR4' | 'AR6', productCategory }),
    ),
    anAssessment({ id: 'set', lines: [inputLine('one', 'p0', { amount: 3 }), factorLine('a', 'steel-cn')] }),
    aDeclaration({ id: 'paper', stageValues: [{ id: 'v', stage: 'MATERIALS', process: 'P', kgCo2e: 4.2 }] }),
  ]);

const list = <T>(...values: readonly T[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant([] as T[]) },
    { weight: 1, arbitrary: fc.subarray([...values]) },
  );
const anySelector: fc.Arbitrary<Partial<LineSelector>> = fc.record({
  productIds: list('product-p0', 'product-p2', 'product-set'),
  productCategories: list('Kitchen'),
  stages: list(...STAGES),
  supplierIds: list('wang', 'nguyen'),
  regions: list('CN', 'VN'),
  activities: list('steel', 'electricity-*', 'freight-road'),
  transportModes: list('ROAD' as const),
  lineIds: list('a', 'b', 'c'),
});
const anyNumber = fc.double({ min: 0, max: 3, noNaN: true });
const anyAction = fc.oneof(
  anyNumber.map((amountFactor) => ({ kind: 'SCALE_AMOUNT' as const, amountFactor })),
  anyNumber.map((toAmount) => ({ kind: 'SET_AMOUNT' as const, toAmount, toUnit: 'g' })),
  anyNumber.map((toDistanceKm) => ({ kind: 'CHANGE_DISTANCE' as const, toDistanceKm })),
  anyNumber.map((distanceFactor) => ({
    kind: 'CHANGE_TRANSPORT_MODE' as const,
    toTransportMode: 'RAIL' as const,
    toActivity: null,
    distanceFactor,
  })),
  fc
    .constantFrom('scrap', 'steel-vn', 'odd', 'blank', 'wind')
    .map((toFactorId) => ({ kind: 'REPLACE_FACTOR' as const, toFactorId })),
  fc
    .constantFrom('electricity-wind', 'steel-recycled', 'nothing')
    .map((toActivity) => ({ kind: 'REPLACE_ACTIVITY' as const, toActivity })),
  fc.constant({ kind: 'CHANGE_REGION' as const, toRegion: 'VN' }),
  fc.constant({ kind: 'REPLACE_SUPPLIER' as const, toSupplierId: 'nguyen', toRegion: 'VN' }),
  fc.double({ min: 0, max: 1, noNaN: true }).map((recycledShare) => ({
    kind: 'SET_RECYCLED_CONTENT' as const,
    toActivity: 'steel-recycled',
    recycledShare,
  })),
);
const anyScenario: fc.Arbitrary<Scenario> = fc
  .array(fc.tuple(anyAction, anySelector), { maxLength: 5 })
  .map((changes) => ({
    id: 's',
    changes: changes.map(([action, selector], at): Change => aChange(`c${at}`, action, selector)),
  }));

/** Every number of the quick way beside the same number of the ordinary way. */
function bothWays(request: PortfolioRequest, scenarios: readonly Scenario[]) {
  const compiled = compilePortfolio(request);
  const totals = compiled.ok ? compiled.value.totals(scenarios) : compiled;
  if (!totals.ok) throw new Error(totals.refusals[0]!.message);
  return scenarios.flatMap((scenario, place) =>
    calculateFootprints({ ...request, scenario }).map(({ outcome }, assessment) => {
      if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
      const { totalKgCo2e, stages, gaps } = outcome.value;
      return {
        quick: [
          totals.value.total(place, assessment),
          totals.value.gaps(place, assessment),
          ...STAGES.map((stage) => totals.value.stage(place, assessment, stage)),
        ],
        ordinary: [
          totalKgCo2e,
          gaps.length,
          ...STAGES.map((stage) => stages.find((one) => one.stage === stage)?.kgCo2e ?? null),
        ],
      };
    }),
  );
}

describe('The totals of a portfolio under many scenarios', () => {
  it('are those of the ordinary calculation to the last bit', () => {
    fc.assert(
      fc.property(
        anyPortfolio,
        fc.array(anyScenario, { minLength: 1, maxLength: 4 }),
        (assessments, scenarios) => {
          const wanted = assessments.map(({ id }) => id);
          for (const { quick, ordinary } of bothWays({ assessments, factors, wanted }, scenarios))
            expect(quick).toEqual(ordinary);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('are the base case to the last bit where nothing changes, also after a scenario that changed much', () => {
    fc.assert(
      fc.property(anyPortfolio, anyScenario, (assessments, scenario) => {
        const wanted = assessments.map(({ id }) => id);
        const compiled = compilePortfolio({ assessments, factors, wanted });
        const totals = compiled.ok && compiled.value.totals([scenario, { id: 'none', changes: [] }]);
        const base = calculateFootprints({ assessments, factors, wanted, scenario: null });
        base.forEach(({ outcome }, assessment) => {
          expect(totals !== false && totals.ok && totals.value.total(1, assessment)).toBe(
            outcome.ok && outcome.value.totalKgCo2e,
          );
        });
      }),
    );
  });

  it('are those of the ordinary calculation also of hundreds of lines, where the kernel goes over scenarios together', () => {
    const { assessments, factors: madeUp } = madeUpPortfolio({ products: 12, lines: 150, seed: 3 });
    const wanted = assessments.map(({ id }) => id);
    const factorsOf = (count: number) => Array.from({ length: count }, (_, place) => (place - 1) * 0.7);
    const selectors: readonly Partial<LineSelector>[] = [
      {},
      { stages: ['MATERIALS'] },
      { regions: ['CN'] },
      { transportModes: ['ROAD', 'SEA'] },
      { supplierIds: Array.from({ length: 25 }, (_, place) => `supplier-${place}`) },
    ];
    const scenarios = selectors.flatMap((selector, at) =>
      factorsOf(9).map((amountFactor, place): Scenario => {
        const change = aChange('x', { kind: 'SCALE_AMOUNT', amountFactor }, selector);
        return { id: `${at} ${place}`, changes: [change] };
      }),
    );
    for (const { quick, ordinary } of bothWays({ assessments, factors: madeUp, wanted }, scenarios))
      expect(quick).toEqual(ordinary);
  });

  it('are the same with what was kept of earlier scenarios, and in whatever order these are asked for', () => {
    fc.assert(
      fc.property(
        anyPortfolio,
        fc.array(anyScenario, { minLength: 2, maxLength: 5 }),
        (assessments, scenarios) => {
          const wanted = assessments.map(({ id }) => id);
          const compiled = compilePortfolio({ assessments, factors, wanted });
          if (!compiled.ok) throw new Error(compiled.refusals[0]!.message);
          const totalsOf = (asked: readonly Scenario[]) => {
            const totals = compiled.value.totals(asked);
            if (!totals.ok) throw new Error(totals.refusals[0]!.message);
            return asked.map((_, place) => wanted.map((_id, at) => totals.value.total(place, at)));
          };
          const first = totalsOf(scenarios);
          expect(totalsOf(scenarios)).toEqual(first);
          expect(totalsOf(scenarios.toReversed()).reverse()).toEqual(first);
          expect(scenarios.flatMap((scenario) => totalsOf([scenario]))).toEqual(first);
        },
      ),
      { numRuns: 60 },
    );
  });

  const parameters: ParameterModel = {
    parameters: [valued('scrap', 0.1), valued('net', 2, { unit: 'kg' }), valued('way', 100, { unit: 'km' })],
    formulas: [
      amountFormula('p', 'body', 'net / (1 - scrap)'),
      { assessmentId: 'p', lineId: 'haul', field: 'DISTANCE_KM', formula: '2 * way' },
    ],
  };
  const formulaic = anAssessment({
    id: 'p',
    lines: [
      factorLine('body', 'steel-cn'),
      factorLine('box', 'steel-vn', { amount: 0.1 }),
      factorLine('haul', 'lorry', { distanceKm: 1, amount: 7 }),
    ],
  });
  const request: PortfolioRequest = { assessments: [formulaic], factors, wanted: ['p'], parameters };

  it('follow the parameters a scenario sets, beside its other changes', () => {
    const scenarios: Scenario[] = [
      { id: 'a', changes: [aChange('x', { kind: 'SET_PARAMETER', parameter: 'scrap', value: 0.5 })] },
      {
        id: 'b',
        changes: [
          aChange('x', { kind: 'SET_PARAMETER', parameter: 'way', value: 7 }),
          aChange('y', { kind: 'SCALE_AMOUNT', amountFactor: 0.3 }, { lineIds: ['haul'] }),
          aChange('z', { kind: 'CHANGE_REGION', toRegion: 'VN' }),
        ],
      },
      { id: 'c', changes: [] },
      {
        id: 'd',
        changes: [
          aChange('x', { kind: 'SET_PARAMETER', parameter: 'net', value: 9 }, { productIds: ['other'] }),
        ],
      },
    ];
    for (const { quick, ordinary } of bothWays(request, scenarios)) expect(quick).toEqual(ordinary);
  });

  it('take over the changes of parents', () => {
    const parent: Scenario = {
      id: 'p',
      changes: [aChange('x', { kind: 'SCALE_AMOUNT', amountFactor: 0.7 })],
    };
    const child: Scenario = {
      id: 'c',
      parent,
      changes: [aChange('y', { kind: 'SCALE_AMOUNT', amountFactor: 0.7 }, { lineIds: ['box'] })],
    };
    for (const { quick, ordinary } of bothWays(request, [parent, child])) expect(quick).toEqual(ordinary);
  });

  it('take the ordinary way where an assessment is put in place of another', () => {
    const plug = aDeclaration({
      id: 'plug',
      declaredUnit: { amount: 1, unit: 'kg' },
      stageValues: [{ id: 'v', stage: 'MATERIALS', process: 'P', kgCo2e: 0.5 }],
    });
    const scenario: Scenario = {
      id: 's',
      changes: [aChange('x', { kind: 'REPLACE_INPUT', toAssessmentId: 'plug' }, { lineIds: ['body'] })],
    };
    const both = bothWays({ ...request, assessments: [formulaic, plug] }, [scenario]);
    for (const { quick, ordinary } of both) expect(quick).toEqual(ordinary);
  });

  it('are refused like footprints are', () => {
    const refused = (scenario: Scenario, wanted = ['p']) => {
      const compiled = compilePortfolio({ ...request, wanted });
      const totals = compiled.ok ? compiled.value.totals([scenario]) : compiled;
      return totals.ok ? [] : totals.refusals.map(({ code }) => code);
    };
    const set = (value: number): Scenario => ({
      id: 's',
      changes: [aChange('x', { kind: 'SET_PARAMETER', parameter: 'scrap', value })],
    });
    expect(refused(set(1))).toEqual(['FORMULA_DIVISION_BY_ZERO']);
    expect(refused(set(Number.NaN))).toEqual(['CHANGE_NUMBER_INVALID']);
    expect(
      refused({ id: 's', changes: [aChange('x', { kind: 'REPLACE_FACTOR', toFactorId: 'none' })] }),
    ).toEqual(['FACTOR_UNKNOWN']);
    expect(refused(set(0), ['q'])).toEqual(['ASSESSMENT_UNKNOWN']);
  });

  it('may be of nothing', () => {
    const compiled = compilePortfolio({ assessments: [], factors, wanted: [] });
    expect(compiled.ok && compiled.value.totals([]).ok).toBe(true);
  });
});
