import { describe, expect, it } from 'vitest';
import { type ComparedLine, type ComparedVersion, changesOf, matchLines } from './matchLines.ts';

const line = (id: string, name: string, fields: Partial<ComparedLine> = {}): ComparedLine => ({
  id,
  name,
  nameZh: '',
  stage: 'MATERIALS',
  process: 'Assembly',
  amount: 2,
  unit: 'kg',
  factor: { id: 'steel', name: 'Steel', nameZh: '钢' },
  supplier: null,
  ...fields,
});

const version = (lines: readonly (readonly [ComparedLine, number | null])[]): ComparedVersion => ({
  id: 'version',
  footprint: {
    id: 'footprint',
    totalKgCo2e: null,
    contributions: {
      totalCount: lines.length,
      edges: lines.map(([{ id, name, stage }, kgCo2e]) => ({
        node: {
          stage,
          kgCo2e,
          gap: kgCo2e === null ? 'AMOUNT_MISSING' : null,
          line: { id, name, nameZh: '' },
        },
      })),
    },
  },
  lines: lines.map(([each]) => each),
});

describe('Two versions', () => {
  it('show which lines were changed, added and removed, and what each added to the total', () => {
    const before = version([
      [line('a1', 'Housing'), 8],
      [line('a2', 'Screws'), 1],
      [line('a3', 'Foam'), 3],
    ]);
    const after = version([
      [line('b1', 'Housing', { amount: 1.5 }), 6],
      [line('b2', 'Screws'), 1],
      [line('b4', 'Cork'), null],
    ]);
    const matched = matchLines(before, after)!;
    expect(
      matched.map((each) => [
        (each.after ?? each.before)!.name,
        each.beforeTotal?.kgCo2e,
        each.afterTotal?.kgCo2e,
        changesOf(each).map(({ kind }) => kind),
      ]),
    ).toEqual([
      ['Housing', 8, 6, ['amount']],
      ['Screws', 1, 1, []],
      ['Cork', undefined, null, ['added']],
      ['Foam', 3, undefined, ['removed']],
    ]);
  });

  it('keep lines of one name apart, in their order', () => {
    const before = version([
      [line('a1', 'Screw'), 1],
      [line('a2', 'Screw'), 2],
    ]);
    const after = version([
      [line('b1', 'Screw'), 1],
      [line('b2', 'Screw'), 5],
    ]);
    const matched = matchLines(before, after)!;
    expect(matched.map((each) => [each.before?.id, each.after?.id])).toEqual([
      ['a1', 'b1'],
      ['a2', 'b2'],
    ]);
    expect(matched.map((each) => changesOf(each).map(({ kind }) => kind))).toEqual([[], ['factorData']]);
  });

  it('are not matched from a part of the contributions', () => {
    const whole = version([[line('a1', 'Housing'), 8]]);
    const { footprint } = whole;
    const part = {
      ...whole,
      footprint: { ...footprint!, contributions: { ...footprint!.contributions, totalCount: 9 } },
    };
    expect(matchLines(whole, part)).toBeNull();
  });
});
