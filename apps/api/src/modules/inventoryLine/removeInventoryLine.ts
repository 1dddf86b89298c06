import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment } from '../../db/generated/client/client.ts';
import { NotFound } from '../../errors/refusals.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';

/** Removes the line and answers with its assessment. @throws NotFound */
export async function removeInventoryLine(
  { prisma }: Database,
  organisationId: string,
  id: string,
): Promise<Assessment> {
  return prisma.$transaction(async (transaction) => {
    const where = { organisationId_id: { organisationId, id } };
    const found = await transaction.inventoryLine.findUnique({ where, select: { assessmentId: true } });
    if (found === null) throw new NotFound('inventory line', globalId('InventoryLine', id));
    await discardFootprints(transaction, organisationId, [found.assessmentId]);
    await transaction.inventoryLine.delete({ where });
    return transaction.assessment.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: found.assessmentId } },
    });
  });
}
