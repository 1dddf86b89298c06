import { describe, expect, it } from 'vitest';
import { group, indicator, scheme } from '../testing/evaluationFixtures.ts';
import { checkScheme } from './checkScheme.ts';
import type { EvaluationScheme, SchemeNode } from './scheme.ts';

const codes = (given: EvaluationScheme): readonly string[] => {
  const outcome = checkScheme(given);
  return outcome.ok ? [] : outcome.refusals.map(({ code, subject }) => `${code} ${subject}`.trim());
};
const of = (...nodes: SchemeNode[]) => codes(scheme(nodes));

describe('A scheme is accepted', () => {
  it('with weights of siblings that sum to 100 or to the weight of their group', () => {
    const inner = [1, 2, 3].map((n) => indicator({ id: `a${n}`, parent: 'a', weight: 10 }));
    expect(of(group('a', 30), ...inner, indicator({ id: 'b', weight: 70 }))).toEqual([]);
    const thirds = [1, 2, 3].map((n) => indicator({ id: `a${n}`, weight: 33.33 }));
    expect(of(...thirds)).toEqual([]);
  });
});

describe('A scheme is refused', () => {
  it.each<[string, SchemeNode[]]>([
    ['SCHEME_WEIGHTS_NOT_WHOLE', [indicator({ id: 'a', weight: 60 }), indicator({ id: 'b', weight: 30 })]],
    ['SCHEME_WEIGHT_INVALID a', [indicator({ id: 'a', weight: 0 })]],
    ['SCHEME_ID_REPEATED a', [indicator({ id: 'a', weight: 50 }), indicator({ id: 'a', weight: 50 })]],
    ['SCHEME_PARENT_UNKNOWN a', [indicator({ id: 'a', parent: 'x' })]],
    ['SCHEME_PARENT_NOT_GROUP b', [indicator({ id: 'a' }), indicator({ id: 'b', parent: 'a' })]],
    ['SCHEME_GROUP_EMPTY g', [group('g', 100)]],
    ['SCHEME_BENCHMARK_MISSING a', [indicator({ id: 'a', benchmark: null })]],
    ['SCHEME_BENCHMARK_MISSING a', [indicator({ id: 'a', leading: null })]],
    ['SCHEME_LEADING_EQUALS_BENCHMARK a', [indicator({ id: 'a', benchmark: 5, leading: 5 })]],
    ['SCHEME_SHARE_OUT_OF_RANGE a', [indicator({ id: 'a', kind: 'SHARE', benchmark: 0, leading: 120 })]],
    ['SCHEME_SOURCE_MISSING a', [indicator({ id: 'a', benchmarkSource: ' ' })]],
  ])('with %s', (code, nodes) => {
    expect(of(...nodes)).toEqual([code]);
  });

  it('with groups that stand in each other', () => {
    expect(of(group('a', 50, 'b'), group('b', 50, 'a'), indicator({ id: 'c' }))).toEqual([
      'SCHEME_CIRCULAR a',
      'SCHEME_CIRCULAR b',
    ]);
  });

  it('with grades, factors or terms that cannot be', () => {
    const nodes = [indicator({ id: 'a' })];
    const grade = (id: string, minimum: number, minimumPerGroup = 0) => ({ id, minimum, minimumPerGroup });
    expect(codes(scheme(nodes, { grades: [] }))).toEqual(['SCHEME_GRADES_MISSING']);
    expect(codes(scheme(nodes, { grades: [grade('A', 101)] }))).toEqual(['SCHEME_GRADE_OUT_OF_RANGE A']);
    expect(codes(scheme(nodes, { grades: [grade('B', 60), grade('A', 80)] }))).toEqual([
      'SCHEME_GRADES_NOT_FALLING A',
    ]);
    expect(codes(scheme(nodes, { grades: [grade('A', 80), grade('A', 60)] }))).toEqual([
      'SCHEME_ID_REPEATED A',
    ]);
    const factors = { VERIFIED: 1, DOCUMENTED: 0.5, SELF_DECLARED: 0.6, MISSING: 0 };
    expect(codes(scheme(nodes, { evidenceFactors: factors }))).toEqual(['SCHEME_EVIDENCE_FACTORS']);
    const label = { validMonths: 0, surveillanceMonths: 12, graceMonths: 3 };
    expect(codes(scheme(nodes, { label }))).toEqual(['SCHEME_MONTHS']);
  });
});
