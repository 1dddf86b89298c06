import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import type { InventoryLine } from '../inventory/inventory.ts';
import { sameDimension } from '../quantity/units.ts';
import {
  aChange,
  aDeclaration,
  aFactor,
  aLine,
  anAssessment,
  factorLine,
  inputLine,
  valued,
} from '../testing/index.ts';
import { applyScenario } from './applyScenario.ts';
import { findReductionOptions, type ReductionOption } from './findReductionOptions.ts';
import { type PlanRequest, planReductions } from './planReductions.ts';

const freight = { unit: 'tkm', boundary: 'WELL_TO_WHEEL' } as const;
const factors = factorCatalogue([
  aFactor({ id: 'steel-primary', kgCo2e: 2 }),
  aFactor({ id: 'steel-recycled', kgCo2e: 0.5 }),
  aFactor({ id: 'grid', unit: 'kWh', kgCo2e: 0.6 }),
  aFactor({ id: 'wind', unit: 'kWh', kgCo2e: 0.02 }),
  aFactor({ id: 'coal', unit: 'kWh', kgCo2e: 1 }),
  aFactor({ id: 'fusion', unit: 'kWh', flows: [{ gas: 'UNOBTAINIUM', kgPerUnit: 1 }] }),
  aFactor({ id: 'freight-air', transportMode: 'AIR', kgCo2e: 1, ...freight }),
  aFactor({ id: 'freight-sea', transportMode: 'SEA', kgCo2e: 0.01, ...freight }),
]);
const kettle = anAssessment({
  id: 'kettle',
  lines: [
    factorLine('body', 'steel-primary', { amount: 2, uncertaintyGsd: 1.1 }),
    factorLine('power', 'grid', { stage: 'PRODUCTION', amount: 10, unit: 'kWh' }),
    factorLine('boiling', 'grid', { stage: 'USE', amount: 100, unit: 'kWh' }),
    factorLine('flight', 'freight-air', { stage: 'DISTRIBUTION', amount: 5, unit: 'tkm' }),
    inputLine('plug', 'plug-a', { amount: 1 }),
  ],
});
const plug = (id: string, kgCo2e: number) =>
  aDeclaration({ id, stageValues: [{ id: 'v', stage: 'MATERIALS', process: 'Plug', kgCo2e }] });
const assessments = [kettle, plug('plug-a', 1), plug('plug-b', 0.4)];
const sources = {
  factors,
  alternatives: [
    { fromActivity: 'grid', toActivity: 'wind' },
    { fromActivity: 'steel-primary', toActivity: 'steel-recycled' },
  ],
  substitutes: [{ fromAssessmentId: 'plug-a', toAssessmentId: 'plug-b' }],
};
const plan = (fields: Partial<PlanRequest> = {}) => {
  const outcome = planReductions({
    assessmentId: 'kettle',
    assessments,
    factors,
    options: findReductionOptions(kettle, sources),
    draws: 2000,
    seed: 1,
    ...fields,
  });
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  return outcome.value;
};
const own = (
  id: string,
  change: ReductionOption['changes'][number],
  cost: number | null = null,
): ReductionOption => ({
  id,
  kind: 'OWN',
  changes: [change],
  cost,
});

// Base: body 4, power 6, boiling 60, flight 5, plug 1 = 76.
describe('A reduction plan', () => {
  it('holds what keeps the function, the largest saving first', () => {
    expect(
      plan().reductions.map(({ option, savedAlone, lineIds }) => [
        option.kind,
        Number(savedAlone.toFixed(9)),
        lineIds,
      ]),
    ).toEqual([
      ['CLEANER_ENERGY', 5.8, ['power']],
      ['OTHER_TRANSPORT_MODE', 4.92, ['flight']],
      ['RECYCLED_CONTENT', 1.5, ['body']],
      ['OTHER_SUPPLIER', 0.6, ['plug']],
      ['HIGHER_YIELD', 0.2, ['body']],
    ]);
  });

  it('takes a load counted in kilograms for no material', () => {
    const load = { stage: 'MATERIALS', amount: 2, unit: 'kg', distanceKm: 800 } as const;
    const lines = [...kettle.lines, factorLine('inbound', 'freight-air', load)];
    const options = findReductionOptions(anAssessment({ ...kettle, lines }), sources);
    const scrap = options.find(({ kind }) => kind === 'HIGHER_YIELD');
    expect(scrap?.changes.map(({ selector }) => selector.lineIds)).toEqual([['body']]);
  });

  it('says what is left of a saving after the better ones, and closes on the total', () => {
    const { reductions, baseKgCo2e, afterKgCo2e } = plan();
    const last = reductions.at(-1)!;
    // A twentieth of 2 kg at 2 alone; at the mean of 2 and 0.5 once half of it is recycled.
    expect(last.savedInOrder).toBeCloseTo(0.125, 12);
    expect(last.interactionKgCo2e).toBeCloseTo(-0.075, 12);
    const saved = reductions.reduce((sum, { savedInOrder }) => sum + savedInOrder, 0);
    expect(baseKgCo2e - saved).toBeCloseTo(afterKgCo2e, 12);
  });

  it('gives each an interval from what both cases share, and the share of draws in which it saves', () => {
    const [power] = plan().reductions;
    // Only the two electricity factors differ, each with GSD e^√0.0006: 95 % of 6 is ±0.29.
    expect(power!.interval.lower).toBeGreaterThan(5.4);
    expect(power!.interval.upper).toBeLessThan(6.2);
    expect(power!.confidence).toBe(1);
    const [doubtful] = plan({
      assessments: [
        anAssessment({
          ...kettle,
          lines: [factorLine('haul', 'freight-air', { amount: 1, unit: 'tkm', transportMode: 'AIR' })],
        }),
      ],
      factors: factorCatalogue([
        ...factors.factors,
        aFactor({ id: 'freight-air-2', transportMode: 'AIR', kgCo2e: 0.98, ...freight }),
      ]),
      options: [own('m', aChange('m', { kind: 'REPLACE_FACTOR', toFactorId: 'freight-air-2' }))],
    }).reductions;
    expect(doubtful!.confidence).toBeGreaterThan(0.45);
    expect(doubtful!.confidence).toBeLessThan(0.6);
    expect(doubtful!.interval.lower).toBeLessThan(0);
  });

  it('orders by cost per kilogram where all costs are known', () => {
    const cheap = own(
      'yield',
      aChange('yield', { kind: 'SCALE_AMOUNT', amountFactor: 0.9 }, { lineIds: ['body'] }),
      -1,
    );
    const dear = own(
      'wind',
      aChange('wind', { kind: 'REPLACE_ACTIVITY', toActivity: 'wind' }, { lineIds: ['power'] }),
      2.9,
    );
    const { reductions } = plan({ options: [dear, cheap] });
    expect(
      reductions.map(({ option, costPerKgCo2e }) => [option.id, Number(costPerKgCo2e!.toFixed(9))]),
    ).toEqual([
      ['yield', -2.5],
      ['wind', 0.5],
    ]);
    expect(plan({ options: [{ ...dear, cost: null }, cheap] }).reductions[0]!.option.id).toBe('wind');
  });

  it('leaves out what saves nothing, hides a gap, cannot be done, or is overtaken', () => {
    const to = (toActivity: string, lineId = 'power') =>
      own(toActivity, aChange(toActivity, { kind: 'REPLACE_ACTIVITY', toActivity }, { lineIds: [lineId] }));
    const sun = own(
      'half',
      aChange('half', { kind: 'REPLACE_FACTOR', toFactorId: 'wind' }, { lineIds: ['power'] }),
    );
    const { leftOut, reductions } = plan({
      options: [to('coal'), to('fusion'), to('steel-recycled'), to('wind'), sun],
    });
    expect(reductions.map(({ option }) => option.id)).toEqual(['half']);
    expect(leftOut).toEqual([
      { optionId: 'coal', reason: 'NO_SAVING' },
      { optionId: 'fusion', reason: 'NEW_GAPS' },
      { optionId: 'steel-recycled', reason: 'NOT_POSSIBLE' },
      { optionId: 'wind', reason: 'REPLACED_BY_BETTER' },
    ]);
  });

  it('takes no smaller product for a better one', () => {
    const parameters = {
      parameters: [valued('pieces', 1)],
      formulas: [
        { assessmentId: 'kettle', lineId: null, field: 'DECLARED_QUANTITY' as const, formula: 'pieces' },
      ],
    };
    const fewer = own('fewer', aChange('fewer', { kind: 'SET_PARAMETER', parameter: 'pieces', value: 2 }));
    expect(plan({ parameters, options: [fewer] }).leftOut).toEqual([
      { optionId: 'fewer', reason: 'DECLARED_UNIT_CHANGED' },
    ]);
  });

  it('is refused for a base case of gaps, and for no assessment', () => {
    const empty = anAssessment({ id: 'kettle', lines: [aLine({ id: 'x' })] });
    const request: PlanRequest = {
      assessmentId: 'kettle',
      assessments: [empty],
      factors,
      options: [],
      draws: 100,
      seed: 1,
    };
    expect(planReductions(request)).toMatchObject({ refusals: [{ code: 'TOTAL_MISSING' }] });
    expect(planReductions({ ...request, assessmentId: 'pan' })).toMatchObject({
      refusals: [{ code: 'ASSESSMENT_UNKNOWN' }],
    });
  });

  const anyLine: fc.Arbitrary<InventoryLine> = fc
    .record({
      id: fc.uuid(),
      amount: fc.double({ min: 0.01, max: 100, noNaN: true }),
      stage: fc.constantFrom('MATERIALS', 'PRODUCTION', 'DISTRIBUTION', 'USE', 'END_OF_LIFE'),
      sort: fc.constantFrom('steel-primary', 'grid', 'freight-air', 'plug'),
    })
    .map(({ id, sort, ...fields }) =>
      sort === 'plug'
        ? inputLine(id, 'plug-a', fields)
        : factorLine(id, sort, { ...fields, unit: factors.byId(sort)!.unit }),
    );

  it('keeps declared unit and dimensions, and saves what it says, for any product', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), (lines) => {
        const product = anAssessment({ id: 'kettle', lines: lines as InventoryLine[] });
        const all = [product, ...assessments.slice(1)];
        const found = plan({ assessments: all, options: findReductionOptions(product, sources), draws: 100 });
        const byId = new Map(all.map((one) => [one.id, one]));
        for (const { scenario, savedAlone, lineIds } of found.reductions) {
          const changed = applyScenario(product, scenario, { factors, assessments: byId });
          if (!changed.ok || changed.value.assessment.kind === 'DECLARED') throw new Error('not applied');
          expect(changed.value.assessment.declaredUnit).toEqual(product.declaredUnit);
          for (const line of changed.value.assessment.lines) {
            const before = product.lines.find(({ id }) => id === line.id)!;
            expect(line.unit).toBe(before.unit);
            expect(lineIds.includes(line.id) || line === before).toBe(true);
            const factor = line.input.kind === 'FACTOR' ? factors.byId(line.input.factorId) : undefined;
            expect(factor === undefined || sameDimension(factor.unit, line.unit)).toBe(true);
            expect(['USE', 'END_OF_LIFE'].includes(line.stage) && line !== before).toBe(false);
          }
          const [base, after] = [null, scenario].map((applied) => {
            const [result] = calculateFootprints({
              assessments: all,
              factors,
              wanted: ['kettle'],
              scenario: applied,
            });
            return result!.outcome.ok ? result!.outcome.value.totalKgCo2e! : Number.NaN;
          });
          expect(savedAlone).toBe(base! - after!);
        }
      }),
      { numRuns: 60 },
    );
  });
});
