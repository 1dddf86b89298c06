import { describe, expect, it } from 'vitest';
import { placeNodes, type RulesNode } from './schemeView.ts';

const node = (key: string, parent: string | null, weight: number): RulesNode => ({
  ...{ key, parent, weight, kind: 'SHARE', name: key, nameZh: '', isMandatory: false, mayNotApply: false },
  ...{ unit: '%', benchmark: 0, leading: 100, benchmarkSource: '', needsEvidence: false },
  ...{ evidenceMaxAgeMonths: null, dataLink: null, clause: '', certainty: null, hint: '', hintZh: '' },
});

describe('The nodes of a scheme', () => {
  it('are read group by group, each with its part of the whole, which is 1 together', () => {
    const placed = placeNodes([
      node('a1', 'a', 8),
      node('b', null, 50),
      node('a', null, 50),
      node('a2', 'a', 24),
    ]);
    expect(placed.map(({ node: { key }, depth, share }) => [key, depth, share])).toEqual([
      ['b', 0, 0.5],
      ['a', 0, 0.5],
      ['a1', 1, 0.125],
      ['a2', 1, 0.375],
    ]);
  });
});
