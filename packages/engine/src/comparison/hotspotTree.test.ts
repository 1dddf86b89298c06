import { describe, expect, it } from 'vitest';
import { OTHER } from './comparison.ts';
import { hotspotTree } from './hotspotTree.ts';

type Row = readonly [path: readonly string[], kgCo2e: number | null, gaps?: readonly string[]];

function tree(rows: readonly Row[], most: readonly number[] = []) {
  const totals = rows.map(([, kgCo2e, gaps = []]) => ({ kgCo2e, gaps, facts: 1, missing: gaps.length }));
  const known = rows.flatMap(([, kgCo2e]) => kgCo2e ?? []);
  return hotspotTree(
    {
      rows: rows.map(([path]) => path),
      rowTotals: totals,
      total: {
        kgCo2e: known.length === 0 ? null : known.reduce((sum, kg) => sum + kg, 0),
        gaps: [],
        facts: rows.length,
        missing: 0,
      },
    },
    most,
  );
}

describe('Nested hotspots', () => {
  it('of 60, 25, 10 and 5 kg: the first two make up 80 %', () => {
    const { nodes, vital } = tree([
      [['c'], 10],
      [['a'], 60],
      [['d'], 5],
      [['b'], 25],
    ]);
    expect(nodes.map(({ member }) => member)).toEqual(['a', 'b', 'c', 'd']);
    expect(nodes.map(({ cumulativeShare }) => cumulativeShare)).toEqual([0.6, 0.85, 0.95, 1]);
    expect(nodes.map(({ isVital }) => isVital)).toEqual([true, true, false, false]);
    expect(vital).toBe(2);
  });

  it('add up at every level, shares are of the whole', () => {
    const { nodes } = tree([
      [['mill', 'steel'], 30],
      [['mill', 'zinc'], 20],
      [['yard', 'steel'], 50],
    ]);
    expect(nodes.map(({ member, kgCo2e }) => [member, kgCo2e])).toEqual([
      ['mill', 50],
      ['yard', 50],
    ]);
    expect(nodes[0]!.children.map(({ member, share }) => [member, share])).toEqual([
      ['steel', 0.3],
      ['zinc', 0.2],
    ]);
  });

  it('keep the largest and put what is left together, still adding up', () => {
    const { nodes } = tree(
      [
        [['a'], 60],
        [['b'], 25],
        [['c'], 10],
        [['d'], 5, ['FACTOR_MISSING']],
      ],
      [2],
    );
    expect(nodes.at(-1)).toMatchObject({ member: OTHER, members: 2, kgCo2e: 15, gaps: ['FACTOR_MISSING'] });
    expect(nodes.reduce((sum, { kgCo2e }) => sum + kgCo2e!, 0)).toBe(100);
  });

  it('one that is left keeps its name', () => {
    expect(
      tree(
        [
          [['a'], 2],
          [['b'], 1],
        ],
        [1],
      ).nodes.map(({ member }) => member),
    ).toEqual(['a', 'b']);
  });

  it('of gaps alone are null, come last and are never vital', () => {
    const { nodes, total } = tree([
      [['a'], null, ['ANNUAL_VOLUME_UNKNOWN']],
      [['b'], 3],
    ]);
    expect(total).toBe(3);
    expect(nodes[1]).toMatchObject({ member: 'a', kgCo2e: null, share: null, isVital: false });
    expect(tree([[['a'], null, ['FACTOR_MISSING']]])).toMatchObject({ total: null, vital: 0 });
  });

  it('credits lower the total and are not vital', () => {
    const { nodes } = tree([
      [['a'], 10],
      [['b'], -2],
    ]);
    expect(nodes[1]).toMatchObject({ share: -0.25, isVital: false });
  });
});
