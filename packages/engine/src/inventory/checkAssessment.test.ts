import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { aDeclaration, aFactor, aLine, anAssessment, factorLine, inputLine } from '../testing/index.ts';
import { type CheckContext, checkAssessment } from './checkAssessment.ts';
import type { Assessment, Scope } from './inventory.ts';
import { BOUNDARIES, EN15804_MODULES, isInsideBoundary, STAGES } from './stage.ts';

const context: CheckContext = {
  factors: factorCatalogue([aFactor({ id: 'steel' }), aFactor({ id: 'ship', unit: 'tkm' })]),
  assessmentUnit: (id) => (id === 'part' ? { unit: 'piece', massKg: 0.5 } : undefined),
};
const codes = (assessment: Assessment) =>
  checkAssessment(assessment, context).map(({ code, field }) => `${field} ${code}`);

describe('An assessment', () => {
  it('with missing amounts and factors is fine: they become gaps', () => {
    const lines = [aLine({ id: 'a', amount: null }), factorLine('b', 'steel', { amount: null, unit: 't' })];
    expect(codes(anAssessment({ id: 'x', lines }))).toEqual([]);
  });

  it.each([
    ['a unit nobody knows', { unit: 'furlong' }, 'lines[0].unit UNIT_UNKNOWN'],
    ['a unit of another dimension', { unit: 'm3' }, 'lines[0].unit UNIT_DIMENSION_MISMATCH'],
    ['an amount that is no number', { amount: Number.NaN }, 'lines[0].amount AMOUNT_NOT_FINITE'],
    ['an infinite amount', { amount: Number.POSITIVE_INFINITY }, 'lines[0].amount AMOUNT_NOT_FINITE'],
    ['a negative distance', { distanceKm: -1 }, 'lines[0].distanceKm DISTANCE_NEGATIVE'],
    ['a scope of 4', { scope: 4 as Scope }, 'lines[0].scope SCOPE_INVALID'],
    ['an uncertainty below one', { uncertaintyGsd: 0.9 }, 'lines[0].uncertaintyGsd UNCERTAINTY_BELOW_ONE'],
    ['a process of 10,000 characters', { process: 'x'.repeat(10_000) }, 'lines[0].process TEXT_TOO_LONG'],
    ['no stage', { stage: 'UNSPLIT' as const }, 'lines[0].stage UNSPLIT_LINE'],
    [
      'a rating of 6',
      { dataQuality: { technological: 6, geographical: 1, temporal: null } },
      'lines[0].dataQuality.technological DATA_QUALITY_OUT_OF_RANGE',
    ],
  ])('is refused with %s in a line', (_what, fields, refusal) => {
    expect(codes(anAssessment({ id: 'x', lines: [factorLine('l', 'steel', fields)] }))).toEqual([refusal]);
  });

  it('is refused with factors and assessments that do not exist', () => {
    const lines = [factorLine('a', 'nowhere'), inputLine('b', 'nobody')];
    expect(codes(anAssessment({ id: 'x', lines }))).toEqual([
      'lines[0].input.factorId FACTOR_UNKNOWN',
      'lines[1].input.assessmentId ASSESSMENT_UNKNOWN',
    ]);
  });

  it('may carry a mass over a distance, but not a mass without one', () => {
    expect(codes(anAssessment({ id: 'x', lines: [factorLine('l', 'ship', { distanceKm: 100 })] }))).toEqual(
      [],
    );
    const [refusal] = checkAssessment(anAssessment({ id: 'x', lines: [factorLine('l', 'ship')] }), context);
    expect(refusal).toMatchObject({
      code: 'UNIT_DIMENSION_MISMATCH',
      remedy: expect.stringMatching(/a mass with a distance/),
    });
  });

  it('may use kilograms of a product whose mass is known', () => {
    expect(codes(anAssessment({ id: 'x', lines: [inputLine('l', 'part', { unit: 'kg' })] }))).toEqual([]);
    expect(codes(anAssessment({ id: 'x', lines: [inputLine('l', 'part', { unit: 'm2' })] }))).toEqual([
      'lines[0].unit UNIT_DIMENSION_MISMATCH',
    ]);
  });

  it('is refused without a declared quantity, with an unknown declared unit, with a mass of zero', () => {
    expect(codes(anAssessment({ id: 'x', declaredUnit: { amount: 0, unit: 'bucket' }, massKg: 0 }))).toEqual([
      'declaredUnit.unit UNIT_UNKNOWN',
      'declaredUnit.amount DECLARED_UNIT_NOT_POSITIVE',
      'massKg NEGATIVE_MASS',
    ]);
    expect(codes(aDeclaration({ id: 'x', massKg: -1 }))).toEqual(['massKg NEGATIVE_MASS']);
  });

  it('names the line, says what is wrong and what to do', () => {
    const [refusal] = checkAssessment(
      anAssessment({ id: 'x', lines: [factorLine('plate', 'steel', { unit: 'm3' })] }),
      context,
    );
    expect(refusal).toEqual({
      code: 'UNIT_DIMENSION_MISMATCH',
      field: 'lines[0].unit',
      subject: 'plate',
      message: 'An amount in m3 cannot be used with emissions per kg.',
      remedy: 'Give the amount in a unit that measures the same as kg.',
    });
  });
});

describe('A stage', () => {
  it('outside the boundary is refused, module D never is', () => {
    const lines = [
      factorLine('a', 'steel', { stage: 'USE' }),
      factorLine('b', 'steel', { stage: 'BEYOND_BOUNDARY' }),
    ];
    expect(codes(anAssessment({ id: 'x', boundary: 'CRADLE_TO_GATE', lines }))).toEqual([
      'lines[0].stage STAGE_OUTSIDE_BOUNDARY',
    ]);
  });

  it('belongs to the EN 15804 modules A1 to D, each once', () => {
    const modules = STAGES.flatMap((stage) => EN15804_MODULES[stage]);
    expect(modules).toEqual([
      'A1',
      'A2',
      'A3',
      'A4',
      'A5',
      'B1',
      'B2',
      'B3',
      'B4',
      'B5',
      'B6',
      'B7',
      'C1',
      'C2',
      'C3',
      'C4',
      'D',
    ]);
  });

  it('inside a narrower boundary is inside the wider one', () => {
    const [gate, customer, grave] = BOUNDARIES;
    for (const stage of STAGES) {
      if (isInsideBoundary(stage, gate)) expect(isInsideBoundary(stage, customer)).toBe(true);
      if (isInsideBoundary(stage, customer)) expect(isInsideBoundary(stage, grave)).toBe(true);
    }
  });
});
