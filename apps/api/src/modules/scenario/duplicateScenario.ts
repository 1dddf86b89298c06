import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Scenario } from '../../db/generated/client/client.ts';
import { toChange } from '../../engineBridge/toScenario.ts';
import { NotFound } from '../../errors/refusals.ts';
import { storeScenario } from './createScenario.ts';
import { toNewChange } from './toNewChange.ts';

/** A copy with the same parent and changes under another name. @throws NotFound */
export async function duplicateScenario(
  { prisma }: Database,
  organisationId: string,
  id: string,
  name: string,
): Promise<Scenario> {
  return prisma.$transaction(async (transaction) => {
    const source = await transaction.scenario.findUnique({
      where: { organisationId_id: { organisationId, id } },
      include: { changes: { orderBy: { position: 'asc' } } },
    });
    if (source === null) throw new NotFound('scenario', globalId('Scenario', id));
    return storeScenario(transaction, organisationId, {
      name: name.trim() === '' ? source.name : name.trim(),
      description: source.description,
      descriptionZh: source.descriptionZh,
      parentId: source.parentId,
      // Ids are kept: one of them may stand for a change of the parent.
      changes: source.changes.map((change) => toNewChange(toChange(change))),
    });
  });
}
