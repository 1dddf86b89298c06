import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDeclaration, aLine, amountFormula, anAssessment, computed, valued } from '../testing/index.ts';
import { applyParameters, withoutFormulaNumbers } from './applyParameters.ts';
import { compileParameters } from './compileParameters.ts';
import { dependencyOrder } from './dependencyOrder.ts';
import type { FieldFormula, Parameter } from './parameter.ts';

const kettle = anAssessment({
  id: 'kettle',
  massKg: 2,
  lines: [
    aLine({ id: 'body' }),
    aLine({ id: 'haul', unit: 'tkm', distanceKm: 10 }),
    aLine({ id: 'free', amount: 7 }),
  ],
});
const NO_SETTINGS = new Map<string, number>();

function compile(parameters: readonly Parameter[], formulas: readonly FieldFormula[] = []) {
  return compileParameters({ parameters, formulas }, [kettle, aDeclaration({ id: 'd' })]);
}
function refusalsOf(parameters: readonly Parameter[], formulas: readonly FieldFormula[] = []) {
  const outcome = compile(parameters, formulas);
  return outcome.ok ? [] : outcome.refusals;
}
function applied(
  parameters: readonly Parameter[],
  formulas: readonly FieldFormula[],
  settings: ReadonlyMap<string, number> = NO_SETTINGS,
) {
  const compiled = compile(parameters, formulas);
  if (!compiled.ok) throw new Error(compiled.refusals[0]!.message);
  return applyParameters(kettle, compiled.value, settings);
}
const amounts = (outcome: ReturnType<typeof applied>) =>
  outcome.ok && outcome.value.kind === 'CALCULATED'
    ? outcome.value.lines.map(({ amount }) => amount)
    : outcome.ok || outcome.refusals;

describe('Parameters', () => {
  const parameters = [
    computed('gross', 'net / (1 - scrap)', { unit: 'kg' }),
    valued('net', 1.8, { unit: 'kg' }),
    valued('scrap', 0.1, { min: 0, max: 0.5 }),
  ];
  const formulas = [amountFormula('kettle', 'body', 'gross')];

  it('follow from one another, in whatever order they are written', () => {
    expect(amounts(applied(parameters, formulas))).toEqual([2, 1, 7]);
  });

  it('take a setting in place of value or formula', () => {
    expect(amounts(applied(parameters, formulas, new Map([['scrap', 0.25]])))).toEqual([2.4, 1, 7]);
    expect(amounts(applied(parameters, formulas, new Map([['gross', 3]])))).toEqual([3, 1, 7]);
  });

  it('are converted to the unit of the line', () => {
    const haul = [
      valued('load', 500, { unit: 'kg' }),
      valued('way', 40, { unit: 'km' }),
      computed('load_t', 'load', { unit: 't' }),
    ];
    expect(amounts(applied(haul, [amountFormula('kettle', 'haul', 'load * way')]))).toEqual([1, 20, 7]);
    expect(amounts(applied(haul, [amountFormula('kettle', 'haul', 'load_t * way')]))).toEqual([1, 20, 7]);
  });

  it('of an assessment go before those of all', () => {
    const own = valued('net', 3.6, { unit: 'kg', assessmentId: 'kettle' });
    const compiled = compile(
      [...parameters, own],
      [amountFormula('kettle', 'body', 'net'), amountFormula('kettle', 'free', 'gross')],
    );
    const outcome = compiled.ok ? applyParameters(kettle, compiled.value, NO_SETTINGS) : compiled;
    // The common formula keeps to the common parameters.
    expect(amounts(outcome)).toEqual([3.6, 1, 2]);
    const set = compiled.ok ? applyParameters(kettle, compiled.value, new Map([['net', 9]])) : compiled;
    expect(amounts(set)).toEqual([9, 1, 2]);
  });

  it('may give the distance, the mass and the declared quantity', () => {
    const fields: FieldFormula[] = [
      { assessmentId: 'kettle', lineId: 'haul', field: 'DISTANCE_KM', formula: 'way' },
      { assessmentId: 'kettle', lineId: null, field: 'MASS_KG', formula: 'way / 10' },
      { assessmentId: 'kettle', lineId: null, field: 'DECLARED_QUANTITY', formula: '2' },
    ];
    expect(applied([valued('way', 40)], fields)).toMatchObject({
      ok: true,
      value: { massKg: 4, declaredUnit: { amount: 2 }, lines: [{}, { distanceKm: 40 }, {}] },
    });
  });

  it('tell what follows from each, also through others, and what a common one hidden by an own one gives', () => {
    const compiled = compile(
      [
        ...parameters,
        valued('share', 0.5),
        computed('half', 'share * 2'),
        valued('share', 0.7, { assessmentId: 'kettle' }),
      ],
      [...formulas, amountFormula('kettle', 'free', 'share')],
    );
    if (!compiled.ok) throw new Error(compiled.refusals[0]!.message);
    const told = [...compiled.value.dependants('kettle')].map(([{ name, assessmentId }, found]) => [
      `${assessmentId ?? 'common'} ${name}`,
      [...found.parameters.map((one) => one.name), ...found.fields.map(({ lineId }) => lineId)],
    ]);
    expect(Object.fromEntries(told)).toEqual({
      'kettle share': ['free'],
      'common share': ['half'],
      'common half': [],
      'common net': ['gross', 'body'],
      'common scrap': ['gross', 'body'],
      'common gross': ['body'],
    });
  });

  it('leave an assessment without formulas untouched', () => {
    const outcome = applied(parameters, []);
    expect(outcome.ok && outcome.value).toBe(kettle);
  });

  it('that fail turn the numbers into gaps where a stale one would do harm', () => {
    const compiled = compile(parameters, [
      ...formulas,
      { assessmentId: 'kettle', lineId: null, field: 'MASS_KG', formula: '3' },
    ]);
    expect(compiled.ok && withoutFormulaNumbers(kettle, compiled.value)).toMatchObject({
      massKg: null,
      lines: [{ amount: null }, { amount: 1 }, { amount: 7 }],
    });
  });
});

describe('Parameters that cannot be used', () => {
  it('name the circle they stand in', () => {
    expect(
      refusalsOf([valued('z', 1), computed('a', 'b + z'), computed('b', 'c'), computed('c', '2 * a')]),
    ).toMatchObject([{ code: 'FORMULA_CIRCULAR', message: expect.stringContaining('a → b → c → a') }]);
    expect(refusalsOf([computed('a', 'a + 1')])).toMatchObject([
      { message: expect.stringContaining('a → a') },
    ]);
  });

  it('name the nearest known name', () => {
    expect(
      refusalsOf([valued('scrap_rate', 1)], [amountFormula('kettle', 'body', 'scarp_rate')]),
    ).toMatchObject([
      {
        code: 'PARAMETER_UNKNOWN',
        subject: 'body',
        field: 'AMOUNT',
        remedy: expect.stringContaining('scrap_rate'),
      },
    ]);
    expect(refusalsOf([computed('a', 'zzzzzz')])).toMatchObject([{ remedy: 'Add it, or use another name.' }]);
  });

  it.each<[string, Parameter]>([
    ['PARAMETER_NAME_INVALID', valued('1a', 1)],
    ['UNIT_UNKNOWN', valued('a', 1, { unit: 'bushel' })],
    ['PARAMETER_NOT_FINITE', valued('a', Number.NaN)],
    ['PARAMETER_NOT_FINITE', valued('a', 1, { max: Number.POSITIVE_INFINITY })],
    ['RANGE_REVERSED', valued('a', 1, { min: 2, max: 0 })],
    ['PARAMETER_OUT_OF_BOUNDS', valued('a', 3, { min: 0, max: 2 })],
    ['GSD_OUT_OF_RANGE', valued('a', 1, { distribution: { kind: 'LOGNORMAL', median: 1, gsd: 0.5 } })],
    ['PARAMETER_DISTRIBUTION_OF_FORMULA', computed('a', '1', { distribution: { kind: 'FIXED', value: 1 } })],
    ['FORMULA_NOT_UNDERSTOOD', computed('a', '1 +')],
    ['FORMULA_UNIT_MISMATCH', computed('a', 'b', { unit: 'kg' })],
  ])('%s', (code, parameter) => {
    const b = valued('b', 1, { unit: 'km' });
    expect(refusalsOf([parameter, b]).map((refusal) => refusal.code)).toContain(code);
  });

  it('are refused twice over', () => {
    expect(refusalsOf([valued('a', 1), valued('a', 2)])).toMatchObject([{ code: 'PARAMETER_REPEATED' }]);
    expect(
      refusalsOf([], [amountFormula('kettle', 'body', '1'), amountFormula('kettle', 'body', '2')]),
    ).toMatchObject([{ code: 'FORMULA_REPEATED', subject: 'body' }]);
  });

  it.each<[string, FieldFormula]>([
    ['no such line', amountFormula('kettle', 'nowhere', '1')],
    ['no such assessment', amountFormula('nothing', 'body', '1')],
    ['no line of a declaration', amountFormula('d', 'body', '1')],
    ['a mass of a line', { assessmentId: 'kettle', lineId: 'body', field: 'MASS_KG', formula: '1' }],
  ])('belong to %s', (_what, formula) => {
    expect(refusalsOf([], [formula])).toMatchObject([{ code: 'FORMULA_FIELD_UNKNOWN' }]);
  });

  it('leave their bounds, divide by 0, or give what the field cannot be', () => {
    const formulas = [amountFormula('kettle', 'body', '1 / x')];
    expect(amounts(applied([valued('x', 1, { min: 0 })], formulas, new Map([['x', -1]])))).toMatchObject([
      { code: 'PARAMETER_OUT_OF_BOUNDS', message: 'x is -1; its bounds are 0 to ∞.' },
    ]);
    expect(amounts(applied([valued('x', 1)], formulas, new Map([['x', 0]])))).toMatchObject([
      { code: 'FORMULA_DIVISION_BY_ZERO', subject: 'body' },
    ]);
    const distance: FieldFormula = {
      assessmentId: 'kettle',
      lineId: 'haul',
      field: 'DISTANCE_KM',
      formula: '-1',
    };
    expect(amounts(applied([], [distance]))).toMatchObject([{ code: 'FORMULA_RESULT_NOT_ALLOWED' }]);
  });
});

describe('The order of evaluation', () => {
  it('puts each name behind those it needs, or names a circle that is one', () => {
    const graph = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });
    fc.assert(
      fc.property(graph, (edges) => {
        const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
        const needs = (name: string) =>
          edges.filter(([from]) => names[from] === name).map(([, to]) => names[to]!);
        const found = dependencyOrder(names, needs);
        if ('order' in found) {
          expect([...found.order].sort()).toEqual(names);
          for (const [place, name] of found.order.entries())
            expect(needs(name).every((needed) => found.order.indexOf(needed) < place)).toBe(true);
        } else {
          expect(found.circle.at(-1)).toBe(found.circle[0]);
          found.circle.slice(1).forEach((name, place) => {
            expect(needs(found.circle[place]!)).toContain(name);
          });
        }
      }),
    );
  });

  it('does not end the stack', () => {
    const names = Array.from({ length: 20_000 }, (_, place) => `p${place}`);
    const found = dependencyOrder(names, (name) => [`p${Number(name.slice(1)) + 1}`]);
    expect('order' in found && found.order[0]).toBe('p19999');
  });
});
