import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Factor } from '../factor/factor.ts';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import { STAGES } from '../inventory/stage.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { aDeclaration, aFactor, aLine, anAssessment, factorLine, inputLine } from '../testing/index.ts';
import { calculateFootprints } from './calculateFootprints.ts';
import { canonicalInput } from './canonicalInput.ts';
import type { Footprint } from './footprint.ts';

function footprintOf(
  wanted: string,
  assessments: readonly Assessment[],
  factors: readonly Factor[],
  scenario: Scenario | null = null,
): Footprint {
  const [result] = calculateFootprints({
    assessments,
    factors: factorCatalogue(factors),
    wanted: [wanted],
    scenario,
  });
  if (!result!.outcome.ok) throw new Error(result!.outcome.refusals[0]!.code);
  return result!.outcome.value;
}

const sumBy = (footprint: Footprint, key: (row: Footprint['contributions'][number]) => string) => {
  const sums: Record<string, number> = {};
  for (const row of footprint.contributions) sums[key(row)] = (sums[key(row)] ?? 0) + (row.kgCo2e ?? 0);
  return sums;
};

describe('Coal, electricity and steel, each used by the next', () => {
  // Ten kg of coal emit 0.02 kg CH4. Ten kWh of electricity need 10 kg of coal and emit 10.808 kg CO2.
  // Ten kg of steel need 5 kWh and 5 kg of coal and emit 10 kg CO2. CH4 counts 29.8 in AR6.
  const factors = [
    aFactor({ id: 'mine', flows: [{ gas: 'CH4_FOSSIL', kgPerUnit: 0.002 }] }),
    aFactor({ id: 'stack', unit: 'kWh', flows: [{ gas: 'CO2_FOSSIL', kgPerUnit: 1.0808 }] }),
    aFactor({ id: 'furnace', flows: [{ gas: 'CO2_FOSSIL', kgPerUnit: 1 }] }),
  ];
  const coal = anAssessment({
    id: 'coal',
    declaredUnit: { amount: 10, unit: 'kg' },
    lines: [factorLine('mining', 'mine', { process: 'coal', amount: 10 })],
  });
  const electricity = anAssessment({
    id: 'electricity',
    declaredUnit: { amount: 10, unit: 'kWh' },
    lines: [
      inputLine('coal-in', 'coal', { amount: 10, unit: 'kg' }),
      factorLine('stack', 'stack', { process: 'electricity', stage: 'PRODUCTION', amount: 10, unit: 'kWh' }),
    ],
  });
  const steel = anAssessment({
    id: 'steel',
    declaredUnit: { amount: 1, unit: 'kg' },
    lines: [
      inputLine('power-in', 'electricity', { amount: 0.5, unit: 'kWh' }),
      inputLine('coke-in', 'coal', { amount: 500, unit: 'g' }),
      factorLine('furnace', 'furnace', { process: 'steel', stage: 'PRODUCTION' }),
    ],
  });
  const footprint = footprintOf('steel', [coal, electricity, steel], factors);

  it('make 1.6 kg CO2e per kg of steel', () => {
    expect(footprint.totalKgCo2e).toBeCloseTo(1.6, 12);
  });

  it('contribute 0.0596, 0.5404 and 1', () => {
    expect(sumBy(footprint, ({ process }) => process)).toEqual({
      coal: expect.closeTo(0.0596, 12),
      electricity: expect.closeTo(0.5404, 12),
      steel: expect.closeTo(1, 12),
    });
  });

  it('are seen in the stage of the line that uses them, with the leaf they come from', () => {
    const row = footprint.contributions.find(({ process }) => process === 'electricity')!;
    expect(row).toMatchObject({
      stage: 'MATERIALS',
      lineId: 'power-in',
      leafAssessmentId: 'electricity',
      leafLineId: 'stack',
      scope: 3,
      gas: 'CO2_FOSSIL',
    });
    expect(row.kgGas).toBeCloseTo(0.5404, 12);
  });
});

describe('X takes 0.6 of Y, Y takes 0.4 of Z, and Z emits 4 kg CO2', () => {
  const chain = [
    anAssessment({ id: 'X', lines: [inputLine('y', 'Y', { amount: 0.6 })] }),
    anAssessment({ id: 'Y', lines: [inputLine('z', 'Z', { amount: 0.4 })] }),
    anAssessment({ id: 'Z', lines: [factorLine('gas', 'gas', { amount: 4 })] }),
  ];
  it('gives 0.96', () => {
    expect(footprintOf('X', chain, [aFactor({ id: 'gas' })]).totalKgCo2e).toBeCloseTo(0.96, 12);
  });
});

describe('Three products of which the last two use each other', () => {
  // Impacts 1, 2 and 3; One takes Two, Two takes 2 of Three, Three takes 0.1 of Two.
  const system = [
    anAssessment({
      id: '1',
      lines: [factorLine('a', 'f', { amount: 1, process: '1' }), inputLine('b', '2')],
    }),
    anAssessment({
      id: '2',
      lines: [factorLine('c', 'f', { amount: 2, process: '2' }), inputLine('d', '3', { amount: 2 })],
    }),
    anAssessment({
      id: '3',
      lines: [factorLine('e', 'f', { amount: 3, process: '3' }), inputLine('g', '2', { amount: 0.1 })],
    }),
  ];
  const factors = [aFactor({ id: 'f' })];

  it('contribute 1, 2.5 and 7.5 to the first: the circle is solved, not refused', () => {
    expect(sumBy(footprintOf('1', system, factors), ({ process }) => process)).toEqual({
      1: 1,
      2: expect.closeTo(2.5, 12),
      3: expect.closeTo(7.5, 12),
    });
  });

  it('count a product that uses itself through another once in every round', () => {
    // Two: 2 + 2 x Three; Three: 3 + 0.1 x Two. So Two = 2 + 6 + 0.2 Two = 10.
    expect(footprintOf('2', system, factors).totalKgCo2e).toBeCloseTo(10, 12);
  });
});

describe('A product that needs as much of itself as it makes', () => {
  it('is a gap of that line, and the rest is still calculated', () => {
    const loop = anAssessment({ id: 'loop', lines: [factorLine('a', 'f'), inputLine('self', 'loop')] });
    const footprint = footprintOf('loop', [loop], [aFactor({ id: 'f' })]);
    expect(footprint.totalKgCo2e).toBe(1);
    expect(footprint.gaps).toMatchObject([{ code: 'LOOP_UNSOLVABLE', lineId: 'self' }]);
  });

  it('does no harm to products elsewhere', () => {
    const loop = anAssessment({ id: 'loop', lines: [inputLine('self', 'loop')] });
    const part = anAssessment({ id: 'part', lines: [factorLine('a', 'f')] });
    const whole = anAssessment({ id: 'whole', lines: [inputLine('b', 'part', { amount: 2 })] });
    expect(footprintOf('whole', [loop, part, whole], [aFactor({ id: 'f' })]).totalKgCo2e).toBe(2);
  });
});

describe('What is missing', () => {
  const factors = [
    aFactor({ id: 'f' }),
    aFactor({ id: 'silent', kgCo2e: null }),
    aFactor({ id: 'volume', unit: 'm3' }),
  ];
  const part = anAssessment({
    id: 'part',
    declaredUnit: { amount: 1, unit: 'm2' },
    lines: [aLine({ id: 'inner' })],
  });

  it.each([
    ['AMOUNT_MISSING', factorLine('l', 'f', { amount: null })],
    ['FACTOR_MISSING', aLine({ id: 'l' })],
    ['FACTOR_UNKNOWN', factorLine('l', 'nowhere')],
    ['FACTOR_VALUE_MISSING', factorLine('l', 'silent')],
    ['UNIT_MISMATCH', factorLine('l', 'volume')],
    ['AMOUNT_MISSING', inputLine('l', 'part', { amount: null })],
    ['ASSESSMENT_UNKNOWN', inputLine('l', 'nowhere')],
    ['UNIT_MISMATCH', inputLine('l', 'part', { unit: 'kg' })],
    ['FACTOR_MISSING', inputLine('l', 'part', { unit: 'm2' })],
  ])('is named %s in line, stage and total, and is no zero', (code, line) => {
    const footprint = footprintOf('a', [anAssessment({ id: 'a', lines: [line] }), part], factors);
    expect(footprint.gaps).toEqual([
      {
        code,
        stage: 'MATERIALS',
        lineId: 'l',
        message: expect.stringMatching(/\.$/),
        messageZh: expect.stringMatching(/。$/),
      },
    ]);
    expect(footprint.totalKgCo2e).toBeNull();
    expect(footprint.stages).toMatchObject([{ stage: 'MATERIALS', kgCo2e: null, gaps: [{ code }] }]);
    expect(footprint.contributions).toMatchObject([{ gap: code, kgCo2e: null, kgGas: null, lineId: 'l' }]);
  });

  it('leaves a total of what is known', () => {
    const lines = [factorLine('known', 'f', { amount: 3 }), aLine({ id: 'unknown', stage: 'USE' })];
    const footprint = footprintOf('a', [anAssessment({ id: 'a', lines })], factors);
    expect(footprint.totalKgCo2e).toBe(3);
    expect(footprint.stages.map(({ stage, kgCo2e }) => [stage, kgCo2e])).toEqual([
      ['MATERIALS', 3],
      ['USE', null],
    ]);
  });

  it('is a gap too where a gas has no potential in the set', () => {
    const odd = aFactor({ id: 'odd', flows: [{ gas: 'HFC_41', kgPerUnit: 1 }] });
    const assessment = anAssessment({ id: 'a', gwpSet: 'AR4', lines: [factorLine('l', 'odd')] });
    expect(footprintOf('a', [assessment], [odd])).toMatchObject({
      totalKgCo2e: null,
      gaps: [{ code: 'GWP_UNKNOWN' }],
    });
  });
});

describe('A footprint', () => {
  it('keeps module D beside the total and never inside', () => {
    const lines = [
      factorLine('a', 'f', { amount: 5 }),
      factorLine('credit', 'f', { amount: -2, stage: 'BEYOND_BOUNDARY' }),
    ];
    const footprint = footprintOf('a', [anAssessment({ id: 'a', lines })], [aFactor({ id: 'f' })]);
    expect(footprint.totalKgCo2e).toBe(5);
    expect(footprint.beyondBoundaryKgCo2e).toBe(-2);
    expect(footprint.fossilKgCo2e).toBe(5);
  });

  it('splits its total into fossil, biogenic and land use', () => {
    const farm = aFactor({
      id: 'farm',
      flows: [
        { gas: 'N2O', kgPerUnit: 0.01 },
        { gas: 'CH4_BIOGENIC', kgPerUnit: 0.1 },
        { gas: 'CO2_LAND_USE', kgPerUnit: 0.3 },
        { gas: 'CO2_BIOGENIC', kgPerUnit: 9 },
      ],
    });
    const footprint = footprintOf('a', [anAssessment({ id: 'a', lines: [factorLine('l', 'farm')] })], [farm]);
    expect(footprint.fossilKgCo2e).toBeCloseTo(2.73, 12);
    expect(footprint.biogenicKgCo2e).toBeCloseTo(2.7, 12);
    expect(footprint.landUseKgCo2e).toBeCloseTo(0.3, 12);
    expect(footprint.totalKgCo2e).toBeCloseTo(5.73, 12);
  });

  it('turns a mass over a distance into tonne-kilometres', () => {
    const ship = aFactor({ id: 'ship', unit: 'tkm', kgCo2e: 0.016 });
    const line = factorLine('l', 'ship', { amount: 250, distanceKm: 1200, stage: 'DISTRIBUTION' });
    // 0.25 t x 1,200 km = 300 tkm
    expect(footprintOf('a', [anAssessment({ id: 'a', lines: [line] })], [ship]).totalKgCo2e).toBeCloseTo(
      4.8,
      12,
    );
  });

  it('converts kilograms of a used product declared per piece through its mass', () => {
    const part = anAssessment({ id: 'part', massKg: 0.5, lines: [factorLine('l', 'f', { amount: 3 })] });
    const whole = anAssessment({ id: 'whole', lines: [inputLine('p', 'part', { amount: 2, unit: 'kg' })] });
    expect(footprintOf('whole', [part, whole], [aFactor({ id: 'f' })]).totalKgCo2e).toBeCloseTo(12, 12);
  });

  it('leaves use and end of life of a used product with it, and says so', () => {
    const bulb = anAssessment({
      id: 'bulb',
      lines: [factorLine('glass', 'f'), factorLine('power', 'f', { stage: 'USE', amount: 100 })],
    });
    const lamp = anAssessment({ id: 'lamp', lines: [inputLine('bulb', 'bulb')] });
    const footprint = footprintOf('lamp', [bulb, lamp], [aFactor({ id: 'f' })]);
    expect(footprint.totalKgCo2e).toBe(1);
    expect(footprint.findings).toMatchObject([{ code: 'NESTED_LATER_STAGES_LEFT_OUT', subjects: ['bulb'] }]);
  });

  it('takes a declared footprint as published, alone and inside another', () => {
    const cell = aDeclaration({
      id: 'cell',
      stageValues: [
        { id: 'm', stage: 'MATERIALS', process: 'Cathode', kgCo2e: 6 },
        { id: 'p', stage: 'PRODUCTION', process: 'Assembly', kgCo2e: null },
        { id: 'u', stage: 'USE', process: 'Losses', kgCo2e: 50 },
      ],
    });
    const pack = anAssessment({ id: 'pack', lines: [inputLine('cells', 'cell', { amount: 10 })] });
    expect(footprintOf('cell', [cell], [])).toMatchObject({
      totalKgCo2e: 56,
      gaps: [{ code: 'VALUE_NOT_DECLARED' }],
    });
    const inside = footprintOf('pack', [cell, pack], []);
    expect(inside.totalKgCo2e).toBe(60);
    expect(inside.gaps).toMatchObject([{ code: 'VALUE_NOT_DECLARED', lineId: 'cells', stage: 'MATERIALS' }]);
    expect(inside.contributions[0]).toMatchObject({ sourceId: 'catalogue', process: 'Cathode' });
  });

  it('knows its primary data share and its data quality, weighted by what contributes', () => {
    const rated = { technological: 1, geographical: 2, temporal: 3 };
    const lines = [
      factorLine('measured', 'f', { amount: 3, primary: true, dataQuality: rated }),
      factorLine('credit', 'f', {
        amount: -1,
        dataQuality: { technological: 4, geographical: null, temporal: null },
      }),
      factorLine('unrated', 'f', { amount: 4 }),
    ];
    const footprint = footprintOf('a', [anAssessment({ id: 'a', lines })], [aFactor({ id: 'f' })]);
    expect(footprint.primaryDataShare).toBeCloseTo(3 / 8, 12);
    expect(footprint.dataQuality).toBeCloseTo((3 * 2 + 1 * 4) / 4, 12);
  });

  it('says once which factors could not be converted to its GWP set', () => {
    const old = aFactor({ id: 'old', gwpSet: 'AR5', kgCo2e: 2 });
    const lines = [factorLine('a', 'old'), factorLine('b', 'old')];
    expect(footprintOf('a', [anAssessment({ id: 'a', lines })], [old]).findings).toMatchObject([
      { code: 'GWP_SET_NOT_CONVERTIBLE', subjects: ['old'] },
    ]);
  });

  it('is refused, not thrown, for an assessment that is not there', () => {
    const [result] = calculateFootprints({
      assessments: [],
      factors: factorCatalogue([]),
      wanted: ['x'],
      scenario: null,
    });
    expect(result).toMatchObject({
      assessmentId: 'x',
      outcome: { ok: false, refusals: [{ code: 'ASSESSMENT_UNKNOWN' }] },
    });
  });
});

const FACTORS = [
  aFactor({ id: 'total', kgCo2e: 1.7 }),
  aFactor({
    id: 'gases',
    flows: [
      { gas: 'CO2_FOSSIL', kgPerUnit: 0.4 },
      { gas: 'CH4_FOSSIL', kgPerUnit: 0.01 },
    ],
    otherCo2e: 0.05,
  }),
];
const lineSpec = fc.record({
  stage: fc.constantFrom(...STAGES.filter((stage) => stage !== 'UNSPLIT')),
  amount: fc.option(fc.double({ min: -100, max: 1000, noNaN: true }), { nil: null, freq: 8 }),
  factorId: fc.constantFrom('total', 'gases', 'nowhere'),
  process: fc.constantFrom('A', 'B', 'C'),
});
const someLines = fc
  .array(lineSpec, { maxLength: 25 })
  .map((specs) =>
    specs.map(({ factorId, ...fields }, index): InventoryLine => factorLine(`l${index}`, factorId, fields)),
  );
const close = (a: number | null, b: number | null) =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe('For any inventory', () => {
  it('the contributions close on the total, the stages and the classes', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const footprint = footprintOf('a', [anAssessment({ id: 'a', lines })], FACTORS);
        const inside = footprint.contributions.filter(({ stage }) => stage !== 'BEYOND_BOUNDARY');
        const sum = neumaierSum(inside.map(({ kgCo2e }) => kgCo2e ?? 0));
        const stages = footprint.stages.filter(({ stage }) => stage !== 'BEYOND_BOUNDARY');
        const classes = [footprint.fossilKgCo2e, footprint.biogenicKgCo2e, footprint.landUseKgCo2e];
        expect(close(footprint.totalKgCo2e ?? 0, sum)).toBe(true);
        expect(close(footprint.totalKgCo2e ?? 0, neumaierSum(stages.map(({ kgCo2e }) => kgCo2e ?? 0)))).toBe(
          true,
        );
        expect(close(footprint.totalKgCo2e ?? 0, neumaierSum(classes.map((value) => value ?? 0)))).toBe(true);
        for (const { kgCo2e, gap } of footprint.contributions) expect(kgCo2e === null).toBe(gap !== null);
      }),
    );
  });

  it('the order of the lines does not matter', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const forward = footprintOf('a', [anAssessment({ id: 'a', lines })], FACTORS);
        const backward = footprintOf('a', [anAssessment({ id: 'a', lines: [...lines].reverse() })], FACTORS);
        expect(close(forward.totalKgCo2e, backward.totalKgCo2e)).toBe(true);
        expect(forward.gaps.length).toBe(backward.gaps.length);
      }),
    );
  });

  it('an empty scenario gives the base result bit for bit', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const assessments = [anAssessment({ id: 'a', lines })];
        const base = footprintOf('a', assessments, FACTORS);
        const empty = footprintOf('a', assessments, FACTORS, { id: 'empty', changes: [] });
        expect(JSON.stringify({ ...empty, scenarioId: null })).toBe(JSON.stringify(base));
      }),
    );
  });

  it('twice the amounts give twice the total', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const doubled = lines.map((line) => ({
          ...line,
          amount: line.amount === null ? null : line.amount * 2,
        }));
        const once = footprintOf('a', [anAssessment({ id: 'a', lines })], FACTORS).totalKgCo2e;
        const twice = footprintOf('a', [anAssessment({ id: 'a', lines: doubled })], FACTORS).totalKgCo2e;
        expect(close(once === null ? null : once * 2, twice)).toBe(true);
      }),
    );
  });

  it('a product used once as a whole has the footprint of that product up to installation', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const early = lines.filter(({ stage }) => !['USE', 'END_OF_LIFE', 'BEYOND_BOUNDARY'].includes(stage));
        const part = anAssessment({ id: 'part', lines: early });
        const whole = anAssessment({ id: 'whole', lines: [inputLine('p', 'part')] });
        const own = footprintOf('part', [part], FACTORS).totalKgCo2e;
        expect(close(own, footprintOf('whole', [part, whole], FACTORS).totalKgCo2e)).toBe(true);
      }),
    );
  });
});

describe('The canonical input', () => {
  const assessment = anAssessment({ id: 'a', lines: [factorLine('l', 'total')] });
  const text = (assessments: readonly Assessment[], factors: readonly Factor[] = FACTORS) =>
    canonicalInput({ assessments, factors: factorCatalogue(factors), wanted: ['a'], scenario: null });

  it('is the same however objects and lists were put together', () => {
    const turned = Object.fromEntries(Object.entries(assessment).reverse()) as unknown as Assessment;
    expect(text([turned], [...FACTORS].reverse())).toBe(text([assessment]));
  });

  it('is the same whatever else is in the library and the portfolio', () => {
    expect(text([assessment, anAssessment({ id: 'other' })], [...FACTORS, aFactor({ id: 'unused' })])).toBe(
      text([assessment]),
    );
  });

  it('is another when an amount or a factor that is used changes', () => {
    const more = anAssessment({ id: 'a', lines: [factorLine('l', 'total', { amount: 2 })] });
    expect(text([more])).not.toBe(text([assessment]));
    expect(text([assessment], [aFactor({ id: 'total', kgCo2e: 1.8 })])).not.toBe(text([assessment]));
  });
});
