import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import { canonicalInput } from '../footprint/canonicalInput.ts';
import type { ParameterModel } from '../parameter/parameter.ts';
import {
  aChange,
  aDeclaration,
  aFactor,
  aLine,
  amountFormula,
  anAssessment,
  factorLine,
  inputLine,
  valued,
} from '../testing/index.ts';
import type { Change, LineSelector, Scenario } from './scenario.ts';

const factors = factorCatalogue([
  aFactor({ id: 'steel', activity: 'steel-primary', kgCo2e: 2 }),
  aFactor({ id: 'scrap', activity: 'steel-recycled', kgCo2e: 0.5 }),
  aFactor({ id: 'grid', activity: 'electricity-grid-mix', unit: 'kWh', kgCo2e: 0.6 }),
  aFactor({ id: 'sun', activity: 'electricity-solar-pv', unit: 'kWh', kgCo2e: 0.05 }),
  aFactor({ id: 'lorry', activity: 'freight-road', unit: 'tkm', transportMode: 'ROAD', kgCo2e: 0.1 }),
]);
const kettle = anAssessment({
  id: 'kettle',
  productCategory: 'Kitchen',
  lines: [
    factorLine('body', 'steel', { amount: 3, supplierId: 'wang', region: 'CN-GD' }),
    factorLine('power', 'grid', { amount: 10, unit: 'kWh', stage: 'PRODUCTION', region: 'CN' }),
    factorLine('haul', 'lorry', { amount: 500, distanceKm: 40, stage: 'DISTRIBUTION' }),
    inputLine('plug', 'plug-a', { amount: 2 }),
  ],
});
const plugs = [
  aDeclaration({ id: 'plug-a', stageValues: [{ id: 'v', stage: 'MATERIALS', process: 'Plug', kgCo2e: 1 }] }),
  aDeclaration({
    id: 'plug-b',
    supplierId: 'bolt',
    region: 'NO',
    stageValues: [{ id: 'v', stage: 'MATERIALS', process: 'Plug', kgCo2e: 0.25 }],
  }),
];
const pan = anAssessment({ id: 'pan', productCategory: 'Cookware', lines: [factorLine('disc', 'steel')] });

const request = (scenario: Scenario | null, parameters?: ParameterModel) => ({
  assessments: [kettle, pan, ...plugs],
  factors,
  wanted: ['kettle', 'pan'],
  scenario,
  ...(parameters && { parameters }),
});
const outcomesOf = (scenario: Scenario | null, parameters?: ParameterModel) =>
  calculateFootprints(request(scenario, parameters)).map(({ outcome }) => outcome);
const totals = (scenario: Scenario | null, parameters?: ParameterModel) =>
  outcomesOf(scenario, parameters).map((outcome) =>
    outcome.ok ? Number(outcome.value.totalKgCo2e?.toFixed(9)) : outcome.refusals.map(({ code }) => code),
  );
const of = (...changes: readonly Change[]): Scenario => ({ id: 's', changes });
const half = (selector: Partial<LineSelector>) =>
  totals(of(aChange('c', { kind: 'SCALE_AMOUNT', amountFactor: 0.5 }, selector)));

// Kettle: body 6, power 6, haul 2, plugs 2 = 16. Pan: 2.
describe('A selector', () => {
  it('finds all lines of a supplier, a stage, a product or a category', () => {
    expect(half({ supplierIds: ['wang'] })).toEqual([13, 2]);
    expect(half({ stages: ['PRODUCTION', 'DISTRIBUTION'] })).toEqual([12, 2]);
    expect(half({ productIds: ['product-pan'] })).toEqual([16, 1]);
    expect(half({ productCategories: ['Kitchen'] })).toEqual([8, 2]);
    expect(half({ productCategories: ['Toys'] })).toEqual([16, 2]);
  });

  it('finds all electricity in a region, the parts of a country included', () => {
    expect(half({ activities: ['electricity-*'], regions: ['CN'] })).toEqual([13, 2]);
    expect(half({ regions: ['CN'] })).toEqual([10, 2]);
    expect(half({ regions: ['CN-GD'] })).toEqual([13, 2]);
    expect(half({ activities: ['electricity-*'], regions: ['C'] })).toEqual([16, 2]);
    expect(half({ activities: ['electricity'] })).toEqual([16, 2]);
  });
});

describe('A change', () => {
  it('sets an amount in another unit of the same kind', () => {
    const set = (toUnit: string) =>
      of(aChange('c', { kind: 'SET_AMOUNT', toAmount: 500, toUnit }, { lineIds: ['body'] }));
    expect(totals(set('g'))).toEqual([11, 2]);
    expect(totals(set('kWh'))).toEqual([16, 2]);
    expect(outcomesOf(set('kWh'))[0]).toMatchObject({
      value: { findings: [{ code: 'SCENARIO_CHANGE_NOT_POSSIBLE', subjects: ['body'] }] },
    });
  });

  it('sets before it scales, whatever the order of writing', () => {
    const set = aChange('z', { kind: 'SET_AMOUNT', toAmount: 1, toUnit: 'kg' }, { lineIds: ['body'] });
    const scale = aChange('a', { kind: 'SCALE_AMOUNT', amountFactor: 3 }, { lineIds: ['body'] });
    expect(totals(of(set, scale))).toEqual([16, 2]);
    expect(totals(of(scale, set))).toEqual([16, 2]);
  });

  it('changes a distance, and the tonne-kilometres with it', () => {
    const change = (lineIds: string[]) =>
      of(aChange('c', { kind: 'CHANGE_DISTANCE', toDistanceKm: 20 }, { lineIds }));
    expect(totals(change(['haul']))).toEqual([15, 2]);
    expect(outcomesOf(change(['body']))[0]).toMatchObject({
      value: { totalKgCo2e: 16, findings: [{ code: 'SCENARIO_CHANGE_NOT_POSSIBLE' }] },
    });
    const tkm = anAssessment({
      id: 'kettle',
      lines: [factorLine('haul', 'lorry', { amount: 30, unit: 'tkm', distanceKm: 60 })],
    });
    const [result] = calculateFootprints({
      ...request(change(['haul'])),
      assessments: [tkm],
      wanted: ['kettle'],
    });
    expect(result!.outcome).toMatchObject({ value: { totalKgCo2e: 1 } });
  });

  it('takes a share of a material from recycling, under the id of the line', () => {
    const recycled = (recycledShare: number) =>
      of(
        aChange(
          'c',
          { kind: 'SET_RECYCLED_CONTENT', toActivity: 'steel-recycled', recycledShare },
          { lineIds: ['body'] },
        ),
      );
    // 3 kg: 2.25 kg at 2 and 0.75 kg at 0.5.
    expect(totals(recycled(0.25))).toEqual([14.875, 2]);
    expect(totals(recycled(1))).toEqual([11.5, 2]);
    expect(totals(recycled(0))).toEqual([16, 2]);
    const [outcome] = outcomesOf(recycled(0.25));
    const ofBody = outcome!.ok ? outcome!.value.contributions.filter(({ lineId }) => lineId === 'body') : [];
    expect(ofBody.map(({ factorId, kgCo2e }) => [factorId, kgCo2e])).toEqual([
      ['steel', 4.5],
      ['scrap', 0.375],
    ]);
  });

  it('puts the declared footprint of another supplier in place of the present one', () => {
    const other = (toAssessmentId: string, lineIds = ['plug']) =>
      of(aChange('c', { kind: 'REPLACE_INPUT', toAssessmentId }, { lineIds }));
    expect(totals(other('plug-b'))).toEqual([14.5, 2]);
    expect(totals(other('nothing'))).toEqual([['ASSESSMENT_UNKNOWN'], ['ASSESSMENT_UNKNOWN']]);
    expect(outcomesOf(other('plug-b', ['body']))[0]).toMatchObject({
      value: { totalKgCo2e: 16, findings: [{ code: 'SCENARIO_CHANGE_NOT_POSSIBLE' }] },
    });
    expect(canonicalInput({ ...request(other('plug-b')), wanted: ['kettle'] })).toContain('"bolt"');
  });

  it('holds numbers that can be', () => {
    const bad: Change[] = [
      aChange('a', { kind: 'SCALE_AMOUNT', amountFactor: Number.NaN }),
      aChange('b', { kind: 'SET_AMOUNT', toAmount: Number.POSITIVE_INFINITY, toUnit: 'kg' }),
      aChange('c', { kind: 'CHANGE_DISTANCE', toDistanceKm: -1 }),
      aChange('d', { kind: 'SET_RECYCLED_CONTENT', toActivity: 'x', recycledShare: 1.1 }),
    ];
    for (const change of bad) expect(totals(of(change))[0]).toEqual(['CHANGE_NUMBER_INVALID']);
    expect(totals(of(aChange('e', { kind: 'SET_AMOUNT', toAmount: 1, toUnit: 'pound' })))[0]).toEqual([
      'UNIT_UNKNOWN',
    ]);
  });

  it('that competes with another for one line is told, and the last id has the word', () => {
    const set = (id: string, toAmount: number) =>
      aChange(id, { kind: 'SET_AMOUNT', toAmount, toUnit: 'kg' }, { lineIds: ['body'] });
    const [outcome] = outcomesOf(of(set('b', 1), set('a', 2)));
    expect(outcome).toMatchObject({
      value: { totalKgCo2e: 12, findings: [{ code: 'SCENARIO_CHANGES_COMPETE', subjects: ['body'] }] },
    });
  });
});

describe('A scenario that sets a parameter', () => {
  const parameters: ParameterModel = {
    parameters: [valued('scrap', 0.25, { min: 0, max: 0.9 }), valued('net', 3, { unit: 'kg' })],
    formulas: [amountFormula('kettle', 'body', 'net / (1 - scrap)'), amountFormula('pan', 'disc', 'net')],
  };
  const setting = (parameter: string, value: number, selector: Partial<LineSelector> = {}) =>
    of(aChange('c', { kind: 'SET_PARAMETER', parameter, value }, selector));

  it('changes all that follows from it, in the products it selects', () => {
    expect(totals(null, parameters)).toEqual([18, 6]);
    expect(totals(setting('scrap', 0.5), parameters)).toEqual([22, 6]);
    expect(totals(setting('net', 6), parameters)).toEqual([26, 12]);
    expect(totals(setting('net', 6, { productIds: ['product-pan'] }), parameters)).toEqual([18, 12]);
  });

  it('comes before every other change', () => {
    const scale = aChange('a', { kind: 'SCALE_AMOUNT', amountFactor: 0.5 }, { lineIds: ['body'] });
    const { changes } = setting('net', 6);
    expect(totals(of(scale, ...changes), parameters)).toEqual([18, 12]);
  });

  it('is refused for a name that is not there, a value out of bounds, and lines instead of products', () => {
    expect(outcomesOf(setting('scarp', 0.5), parameters)[0]).toMatchObject({
      refusals: [{ code: 'PARAMETER_UNKNOWN', subject: 'c', remedy: 'Did you mean scrap?' }],
    });
    expect(totals(setting('scrap', 1), parameters)).toEqual([
      ['PARAMETER_OUT_OF_BOUNDS'],
      ['PARAMETER_OUT_OF_BOUNDS'],
    ]);
    expect(totals(setting('net', 1, { stages: ['USE'] }), parameters)[0]).toEqual(['SELECTOR_TOO_NARROW']);
    expect(totals(setting('net', 1))[0]).toEqual(['PARAMETER_UNKNOWN']);
  });

  it('leaves a gap in what uses a product whose formula fails, and refuses the product itself', () => {
    const set = anAssessment({ id: 'set', lines: [inputLine('one', 'pan')] });
    const failing: ParameterModel = {
      parameters: [valued('n', 0)],
      formulas: [amountFormula('pan', 'disc', '1 / n')],
    };
    const results = calculateFootprints({
      ...request(null, failing),
      assessments: [pan, set],
      wanted: ['pan', 'set'],
    });
    expect(results[0]!.outcome).toMatchObject({
      refusals: [{ code: 'FORMULA_DIVISION_BY_ZERO', subject: 'disc' }],
    });
    expect(results[1]!.outcome).toMatchObject({
      value: { totalKgCo2e: null, gaps: [{ code: 'AMOUNT_MISSING' }] },
    });
  });

  it('equals the base case to the last bit when it sets what is set already', () => {
    const [base] = outcomesOf(null, parameters);
    const [same] = outcomesOf(setting('scrap', 0.25), parameters);
    expect(same!.ok && { ...same!.value, scenarioId: null }).toEqual(base!.ok && base!.value);
  });

  it('is part of what a stored footprint depends on', () => {
    expect(canonicalInput(request(null, parameters))).not.toBe(canonicalInput(request(null)));
  });
});

describe('An empty scenario', () => {
  it('gives the very footprint of the base case', () => {
    const [base] = outcomesOf(null);
    const [empty] = outcomesOf(of());
    expect(empty!.ok && { ...empty!.value, scenarioId: null }).toEqual(base!.ok && base!.value);
  });

  it('does so for lines without amount or factor, too', () => {
    const odd = anAssessment({
      id: 'kettle',
      lines: [aLine({ id: 'a' }), factorLine('b', 'steel', { amount: null })],
    });
    const results = [null, of()].map((scenario) =>
      calculateFootprints({ ...request(scenario), assessments: [odd], wanted: ['kettle'] }),
    );
    expect(results[1]![0]!.outcome).toMatchObject({ value: { totalKgCo2e: null } });
    expect(results[1]![0]!.outcome.ok && results[1]![0]!.outcome.value.contributions).toEqual(
      results[0]![0]!.outcome.ok && results[0]![0]!.outcome.value.contributions,
    );
  });
});
