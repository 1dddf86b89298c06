import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { discardScenarioFootprints } from '../footprint/discardFootprints.ts';

/**
 * Removes the scenario with its changes and results.
 *
 * @throws NotFound; InvalidInput with SCENARIO_HAS_CHILDREN, because these would lose the changes they take over, and
 * SCENARIO_DECIDED while a reduction follows it
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
    await refuseDecided(transaction, organisationId, id);
    await discardScenarioFootprints(transaction, organisationId, id);
    const { count } = await transaction.scenario.deleteMany({ where: { organisationId, id } });
    if (count === 0) throw new NotFound('scenario', globalId('Scenario', id));
    return { id };
  });
}

async function refuseDecided(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  scenarioId: string,
): Promise<void> {
  const decided = await transaction.adoptedReduction.findFirst({
    where: { organisationId, scenarioId },
    select: { title: true },
  });
  if (decided === null) return;
  throw new InvalidInput([
    {
      field: 'id',
      code: 'SCENARIO_DECIDED',
      message: `The reduction plan follows it for “${decided.title}”.`,
      remedy: 'Remove that entry of the reduction plan first.',
    },
  ]);
}
