import { scenarioTree } from '@cradle/engine';
import type { Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';

/**
 * @param scenarioId of the scenario that gets the parent; null for a new one, which nothing can descend from
 * @throws InvalidInput with SCENARIO_PARENT_UNKNOWN or SCENARIO_CIRCULAR
 */
export async function refuseParent(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  scenarioId: string | null,
  parentId: string | null,
): Promise<void> {
  if (parentId === null) return;
  const stored = await transaction.scenario.findMany({
    where: { organisationId },
    select: { id: true, parentId: true, name: true },
  });
  const names = new Map(stored.map(({ id, name }) => [id, name]));
  const others = stored.filter(({ id }) => id !== scenarioId);
  const tree = scenarioTree(
    [...others, { id: scenarioId ?? NEW, parentId }].map((node) => ({ ...node, changes: [] })),
  );
  if (tree.ok) return;
  throw new InvalidInput(
    tree.refusals.map(({ code, field, remedy }) => ({
      field,
      code,
      message:
        code === 'SCENARIO_CIRCULAR'
          ? `“${names.get(parentId)}” descends from this scenario and cannot be its parent.`
          : 'The parent does not exist.',
      remedy,
    })),
  );
}

/** Stands for a scenario that has no id yet. */
const NEW = '';
