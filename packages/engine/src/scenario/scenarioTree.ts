import { accept, type InputRefusal, type Outcome } from '../outcome.ts';
import { dependencyOrder } from '../parameter/dependencyOrder.ts';
import type { Change, Scenario } from './scenario.ts';

/** A scenario as it is stored: its parent by id. */
export interface ScenarioNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly changes: readonly Change[];
}

/**
 * Ties scenarios to their parents.
 *
 * @returns every scenario by id, or refusals `SCENARIO_REPEATED`, `SCENARIO_PARENT_UNKNOWN` and `SCENARIO_CIRCULAR`
 */
export function scenarioTree(nodes: readonly ScenarioNode[]): Outcome<ReadonlyMap<string, Scenario>> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const refusals = nodes.flatMap((node, place): InputRefusal[] => [
    ...(nodes.findIndex(({ id }) => id === node.id) < place
      ? [refusal('SCENARIO_REPEATED', node.id, `The scenario ${node.id} is there twice.`, 'Leave one.')]
      : []),
    ...(node.parentId !== null && !byId.has(node.parentId)
      ? [
          refusal(
            'SCENARIO_PARENT_UNKNOWN',
            node.id,
            `There is no scenario ${node.parentId}.`,
            'Choose another parent.',
          ),
        ]
      : []),
  ]);
  const parentsOf = (id: string) => [byId.get(id)?.parentId ?? []].flat();
  const sorted = dependencyOrder([...byId.keys()], parentsOf);
  if ('circle' in sorted) {
    const message = `The scenarios ${sorted.circle.join(' → ')} are parents of one another.`;
    refusals.push(
      refusal('SCENARIO_CIRCULAR', sorted.circle[0]!, message, 'Take the parent away from one of them.'),
    );
  }
  if (refusals.length > 0 || 'circle' in sorted) return { ok: false, refusals };
  const tied = new Map<string, Scenario>();
  for (const id of sorted.order) {
    const { parentId, changes } = byId.get(id)!;
    tied.set(id, parentId === null ? { id, changes } : { id, changes, parent: tied.get(parentId)! });
  }
  return accept(tied);
}

function refusal(code: string, subject: string, message: string, remedy: string): InputRefusal {
  return { code, field: 'parentId', subject, message, remedy };
}
