import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import type { Assessment } from '../inventory/inventory.ts';
import { aDeclaration, aFactor, aLine, anAssessment, factorLine, inputLine } from '../testing/index.ts';
import { calculateFootprints } from './calculateFootprints.ts';
import type { Footprint } from './footprint.ts';

const factors = factorCatalogue([
  aFactor({ id: 'f' }),
  aFactor({ id: 'methane', flows: [{ gas: 'CH4_FOSSIL', kgPerUnit: 1 }] }),
]);

function footprintOf(wanted: string, ...assessments: readonly Assessment[]): Footprint {
  const [result] = calculateFootprints({ assessments, factors, wanted: [wanted], scenario: null });
  if (!result!.outcome.ok) throw new Error(result!.outcome.refusals[0]!.code);
  return result!.outcome.value;
}

describe('A product inside another', () => {
  it('is characterised with the GWP set of the one that uses it', () => {
    const gas = anAssessment({ id: 'gas', gwpSet: 'AR4', lines: [factorLine('l', 'methane')] });
    const user = anAssessment({ id: 'user', gwpSet: 'AR6', lines: [inputLine('gas', 'gas')] });
    expect(footprintOf('gas', gas).totalKgCo2e).toBe(25);
    expect(footprintOf('user', gas, user).totalKgCo2e).toBeCloseTo(29.8, 12);
  });

  it('keeps its set when it is declared, and the user says so', () => {
    const cell = aDeclaration({
      id: 'cell',
      gwpSet: 'AR5',
      stageValues: [{ id: 't', stage: 'UNSPLIT', process: '', kgCo2e: 7 }],
    });
    const pack = anAssessment({ id: 'pack', lines: [inputLine('cells', 'cell', { amount: 2 })] });
    const { totalKgCo2e, findings } = footprintOf('pack', cell, pack);
    expect(totalKgCo2e).toBe(14);
    expect(findings).toMatchObject([
      { code: 'GWP_SET_NOT_CONVERTIBLE', subjects: ['cell'], message: expect.stringMatching(/AR5.*AR6/) },
    ]);
    expect(footprintOf('cell', cell).findings).toEqual([]);
  });

  it('counts per one declared unit, however much is declared', () => {
    const screws = anAssessment({
      id: 'screws',
      declaredUnit: { amount: 1000, unit: 'piece' },
      lines: [factorLine('wire', 'f', { amount: 5 })],
    });
    const chair = anAssessment({ id: 'chair', lines: [inputLine('s', 'screws', { amount: 8 })] });
    // 8 of 1,000 pieces of 5 kg
    expect(footprintOf('chair', screws, chair).totalKgCo2e).toBeCloseTo(0.04, 15);
  });

  it('gives its later stages to nobody, however deep it is, and the line that carries it says so', () => {
    const later = ['USE', 'END_OF_LIFE', 'BEYOND_BOUNDARY'] as const;
    const led = anAssessment({
      id: 'led',
      lines: [factorLine('chip', 'f'), ...later.map((stage) => factorLine(stage, 'f', { stage }))],
    });
    const bulb = anAssessment({ id: 'bulb', lines: [inputLine('led', 'led')] });
    const lamp = anAssessment({ id: 'lamp', lines: [inputLine('bulb', 'bulb'), factorLine('foot', 'f')] });
    const { totalKgCo2e, findings } = footprintOf('lamp', led, bulb, lamp);
    expect(totalKgCo2e).toBe(2);
    expect(findings).toMatchObject([{ code: 'NESTED_LATER_STAGES_LEFT_OUT', subjects: ['bulb'] }]);
  });

  it('carries its gaps up to the line that uses it, from any depth', () => {
    const inner = anAssessment({
      id: 'inner',
      lines: [
        aLine({ id: 'no-factor' }),
        inputLine('nobody', 'nobody'),
        inputLine('no-amount', 'leaf', { amount: null }),
        inputLine('litres', 'leaf', { unit: 'l' }),
        factorLine('known', 'f'),
      ],
    });
    const leaf = anAssessment({ id: 'leaf', lines: [factorLine('l', 'f', { amount: 100 })] });
    const middle = anAssessment({ id: 'middle', lines: [inputLine('in', 'inner')] });
    const outer = anAssessment({
      id: 'outer',
      lines: [inputLine('part', 'middle', { stage: 'PRODUCTION', amount: 3 })],
    });
    const { totalKgCo2e, gaps } = footprintOf('outer', inner, leaf, middle, outer);
    expect(totalKgCo2e).toBe(3);
    expect(gaps.map(({ code, stage, lineId }) => `${code} ${stage} ${lineId}`)).toEqual([
      'FACTOR_MISSING PRODUCTION part',
      'ASSESSMENT_UNKNOWN PRODUCTION part',
      'AMOUNT_MISSING PRODUCTION part',
      'UNIT_MISMATCH PRODUCTION part',
    ]);
  });

  it('may be fifteen thousand steps away', () => {
    const size = 15_000;
    const chain = Array.from({ length: size }, (_, index) =>
      anAssessment({
        id: `n${index}`,
        lines: [factorLine('own', 'f'), ...(index + 1 < size ? [inputLine('next', `n${index + 1}`)] : [])],
      }),
    );
    const { totalKgCo2e, contributions } = footprintOf('n0', ...chain);
    expect(totalKgCo2e).toBe(size);
    expect(contributions).toHaveLength(size);
  });
});

describe('A number that cannot be', () => {
  const user = (fields: object) => anAssessment({ id: 'user', lines: [inputLine('p', 'part', fields)] });

  it.each([
    ['a declared quantity of 0', { declaredUnit: { amount: 0, unit: 'piece' } }, {}, 'UNIT_MISMATCH'],
    ['a mass of 0', { massKg: 0 }, { unit: 'kg' }, 'UNIT_MISMATCH'],
    ['an infinite amount', {}, { amount: Number.POSITIVE_INFINITY }, 'AMOUNT_MISSING'],
    ['an amount that is no number', {}, { amount: Number.NaN }, 'AMOUNT_MISSING'],
  ])('is a gap and never spreads: %s', (_what, partFields, lineFields, code) => {
    const part = anAssessment({ id: 'part', lines: [factorLine('l', 'f')], ...partFields });
    expect(footprintOf('user', part, user(lineFields))).toMatchObject({
      totalKgCo2e: null,
      gaps: [{ code }],
    });
  });

  it('is a gap in a line with a factor too', () => {
    const lines = [factorLine('bad', 'f', { amount: Number.NaN }), factorLine('good', 'f', { amount: 2 })];
    const footprint = footprintOf('a', anAssessment({ id: 'a', lines }));
    expect(footprint).toMatchObject({ totalKgCo2e: 2, gaps: [{ code: 'AMOUNT_MISSING', lineId: 'bad' }] });
  });
});
