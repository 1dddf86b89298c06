import { describe, expect, it } from 'vitest';
import type { ComparedAssessment, ComparedLine } from './assessmentDiff.ts';
import { diffAssessments } from './diffAssessments.ts';

const line = (id: string, kgCo2e: number | null, more: Partial<ComparedLine> = {}): ComparedLine => ({
  ...{ id, originId: null, stage: 'MATERIALS', process: '', name: id, gaps: [], kgCo2e },
  fields: { name: id, amount: 1 },
  ...more,
});

const assessment = (lines: readonly ComparedLine[], more: Partial<ComparedAssessment> = {}) => ({
  ...{ statements: {}, exclusions: [], lines },
  totalKgCo2e: lines.reduce((sum, { kgCo2e }) => sum + (kgCo2e ?? 0), 0),
  ...more,
});

const kindsOf = (diff: ReturnType<typeof diffAssessments>) =>
  diff.lines.map(({ kind, before, after, effectKgCo2e }) => [
    kind,
    (before ?? after)?.name,
    Number(effectKgCo2e.toFixed(9)),
  ]);

describe('Two assessments laid beside each other', () => {
  it('give what each line adds, the largest first, and nothing is left over', () => {
    const before = assessment([line('A', 10), line('B', 4), line('same', 2)]);
    const after = assessment([
      line('A2', 7, { originId: 'A', name: 'A', fields: { name: 'A', amount: 0.7 } }),
      line('C', 1),
      line('same2', 2, { originId: 'same', name: 'same', fields: { name: 'same', amount: 1 } }),
    ]);
    const diff = diffAssessments(before, after);
    expect(kindsOf(diff)).toEqual([
      ['REMOVED', 'B', -4],
      ['CHANGED', 'A', -3],
      ['ADDED', 'C', 1],
    ]);
    expect(diff.lines[1]!.fields).toEqual([{ field: 'amount', before: 1, after: 0.7 }]);
    expect(diff).toMatchObject({ unchangedLines: 1, differenceKgCo2e: -6, unexplainedKgCo2e: 0 });
  });

  it('knows a line by what it began as even when it has got another name, and by its name else', () => {
    const before = assessment([line('A', 1), line('B', 2, { name: 'Steel' }), line('C', 3)]);
    const after = assessment([
      line('new', 1, { originId: 'A', name: 'Alloy', fields: { name: 'Alloy', amount: 1 } }),
      line('other', 2.5, { name: 'Steel', fields: { name: 'B', amount: 1 } }),
      line('A', 3, { id: 'unrelated' }),
    ]);
    const diff = diffAssessments(before, after);
    expect(kindsOf(diff)).toEqual([
      ['REMOVED', 'C', -3],
      ['ADDED', 'A', 3],
      ['RECALCULATED', 'Steel', 0.5],
      ['CHANGED', 'A', 0],
    ]);
    expect(diff.unexplainedKgCo2e).toBe(0);
  });

  it('finds a line again through copies of copies, from either side', () => {
    const second = assessment([line('b', 1, { originId: 'a', name: 'x', fields: { name: 'x' } })]);
    const third = assessment([line('c', 1, { originId: 'a', name: 'y', fields: { name: 'y' } })]);
    expect(diffAssessments(second, third).lines).toMatchObject([{ kind: 'CHANGED' }]);
    expect(diffAssessments(third, second).lines).toMatchObject([{ kind: 'CHANGED' }]);
  });

  it('pairs lines of the same name in their order', () => {
    const before = assessment([line('1', 1, { name: 'Screw' }), line('2', 2, { name: 'Screw' })]);
    const after = assessment([line('3', 1, { name: 'Screw', fields: { name: '1', amount: 1 } })]);
    expect(kindsOf(diffAssessments(before, after))).toEqual([['REMOVED', 'Screw', -2]]);
  });

  it('counts a gap as nothing and names it', () => {
    const before = assessment([line('A', null, { gaps: ['AMOUNT_MISSING'] })], { totalKgCo2e: 5 });
    const after = assessment([line('A', 2, { fields: { name: 'A', amount: 3 } })], { totalKgCo2e: 7 });
    const [changed] = diffAssessments(before, after).lines;
    expect(changed).toMatchObject({ effectKgCo2e: 2, gaps: ['AMOUNT_MISSING'] });
  });

  it('says what no line accounts for, but not the rounding of last digits', () => {
    const odd = diffAssessments(assessment([line('A', 1)]), assessment([line('A', 1)], { totalKgCo2e: 1.5 }));
    expect(odd).toMatchObject({ differenceKgCo2e: 0.5, unexplainedKgCo2e: 0.5, unchangedLines: 1 });
    const many = Array.from({ length: 1000 }, (_, index) => line(`${index}`, 0.1 + index / 7));
    const less = many.map((each) => ({ ...each, kgCo2e: each.kgCo2e! * 0.9 }));
    expect(diffAssessments(assessment(many), assessment(less)).unexplainedKgCo2e).toBe(0);
    const unknown = diffAssessments(assessment([line('A', 1)]), assessment([], { totalKgCo2e: null }));
    expect(unknown).toMatchObject({ differenceKgCo2e: null, unexplainedKgCo2e: null });
  });

  it('tells statements and exclusions apart field by field', () => {
    const exclusion = (name: string, share: number | null) => ({
      name,
      fields: { reason: 'Small', estimatedShare: share },
    });
    const diff = diffAssessments(
      assessment([], {
        statements: { boundary: 'CRADLE_TO_GATE', goal: '' },
        exclusions: [exclusion('Machines', 0.01), exclusion('Commuting', null), exclusion('Same', 0.02)],
      }),
      assessment([], {
        statements: { boundary: 'CRADLE_TO_GRAVE', goal: '' },
        exclusions: [exclusion('Same', 0.02), exclusion('Machines', 0.02), exclusion('Sundries', 0.03)],
      }),
    );
    expect(diff.statements).toEqual([
      { field: 'boundary', before: 'CRADLE_TO_GATE', after: 'CRADLE_TO_GRAVE' },
    ]);
    expect(diff.exclusions).toEqual([
      { kind: 'CHANGED', name: 'Machines', fields: [{ field: 'estimatedShare', before: 0.01, after: 0.02 }] },
      { kind: 'REMOVED', name: 'Commuting', fields: [{ field: 'reason', before: 'Small', after: null }] },
      {
        kind: 'ADDED',
        name: 'Sundries',
        fields: [
          { field: 'reason', before: null, after: 'Small' },
          { field: 'estimatedShare', before: null, after: 0.03 },
        ],
      },
    ]);
  });
});
