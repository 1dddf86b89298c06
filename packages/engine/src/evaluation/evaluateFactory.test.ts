import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allAt,
  answer,
  anyEvaluation,
  group,
  indicator,
  scheme,
  TODAY,
} from '../testing/evaluationFixtures.ts';
import type { EvaluationAnswers, IndicatorAnswer } from './answer.ts';
import { evaluateFactory } from './evaluateFactory.ts';
import { isIndicator, type SchemeIndicator } from './scheme.ts';

const evaluated = (given: ReturnType<typeof scheme>, ...indicators: IndicatorAnswer[]) =>
  evaluateFactory(given, { vetoes: {}, indicators }, TODAY);
const one = scheme([indicator({ id: 'E1' })]);

describe('One indicator', () => {
  it.each([
    ['at the benchmark', 120, 0],
    ['beyond the benchmark', 300, 0],
    ['halfway', 90, 50],
    ['at the leading value', 60, 100],
    ['beyond the leading value', 10, 100],
  ])('scores %s', (_place, value, score) => {
    expect(evaluated(one, answer('E1', value)).score).toBe(score);
  });

  it('that should be high is scored by the same formula', () => {
    const high = scheme([indicator({ id: 'E1', benchmark: 20, leading: 60 })]);
    expect([20, 30, 60].map((value) => evaluated(high, answer('E1', value)).score)).toEqual([0, 25, 100]);
  });

  it('of a share needs no range, a level counts half for partly', () => {
    const share = scheme([indicator({ id: 'S', kind: 'SHARE', benchmark: null, leading: null })]);
    const level = scheme([indicator({ id: 'L', kind: 'LEVEL' })]);
    expect(evaluated(share, answer('S', 35)).score).toBe(35);
    expect(evaluated(level, answer('L', 0.5)).score).toBe(50);
    expect(evaluated(level, answer('L', 0.7)).gaps).toEqual([
      { indicatorId: 'L', code: 'VALUE_OUT_OF_RANGE' },
    ]);
  });

  it.each([
    ['NOT_ANSWERED', { value: null }],
    ['PERIOD_NOT_STATED', { periodStart: null }],
    ['PERIOD_TOO_SHORT', { periodStart: '2025-01-02' }],
    ['PERIOD_TOO_OLD', { periodStart: '2023-12-01', periodEnd: '2024-12-29' }],
  ] as const)('without usable data has the gap %s and adds nothing', (code, given) => {
    const result = evaluated(one, answer('E1', 60, given));
    expect(result).toMatchObject({
      score: 0,
      gaps: [{ indicatorId: 'E1', code }],
      answered: 0,
      applicable: 1,
    });
    expect(result.nodes[0]).toMatchObject({ score: null, points: 0 });
  });

  it('counts data that ended 18 months ago to the day', () => {
    const last = { periodStart: '2023-12-01', periodEnd: '2024-12-30' };
    expect(evaluated(one, answer('E1', 60, last)).score).toBe(100);
  });
});

describe('Evidence', () => {
  const strict = scheme([indicator({ id: 'E1', evidence: { isRequired: true, maxAgeMonths: 12 } })]);
  it.each([
    ['seen by an inspector', { isVerified: true }, 100, []],
    ['on paper', {}, 90, []],
    [
      'older than allowed',
      { evidence: [{ issuedOn: '2025-06-29', validUntil: null }] },
      0,
      ['EVIDENCE_EXPIRED'],
    ],
    ['expired', { evidence: [{ issuedOn: null, validUntil: '2026-06-29' }] }, 0, ['EVIDENCE_EXPIRED']],
    ['missing', { evidence: [] }, 0, ['EVIDENCE_MISSING']],
  ] as const)('%s changes the score with evidence and never the score', (_what, given, expected, gaps) => {
    const result = evaluated(strict, answer('E1', 60, given));
    expect(result).toMatchObject({ score: 100, scoreWithEvidence: expected });
    expect(result.gaps.map(({ code }) => code)).toEqual(gaps);
  });

  it('that is not asked for leaves a statement at 0.6', () => {
    expect(evaluated(one, answer('E1', 60, { evidence: [] }))).toMatchObject({
      score: 100,
      scoreWithEvidence: 60,
    });
  });

  it('is weighed per indicator: 60 × 0.9 + 40 × 0.5 × 0.6 = 66', () => {
    const two = scheme([indicator({ id: 'a', weight: 60 }), indicator({ id: 'b', weight: 40 })]);
    const result = evaluated(two, answer('a', 60), answer('b', 90, { evidence: [] }));
    expect(result.score).toBeCloseTo(80, 12);
    expect(result.scoreWithEvidence).toBeCloseTo(66, 12);
  });
});

describe('A tree', () => {
  const nodes = [
    group('g', 60),
    indicator({ id: 'g1', parent: 'g', weight: 50 }),
    indicator({ id: 'g2', parent: 'g', weight: 25 }),
    indicator({ id: 'g3', parent: 'g', weight: 25 }),
    group('h', 40),
    indicator({ id: 'h1', parent: 'h', weight: 100 }),
  ];

  it('gives the weight of what does not apply to its siblings, whose ratio stays', () => {
    const result = evaluated(scheme(nodes), answer('g3', null, { applies: false }));
    const shares = Object.fromEntries(result.nodes.map(({ id, share }) => [id, share]));
    expect(shares.g1).toBeCloseTo(0.4, 12);
    expect(shares.g2).toBeCloseTo(0.2, 12);
    expect(shares.g3).toBe(0);
    expect(shares.h1).toBeCloseTo(0.4, 12);
  });

  it('drops a group in which nothing applies; where nothing applies at all there is no score', () => {
    const gone = ['g1', 'g2', 'g3'].map((id) => answer(id, null, { applies: false }));
    const result = evaluated(scheme(nodes), ...gone, answer('h1', 60));
    expect(result.score).toBe(100);
    expect(result.nodes.find(({ id }) => id === 'g')).toMatchObject({
      applies: false,
      share: 0,
      score: null,
    });
    expect(evaluated(one, answer('E1', null, { applies: false }))).toMatchObject({
      score: null,
      grade: null,
    });
  });

  it('keeps an indicator in that may not be left out', () => {
    const kept = scheme([indicator({ id: 'E1', mayNotApply: false })]);
    expect(evaluated(kept, answer('E1', null, { applies: false })).gaps).toEqual([
      { indicatorId: 'E1', code: 'MAY_NOT_BE_LEFT_OUT' },
    ]);
  });
});

describe('The gate', () => {
  const gated = scheme(
    [indicator({ id: 'E1', isMandatory: true }), indicator({ id: 'E2', weight: 100 })].map((each) => ({
      ...each,
      weight: 50,
    })),
    {
      vetoes: [{ id: 'V1', name: 'permits', nameZh: '' }],
    },
  );
  const given = (vetoes: Record<string, boolean>, first: number): EvaluationAnswers => ({
    vetoes,
    indicators: [answer('E1', first, { isVerified: true }), answer('E2', 60, { isVerified: true })],
  });
  it('takes the grade away and changes no number', () => {
    const passed = evaluateFactory(gated, given({ V1: true }, 60), TODAY);
    const failed = evaluateFactory(gated, given({ V1: false }, 60), TODAY);
    expect(passed).toMatchObject({ grade: 'A', failedGates: [], next: null });
    expect(failed).toMatchObject({ grade: null, failedGates: [{ id: 'V1', reason: 'VETO' }] });
    for (const key of ['score', 'scoreWithEvidence', 'nodes', 'gaps'] as const)
      expect(failed[key]).toEqual(passed[key]);
  });

  it('is closed by an unanswered veto item, also by one whose name every object has, and by a mandatory item not met in full', () => {
    expect(evaluateFactory(gated, given({}, 60), TODAY).failedGates).toEqual([
      { id: 'V1', reason: 'VETO_NOT_ANSWERED' },
    ]);
    expect(evaluateFactory(gated, given({ V1: true }, 61), TODAY).failedGates).toEqual([
      { id: 'E1', reason: 'MANDATORY' },
    ]);
    const odd = { ...gated, vetoes: [{ id: 'toString', name: '', nameZh: '' }] };
    expect(evaluateFactory(odd, given({}, 60), TODAY).grade).toBeNull();
  });
});

describe('A grade', () => {
  it('needs its minimum in every group, not only in total', () => {
    const two = scheme([
      group('g', 90),
      indicator({ id: 'g1', parent: 'g' }),
      group('h', 10),
      indicator({ id: 'h1', parent: 'h' }),
    ]);
    const result = evaluated(
      two,
      answer('g1', 60, { isVerified: true }),
      answer('h1', 105, { isVerified: true }),
    );
    expect(result.scoreWithEvidence).toBeCloseTo(92.5, 12);
    expect(result).toMatchObject({ grade: null, next: { grade: 'B', missingPoints: 0 } });
    expect(result.next?.groupsBelow).toEqual([{ id: 'h', missingPoints: 5 }]);
    expect(result.next?.steps).toHaveLength(1);
    expect(result.next?.steps[0]?.toScore).toBeCloseTo(0.3, 12);
    expect(result.next?.steps[0]?.toValue).toBeCloseTo(102, 12);
  });
});

describe('Any evaluation', () => {
  it('is worth 100 where everything is at its leading value, and 0 at the benchmarks, exactly', () => {
    fc.assert(
      fc.property(anyEvaluation, ({ scheme: any }) => {
        expect(evaluateFactory(any, allAt(any, 1), TODAY)).toMatchObject({
          score: 100,
          scoreWithEvidence: 100,
          grade: 'A',
        });
        expect(evaluateFactory(any, allAt(any, 0), TODAY)).toMatchObject({ score: 0, scoreWithEvidence: 0 });
      }),
    );
  });

  it('closes: the points of indicators, and those of the first level, sum to the score', () => {
    fc.assert(
      fc.property(anyEvaluation, ({ scheme: any, answers }) => {
        const result = evaluateFactory(any, answers, TODAY);
        const indicators = new Set(any.nodes.filter(isIndicator).map(({ id }) => id));
        for (const of of [(id: string) => indicators.has(id), (id: string) => !indicators.has(id)]) {
          const nodes = result.nodes.filter(({ id }) => of(id));
          expect(nodes.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(result.score ?? 0, 9);
          expect(nodes.reduce((sum, { pointsWithEvidence }) => sum + pointsWithEvidence, 0)).toBeCloseTo(
            result.scoreWithEvidence ?? 0,
            9,
          );
        }
      }),
    );
  });

  it('is the same to the bit in any order of rows and answers, and when it is repeated from its text', () => {
    fc.assert(
      fc.property(anyEvaluation, ({ scheme: any, answers }) => {
        const result = evaluateFactory(any, answers, TODAY);
        const turned = evaluateFactory(
          { ...any, nodes: [...any.nodes].reverse() },
          { ...answers, indicators: [...answers.indicators].reverse() },
          TODAY,
        );
        expect([turned.score, turned.scoreWithEvidence, turned.grade]).toEqual([
          result.score,
          result.scoreWithEvidence,
          result.grade,
        ]);
        const frozen = JSON.parse(JSON.stringify({ any, answers }));
        expect(JSON.stringify(evaluateFactory(frozen.any, frozen.answers, TODAY))).toBe(
          JSON.stringify(result),
        );
      }),
    );
  });

  it('never falls when an indicator moves towards its leading value', () => {
    fc.assert(
      fc.property(
        anyEvaluation,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ scheme: any, answers }, at, by) => {
          const index = at % answers.indicators.length;
          const moved = answers.indicators.map((each, i) =>
            i === index ? improved(any.nodes, each, by) : each,
          );
          const before = evaluateFactory(any, answers, TODAY);
          const after = evaluateFactory(any, { ...answers, indicators: moved }, TODAY);
          expect((after.score ?? 0) - (before.score ?? 0)).toBeGreaterThanOrEqual(-1e-12);
          expect((after.scoreWithEvidence ?? 0) - (before.scoreWithEvidence ?? 0)).toBeGreaterThanOrEqual(
            -1e-12,
          );
        },
      ),
    );
  });

  it('reaches the next grade when every step towards it is taken', () => {
    fc.assert(
      fc.property(anyEvaluation, ({ scheme: any, answers }) => {
        const { next } = evaluateFactory(any, answers, TODAY);
        if (next === null || !next.isReachable) return;
        const steps = new Map(next.steps.map((step) => [step.indicatorId, step]));
        const taken = answers.indicators.map((each) => {
          const step = steps.get(each.indicatorId);
          return step === undefined
            ? each
            : answer(each.indicatorId, step.toValue, { isVerified: step.toStanding === 'VERIFIED' });
        });
        const reached = evaluateFactory(any, { ...answers, indicators: taken }, TODAY);
        const place = (grade: string | null): number => any.grades.findIndex(({ id }) => id === grade);
        expect(reached.grade).not.toBeNull();
        expect(place(reached.grade)).toBeLessThanOrEqual(place(next.grade));
      }),
    );
  });
});

function improved(nodes: readonly unknown[], given: IndicatorAnswer, by: number): IndicatorAnswer {
  const at = (nodes as SchemeIndicator[]).find(({ id }) => id === given.indicatorId)!;
  const value = given.value ?? at.benchmark ?? 0;
  if (at.kind === 'BOOLEAN' || at.kind === 'LEVEL') return { ...given, value: 1 };
  const leading = at.kind === 'SHARE' ? 100 : at.leading!;
  return { ...given, value: value + by * (leading - value) };
}
