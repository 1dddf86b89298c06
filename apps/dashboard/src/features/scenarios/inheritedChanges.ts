import type { Change, ScenarioNode } from '@cradle/engine';

/** The changes that a scenario takes over, those of the root first; one that a descendant replaces is left out. */
export function inheritedChanges(
  scenarios: readonly ScenarioNode[],
  parentId: string | null,
): readonly Change[] {
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const lineage: ScenarioNode[] = [];
  for (let next = byId.get(parentId ?? ''); next !== undefined && !lineage.includes(next); ) {
    lineage.unshift(next);
    next = byId.get(next.parentId ?? '');
  }
  const found = new Map<string, Change>();
  for (const { changes } of lineage)
    for (const change of changes) {
      found.delete(change.id);
      found.set(change.id, change);
    }
  return [...found.values()];
}
