import { describe, expect, it } from 'vitest';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import { aChange, aFactor, anAssessment, factorLine } from '../testing/index.ts';
import { changesOf } from './changesOf.ts';
import { type ScenarioNode, scenarioTree } from './scenarioTree.ts';

const setTo = (id: string, toAmount: number) => aChange(id, { kind: 'SET_AMOUNT', toAmount, toUnit: 'kg' });
const node = (id: string, parentId: string | null, ...changes: ScenarioNode['changes']): ScenarioNode => ({
  id,
  parentId,
  changes,
});
const box = anAssessment({ id: 'box', lines: [factorLine('board', 'card', { amount: 10 })] });

function totalUnder(nodes: readonly ScenarioNode[], id: string) {
  const tree = scenarioTree(nodes);
  if (!tree.ok) return tree.refusals.map(({ code, subject }) => [code, subject]);
  const [result] = calculateFootprints({
    assessments: [box],
    factors: factorCatalogue([aFactor({ id: 'card' })]),
    wanted: ['box'],
    scenario: tree.value.get(id)!,
  });
  return result!.outcome.ok ? result!.outcome.value.totalKgCo2e : null;
}

describe('A tree of scenarios', () => {
  const half = aChange('half', { kind: 'SCALE_AMOUNT', amountFactor: 0.5 });
  const tree = [
    node('grandchild', 'child', aChange('tenth', { kind: 'SCALE_AMOUNT', amountFactor: 0.1 })),
    node('child', 'root', setTo('a', 6)),
    node('root', null, half, setTo('z', 8)),
    node('other', 'root', aChange('half', { kind: 'SCALE_AMOUNT', amountFactor: 0.25 })),
  ];

  it('gives a child its parent’s changes, whatever the order of the list', () => {
    expect(totalUnder(tree, 'root')).toBe(4);
    expect(totalUnder(tree, 'grandchild')).toBeCloseTo(0.3, 12);
  });

  it('gives the child the last word, though its change has the smaller id', () => {
    expect(totalUnder(tree, 'child')).toBe(3);
  });

  it('lets a child replace a change of the same id', () => {
    expect(totalUnder(tree, 'other')).toBe(2);
  });

  it('is nothing new to a scenario without a parent', () => {
    const scenario = { id: 's', changes: [half, setTo('z', 8)] };
    expect(changesOf(scenario).map(({ change }) => change.id)).toEqual(['z', 'half']);
  });

  it('has no circle, no stranger and no double', () => {
    expect(totalUnder([node('a', 'b'), node('b', 'c'), node('c', 'a')], 'a')).toEqual([
      ['SCENARIO_CIRCULAR', 'a'],
    ]);
    expect(totalUnder([node('a', 'nobody')], 'a')).toEqual([['SCENARIO_PARENT_UNKNOWN', 'a']]);
    expect(totalUnder([node('a', null), node('a', null)], 'a')).toEqual([['SCENARIO_REPEATED', 'a']]);
  });
});
