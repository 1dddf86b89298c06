import fc from 'fast-check';
import type { EvaluationAnswers, IndicatorAnswer } from '../evaluation/answer.ts';
import {
  type EvaluationScheme,
  isIndicator,
  type SchemeIndicator,
  type SchemeNode,
} from '../evaluation/scheme.ts';

/** The day of the tests. */
export const TODAY = '2026-06-30';

export function indicator(given: Partial<SchemeIndicator> & { readonly id: string }): SchemeIndicator {
  return {
    ...{ parent: null, weight: 100, name: given.id, nameZh: '', kind: 'QUANTITY', isMandatory: false },
    ...{ mayNotApply: true, unit: 'kWh', benchmark: 120, leading: 60, benchmarkSource: 'test' },
    ...{ evidence: { isRequired: false, maxAgeMonths: null }, dataLink: null, hint: '', hintZh: '' },
    ...{ clause: '', certainty: null },
    ...given,
  };
}

export function group(id: string, weight: number, parent: string | null = null): SchemeNode {
  return { id, parent, weight, kind: 'GROUP', name: id, nameZh: '' };
}

export function scheme(
  nodes: readonly SchemeNode[],
  given: Partial<EvaluationScheme> = {},
): EvaluationScheme {
  return {
    ...{ id: 'test', name: 'Test', nameZh: '', basis: '', basisZh: '', vetoes: [], nodes },
    evidenceFactors: { VERIFIED: 1, DOCUMENTED: 0.9, SELF_DECLARED: 0.6, MISSING: 0 },
    period: { months: 12, endedWithinMonths: 18 },
    grades: [
      { id: 'A', minimum: 80, minimumPerGroup: 60 },
      { id: 'B', minimum: 50, minimumPerGroup: 30 },
    ],
    gradedOn: 'SCORE_WITH_EVIDENCE',
    label: { validMonths: 36, surveillanceMonths: 12, graceMonths: 3 },
    ...given,
  };
}

/** Measured over 2025, with one paper that speaks for it. */
export function answer(
  indicatorId: string,
  value: number | null,
  given: Partial<IndicatorAnswer> = {},
): IndicatorAnswer {
  return {
    ...{ indicatorId, applies: true, value, periodStart: '2025-01-01', periodEnd: '2025-12-31' },
    evidence: [{ issuedOn: '2026-01-15', validUntil: null }],
    isVerified: false,
    ...given,
  };
}

/** Groups of indicators of every kind, in two levels, with answers of every sort. */
export const anyEvaluation: fc.Arbitrary<{
  readonly scheme: EvaluationScheme;
  readonly answers: EvaluationAnswers;
}> = fc
  .array(fc.array(anyIndicator(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((groups) => {
    const nodes = groups.flatMap((members, g): SchemeNode[] => {
      const sum = members.reduce((total, { weight }) => total + weight, 0);
      return [
        group(`g${g}`, 100 / groups.length),
        ...members.map(({ weight, made }, i) =>
          indicator({ ...made, id: `g${g}.${i}`, parent: `g${g}`, weight: (100 * weight) / sum }),
        ),
      ];
    });
    const given = groups.flatMap((members, g) =>
      members.map(({ place, said }, i) => {
        const at = nodes.find(({ id }) => id === `g${g}.${i}`) as SchemeIndicator;
        return answer(at.id, said.value === null ? null : valueAt(at, place), { ...said.rest });
      }),
    );
    return { scheme: scheme(nodes), answers: { vetoes: {}, indicators: given } };
  });

/** The value of an indicator whose score is the given one, or the nearest it can have. */
export function valueAt({ kind, benchmark, leading }: SchemeIndicator, place: number): number {
  if (kind === 'BOOLEAN') return place >= 0.5 ? 1 : 0;
  if (kind === 'LEVEL') return Math.round(place * 2) / 2;
  const [from, to] = kind === 'SHARE' ? [0, 100] : [benchmark!, leading!];
  return from + place * (to - from);
}

/** Every indicator answered at the given place of its range, with papers and confirmed. */
export function allAt({ nodes }: EvaluationScheme, place: number): EvaluationAnswers {
  return {
    vetoes: {},
    indicators: nodes
      .filter(isIndicator)
      .map((each) => answer(each.id, valueAt(each, place), { isVerified: true })),
  };
}

function anyIndicator() {
  return fc.record({
    weight: fc.integer({ min: 1, max: 20 }),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    made: fc.oneof(
      fc.record({ kind: fc.constantFrom('BOOLEAN', 'LEVEL') }),
      fc.constant({ kind: 'SHARE', benchmark: null, leading: null } as const),
      fc.constantFrom(
        { benchmark: 120, leading: 60 },
        { benchmark: 5, leading: 20 },
        { benchmark: -3, leading: 7 },
      ),
    ),
    said: fc.record({
      value: fc.constantFrom(null, 0, 0, 0),
      rest: fc.record({
        applies: fc.constantFrom(true, true, true, false),
        isVerified: fc.boolean(),
        evidence: fc.constantFrom([], [{ issuedOn: '2026-01-01', validUntil: null }]),
      }),
    }),
  });
}
