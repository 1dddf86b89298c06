import type { Change } from '@cradle/engine';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, emptyDraft, type ScenarioDraft } from './draft.ts';
import { mergeDraft } from './mergeDraft.ts';

function scale(id: string, amountFactor: number): Change {
  return { id, kind: 'SCALE_AMOUNT', selector: EVERYTHING, amountFactor };
}
const BASE: ScenarioDraft = {
  ...emptyDraft(),
  id: 's',
  name: 'Less',
  changes: [scale('steel', 0.9), scale('paint', 0.8)],
};

describe('a scenario that two people have changed', () => {
  it('holds what either has touched', () => {
    const mine = { ...BASE, description: 'Why', changes: [scale('steel', 0.7), BASE.changes[1]!] };
    const theirs = { ...BASE, name: 'Lighter', changes: [...BASE.changes, scale('glass', 0.5)] };
    const { draft, conflicts } = mergeDraft(BASE, mine, theirs);
    expect(draft).toEqual({
      ...BASE,
      ...{ name: 'Lighter', description: 'Why' },
      changes: [scale('steel', 0.7), scale('paint', 0.8), scale('glass', 0.5)],
    });
    expect(conflicts).toEqual([]);
  });

  it('keeps ours where both have touched the same, and names theirs', () => {
    const mine = { ...BASE, name: 'Mine', changes: [scale('steel', 0.7), BASE.changes[1]!] };
    const theirs = { ...BASE, name: 'Theirs', changes: [scale('steel', 0.6), BASE.changes[1]!] };
    const { draft, conflicts } = mergeDraft(BASE, mine, theirs);
    expect([draft.name, draft.changes[0]]).toEqual(['Mine', scale('steel', 0.7)]);
    expect(conflicts).toEqual([
      { field: 'name', theirs: 'Theirs' },
      { change: scale('steel', 0.7), theirs: scale('steel', 0.6) },
    ]);
  });

  it('loses what one took out, unless the other worked on it', () => {
    const mine = { ...BASE, changes: [scale('paint', 0.4)] };
    const theirs = { ...BASE, changes: [BASE.changes[0]!] };
    expect(mergeDraft(BASE, mine, theirs).draft.changes).toEqual([scale('paint', 0.4)]);
  });
});
