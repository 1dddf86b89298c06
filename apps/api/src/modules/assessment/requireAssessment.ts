import { globalId } from '../../builder/ids.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';

/** @throws NotFound for the assessment; InvalidInput with the code LINE_UNKNOWN for a line that is none of its own */
export async function requireAssessment(
  prisma: Pick<Prisma.TransactionClient, 'assessment' | 'inventoryLine'>,
  organisationId: string,
  id: string,
  lineId: string | null,
): Promise<void> {
  const found = await prisma.assessment.count({ where: { organisationId, id } });
  if (found === 0) throw new NotFound('assessment', globalId('Assessment', id));
  if (lineId === null) return;
  const line = await prisma.inventoryLine.count({ where: { organisationId, id: lineId, assessmentId: id } });
  if (line === 1) return;
  throw new InvalidInput([
    {
      field: 'lineId',
      code: 'LINE_UNKNOWN',
      message: `The assessment has no line ${globalId('InventoryLine', lineId)}.`,
      remedy: 'Load the lines again.',
    },
  ]);
}
