import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import type { CalculatedAssessment, InventoryLine } from '../inventory/inventory.ts';
import {
  aChange,
  aDeclaration,
  aFactor,
  aLine,
  anAssessment,
  factorLine,
  inputLine,
} from '../testing/index.ts';
import { applyScenario } from './applyScenario.ts';
import type { Change } from './scenario.ts';

const freight = { unit: 'tkm', boundary: 'WELL_TO_WHEEL' } as const;
const factors = factorCatalogue([
  aFactor({ id: 'grid-cn', activity: 'grid', region: 'CN', unit: 'kWh', kgCo2e: 0.6 }),
  aFactor({ id: 'grid-vn', activity: 'grid', region: 'VN', unit: 'kWh', kgCo2e: 0.5 }),
  aFactor({ id: 'wind', activity: 'wind', unit: 'kWh', kgCo2e: 0.03 }),
  aFactor({ id: 'steel-cn', activity: 'steel', region: 'CN', kgCo2e: 2 }),
  aFactor({ id: 'steel-vn', activity: 'steel', region: 'VN', kgCo2e: 2.5 }),
  aFactor({ id: 'scrap', activity: 'steel-recycled', kgCo2e: 0.5 }),
  aFactor({ id: 'air', activity: 'freight-air', transportMode: 'AIR', kgCo2e: 1, ...freight }),
  aFactor({ id: 'sea', activity: 'freight-sea', transportMode: 'SEA', kgCo2e: 0.01, ...freight }),
  aFactor({
    id: 'sea-cold',
    activity: 'freight-sea-refrigerated',
    transportMode: 'SEA',
    kgCo2e: 0.02,
    ...freight,
  }),
  aFactor({
    id: 'sea-fuel',
    activity: 'freight-s',
    transportMode: 'SEA',
    unit: 'tkm',
    boundary: 'COMBUSTION',
  }),
]);
const kettle = anAssessment({
  id: 'kettle',
  lines: [
    factorLine('body', 'steel-cn', { amount: 2, supplierId: 'wang', region: 'CN', process: 'Body' }),
    factorLine('power', 'grid-cn', {
      stage: 'PRODUCTION',
      amount: 10,
      unit: 'kWh',
      region: 'CN',
      process: 'Assembly',
    }),
    factorLine('flight', 'air', {
      stage: 'DISTRIBUTION',
      amount: 3,
      unit: 'kg',
      distanceKm: 9000,
      transportMode: 'AIR',
    }),
    factorLine('truck', 'air', { stage: 'DISTRIBUTION', amount: 5, unit: 'tkm' }),
  ],
});

function changed(changes: readonly Change[], assessment: CalculatedAssessment = kettle) {
  const outcome = applyScenario(assessment, { id: 's', changes }, { factors });
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.code);
  const result = outcome.value;
  const lines = result.assessment.kind === 'CALCULATED' ? result.assessment.lines : [];
  return { ...result, line: (id: string) => lines.find((line) => line.id === id)! };
}

const factorOf = (line: InventoryLine) => (line.input.kind === 'FACTOR' ? line.input.factorId : null);

describe('A scenario', () => {
  it('without changes gives the very same assessment', () => {
    expect(changed([]).assessment).toBe(kettle);
  });

  it('scales amounts, and leaves a missing one missing', () => {
    const change = aChange('c', { kind: 'SCALE_AMOUNT', amountFactor: 0.5 }, { stages: ['MATERIALS'] });
    const { line, changedLineIds } = changed([change]);
    expect(line('body').amount).toBe(1);
    expect(changedLineIds).toEqual(['body']);
    const unknown = anAssessment({ id: 'x', lines: [factorLine('body', 'steel-cn', { amount: null })] });
    expect(changed([change], unknown).assessment).toBe(unknown);
  });

  it('replaces a factor, unless its unit measures something else: then it says so and changes nothing', () => {
    const replace = (toFactorId: string) =>
      changed([aChange('c', { kind: 'REPLACE_FACTOR', toFactorId }, { processes: ['Body'] })]);
    expect(factorOf(replace('scrap').line('body'))).toBe('scrap');
    const impossible = replace('wind');
    expect(impossible.assessment).toBe(kettle);
    expect(impossible.findings).toMatchObject([{ code: 'SCENARIO_CHANGE_NOT_POSSIBLE', subjects: ['body'] }]);
  });

  it('is refused when it names a factor that does not exist', () => {
    const change = aChange('c', { kind: 'REPLACE_FACTOR', toFactorId: 'nowhere' });
    expect(applyScenario(kettle, { id: 's', changes: [change] }, { factors })).toMatchObject({
      ok: false,
      refusals: [{ code: 'FACTOR_UNKNOWN', subject: 'c', field: 'toFactorId' }],
    });
  });

  it('replaces an activity by the factor of the line’s own region', () => {
    const wind = changed([
      aChange('c', { kind: 'REPLACE_ACTIVITY', toActivity: 'wind' }, { activities: ['grid'] }),
    ]);
    expect(factorOf(wind.line('power'))).toBe('wind');
    expect(factorOf(wind.line('body'))).toBe('steel-cn');
  });

  it('moves to another region, where the same activity has another factor', () => {
    const { line } = changed([aChange('c', { kind: 'CHANGE_REGION', toRegion: 'VN' }, { regions: ['CN'] })]);
    expect([line('body'), line('power')].map((one) => [factorOf(one), one.region])).toEqual([
      ['steel-vn', 'VN'],
      ['grid-vn', 'VN'],
    ]);
  });

  it('replaces a supplier, with or without moving to where it is', () => {
    const replace = (toRegion: string | null) =>
      changed([
        aChange(
          'c',
          { kind: 'REPLACE_SUPPLIER', toSupplierId: 'nguyen', toRegion },
          { supplierIds: ['wang'] },
        ),
      ]);
    expect(replace(null).line('body')).toMatchObject({ supplierId: 'nguyen', region: 'CN' });
    expect(factorOf(replace(null).line('body'))).toBe('steel-cn');
    expect(replace('VN').line('body')).toMatchObject({ supplierId: 'nguyen', region: 'VN' });
    expect(factorOf(replace('VN').line('body'))).toBe('steel-vn');
  });

  it('changes the mode of transport: the plainest freight of the same boundary, over the longer way', () => {
    const change = aChange(
      'c',
      { kind: 'CHANGE_TRANSPORT_MODE', toTransportMode: 'SEA', toActivity: null, distanceFactor: 2 },
      { transportModes: ['AIR'] },
    );
    const { line } = changed([change]);
    expect(line('flight')).toMatchObject({ transportMode: 'SEA', distanceKm: 18_000, amount: 3 });
    expect(factorOf(line('flight'))).toBe('sea');
    // A line in tonne-kilometres has no distance of its own: its amount grows.
    expect(line('truck')).toMatchObject({ transportMode: 'SEA', distanceKm: null, amount: 10 });
  });

  it('takes freight called after the mode before a shorter word', () => {
    const road = factorCatalogue([
      ...factors.factors,
      aFactor({ id: 'van', activity: 'freight-van', transportMode: 'ROAD', kgCo2e: 0.8, ...freight }),
      aFactor({ id: 'lorry', activity: 'freight-road', transportMode: 'ROAD', kgCo2e: 0.1, ...freight }),
    ]);
    const byRoad = aChange(
      'a',
      { kind: 'CHANGE_TRANSPORT_MODE', toTransportMode: 'ROAD', toActivity: null, distanceFactor: 1 },
      { lineIds: ['flight'] },
    );
    const outcome = applyScenario(kettle, { id: 's', changes: [byRoad] }, { factors: road });
    const lines =
      outcome.ok && outcome.value.assessment.kind === 'CALCULATED' ? outcome.value.assessment.lines : [];
    expect(factorOf(lines[2]!)).toBe('lorry');
  });

  it('finds freight for a mass over a distance that had no factor yet', () => {
    const parcel = anAssessment({
      id: 'parcel',
      lines: [aLine({ id: 'leg', amount: 3, distanceKm: 9000, stage: 'DISTRIBUTION' })],
    });
    const bySea = aChange('a', {
      kind: 'CHANGE_TRANSPORT_MODE',
      toTransportMode: 'SEA',
      toActivity: null,
      distanceFactor: 1.5,
    });
    const { line } = changed([bySea], parcel);
    expect(line('leg')).toMatchObject({ amount: 3, distanceKm: 13_500, transportMode: 'SEA' });
    expect(factorOf(line('leg'))).toBe('sea');
  });

  it('takes a line without region or year to be where and when its factor is', () => {
    const dated = factorCatalogue([
      aFactor({ id: 'grid', activity: 'grid', region: 'CN', year: 2022, unit: 'kWh' }),
      aFactor({ id: 'wind-cn-2022', activity: 'wind', region: 'CN', year: 2022, unit: 'kWh' }),
      aFactor({ id: 'wind-cn-2024', activity: 'wind', region: 'CN', year: 2024, unit: 'kWh' }),
      aFactor({ id: 'wind-world', activity: 'wind', region: 'GLO', year: 2022, unit: 'kWh' }),
    ]);
    const site = anAssessment({ id: 'site', lines: [factorLine('power', 'grid', { unit: 'kWh' })] });
    const wind = aChange('a', { kind: 'REPLACE_ACTIVITY', toActivity: 'wind' });
    const outcome = applyScenario(site, { id: 's', changes: [wind] }, { factors: dated });
    expect(outcome.ok && outcome.value.assessment).toMatchObject({
      lines: [{ input: { factorId: 'wind-cn-2022' } }],
    });
  });

  it('says which factor was chosen and why, but not where there was nothing to choose', () => {
    const wind = aChange('a', { kind: 'REPLACE_ACTIVITY', toActivity: 'wind' }, { lineIds: ['power'] });
    expect(changed([wind]).findings).toMatchObject([
      {
        code: 'SCENARIO_FACTOR_CHOSEN',
        severity: 'INFO',
        subjects: ['power'],
        message: expect.stringMatching(/wind.*none for CN; it is of the world/),
      },
    ]);
    const stay = aChange('a', { kind: 'CHANGE_REGION', toRegion: 'CN' }, { lineIds: ['power'] });
    expect(changed([stay]).findings).toEqual([]);
  });

  it('does not send by sea what is no freight', () => {
    const change = aChange(
      'c',
      { kind: 'CHANGE_TRANSPORT_MODE', toTransportMode: 'SEA', toActivity: null, distanceFactor: 1 },
      { stages: ['MATERIALS'] },
    );
    expect(changed([change]).findings).toMatchObject([
      { code: 'SCENARIO_CHANGE_NOT_POSSIBLE', subjects: ['body'] },
    ]);
  });

  it('keeps to the products and lines it names', () => {
    const half = { kind: 'SCALE_AMOUNT', amountFactor: 0.5 } as const;
    expect(changed([aChange('c', half, { productIds: ['product-other'] })]).changedLineIds).toEqual([]);
    expect(changed([aChange('c', half, { lineIds: ['flight'], stages: ['USE'] })]).changedLineIds).toEqual(
      [],
    );
    expect(changed([aChange('c', half, { lineIds: ['flight'] })]).changedLineIds).toEqual(['flight']);
  });

  it('leaves a declared footprint as it is, and says so', () => {
    const declared = aDeclaration({ id: 'd' });
    const change = aChange('c', { kind: 'SCALE_AMOUNT', amountFactor: 0 });
    const outcome = applyScenario(declared, { id: 's', changes: [change] }, { factors });
    expect(outcome.ok && outcome.value.assessment).toBe(declared);
    expect(outcome.ok && outcome.value.findings).toMatchObject([
      { code: 'SCENARIO_NOT_APPLICABLE_TO_DECLARED' },
    ]);
  });

  it('also changes the products that are used', () => {
    const set = anAssessment({ id: 'set', lines: [inputLine('two', 'kettle', { amount: 2 })] });
    const scenario = {
      id: 's',
      changes: [aChange('c', { kind: 'REPLACE_ACTIVITY', toActivity: 'wind' }, { activities: ['grid'] })],
    };
    const total = (applied: typeof scenario | null) => {
      const [result] = calculateFootprints({
        assessments: [kettle, set],
        factors,
        wanted: ['set'],
        scenario: applied,
      });
      return result!.outcome.ok ? result!.outcome.value.totalKgCo2e! : Number.NaN;
    };
    expect(total(null) - total(scenario)).toBeCloseTo(2 * 10 * (0.6 - 0.03), 9);
  });
});

const anyChange = fc.constantFrom<Change>(
  aChange('a', { kind: 'SCALE_AMOUNT', amountFactor: 0.5 }, { stages: ['MATERIALS'] }),
  aChange('b', { kind: 'REPLACE_ACTIVITY', toActivity: 'wind' }, { activities: ['grid'] }),
  aChange('c', { kind: 'CHANGE_REGION', toRegion: 'VN' }, { regions: ['CN'] }),
  aChange('d', { kind: 'REPLACE_FACTOR', toFactorId: 'scrap' }, { processes: ['Body'] }),
  aChange(
    'e',
    { kind: 'REPLACE_SUPPLIER', toSupplierId: 'nguyen', toRegion: 'VN' },
    { supplierIds: ['wang'] },
  ),
  aChange(
    'f',
    { kind: 'CHANGE_TRANSPORT_MODE', toTransportMode: 'SEA', toActivity: null, distanceFactor: 1.5 },
    { transportModes: ['AIR'] },
  ),
  aChange('g', { kind: 'SCALE_AMOUNT', amountFactor: 3 }),
);

describe('The order in which changes are written', () => {
  it('does not matter', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyChange), fc.nat(), (changes, seed) => {
        const shuffled = [...changes].sort(
          (a, b) => ((seed * a.id.charCodeAt(0)) % 7) - ((seed * b.id.charCodeAt(0)) % 7),
        );
        expect(changed(shuffled).assessment).toEqual(changed(changes).assessment);
      }),
    );
  });
});
