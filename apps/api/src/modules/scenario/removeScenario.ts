import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { discardScenarioFootprints } from '../footprint/discardFootprints.ts';

/**
 * Removes the scenario with its changes and results.
 *
 * @throws NotFound; InvalidInput with SCENARIO_HAS_CHILDREN, because these would lose the changes they take over
 */
export async function removeScenario(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<{ id: string }> {
  return prisma.$transaction(async (transaction) => {
    const children = await transaction.scenario.findMany({
      where: { organisationId, parentId: id },
      orderBy: { position: 'asc' },
      select: { name: true },
    });
    if (children.length > 0)
      throw new InvalidInput([
        {
          field: 'id',
          code: 'SCENARIO_HAS_CHILDREN',
          message: `It is the parent of ${children.map(({ name }) => `“${name}”`).join(', ')}.`,
          remedy: 'Give these another parent, or remove them first.',
        },
      ]);
    await discardScenarioFootprints(transaction, organisationId, id);
    const { count } = await transaction.scenario.deleteMany({ where: { organisationId, id } });
    if (count === 0) throw new NotFound('scenario', globalId('Scenario', id));
    return { id };
  });
}
