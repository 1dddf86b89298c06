import type { ScenariosQuery } from '../../graphql/generated/graphql.ts';
import type { StoredIds } from './toScenarioInput.ts';

/** A scenario as the API has it. */
export type StoredScenario = ScenariosQuery['scenarios']['edges'][number]['node'];

/** Ids of the stored changes of a scenario and of those it descends from, by the id of the change; its own go first. */
export function storedIds(
  stored: readonly StoredScenario[],
  globalId: string | null,
  parentId: string | null,
): ReadonlyMap<string, StoredIds> {
  const byId = new Map(stored.map((scenario) => [scenario.id, scenario]));
  const found = new Map<string, StoredIds>();
  const add = (scenario: StoredScenario | undefined): void => {
    for (const change of scenario?.changes ?? []) if (!found.has(change.id)) found.set(change.id, change);
  };
  if (globalId !== null) add(byId.get(globalId));
  const seen = new Set<string>();
  for (let id = parentId; id !== null && !seen.has(id); id = byId.get(id)?.parent?.id ?? null) {
    seen.add(id);
    add(byId.get(id));
  }
  return found;
}
