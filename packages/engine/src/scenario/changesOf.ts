import type { Change, Scenario } from './scenario.ts';

/** A change with the number of scenarios between it and the root of its tree. */
export interface PlacedChange {
  readonly change: Change;
  readonly generation: number;
}

/**
 * The order in which changes are applied, whatever the order in which they were written: what the formulas give, who
 * delivers, from where, what, by which factor or assessment, how it travels, how far, how much, and how much of that is
 * recycled. Changes of one kind follow the generations of the scenario tree, then their ids: a child has the last word.
 */
const ORDER: readonly Change['kind'][] = [
  'SET_PARAMETER',
  'REPLACE_SUPPLIER',
  'CHANGE_REGION',
  'REPLACE_ACTIVITY',
  'REPLACE_FACTOR',
  'REPLACE_INPUT',
  'CHANGE_TRANSPORT_MODE',
  'CHANGE_DISTANCE',
  'SET_AMOUNT',
  'SCALE_AMOUNT',
  'SET_RECYCLED_CONTENT',
];

/** All changes of a scenario and its parents in the order of application; a change takes the place of a parent's of its id. */
export function changesOf(scenario: Scenario): readonly PlacedChange[] {
  const lineage: Scenario[] = [];
  for (let next: Scenario | undefined = scenario; next !== undefined; next = next.parent)
    lineage.unshift(next);
  const byId = new Map<string, PlacedChange[]>();
  lineage.forEach(({ changes }, generation) => {
    for (const { id } of changes) byId.delete(id);
    for (const change of changes)
      byId.set(change.id, [...(byId.get(change.id) ?? []), { change, generation }]);
  });
  return [...byId.values()].flat().sort(inOrderOfApplication);
}

function inOrderOfApplication(a: PlacedChange, b: PlacedChange): number {
  const byKind = ORDER.indexOf(a.change.kind) - ORDER.indexOf(b.change.kind);
  if (byKind !== 0) return byKind;
  if (a.generation !== b.generation) return a.generation - b.generation;
  return a.change.id < b.change.id ? -1 : Number(a.change.id > b.change.id);
}
