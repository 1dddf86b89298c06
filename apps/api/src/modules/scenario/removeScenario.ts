import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { NotFound } from '../../errors/refusals.ts';
import { discardScenarioFootprints } from '../footprint/discardFootprints.ts';

/** Removes the scenario with its changes and results. @throws NotFound */
export async function removeScenario(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<{ id: string }> {
  return prisma.$transaction(async (transaction) => {
    await discardScenarioFootprints(transaction, organisationId, id);
    const { count } = await transaction.scenario.deleteMany({ where: { organisationId, id } });
    if (count === 0) throw new NotFound('scenario', globalId('Scenario', id));
    return { id };
  });
}
