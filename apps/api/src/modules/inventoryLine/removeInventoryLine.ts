import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment } from '../../db/generated/client/client.ts';
import { NotFound } from '../../errors/refusals.ts';
import { changeLines } from './changeLines.ts';

/** Removes the line and answers with its assessment. @throws NotFound */
export async function removeInventoryLine(
  { prisma }: Database,
  viewer: Viewer,
  id: string,
): Promise<Assessment> {
  const { organisationId } = viewer;
  return prisma.$transaction(async (transaction) => {
    const where = { organisationId_id: { organisationId, id } };
    const found = await transaction.inventoryLine.findUnique({ where, select: { assessmentId: true } });
    if (found === null) throw new NotFound('inventory line', globalId('InventoryLine', id));
    await changeLines(transaction, viewer, [found.assessmentId], () =>
      transaction.inventoryLine.delete({ where }),
    );
    return transaction.assessment.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: found.assessmentId } },
    });
  });
}
