import type { Prisma } from '../../db/generated/client/client.ts';

/** Called by every write that can change the rank of a supplier without being an input of a footprint. */
export async function moveRankRevision(
  transaction: Prisma.TransactionClient,
  organisationId: string,
): Promise<void> {
  await transaction.organisation.update({
    where: { id: organisationId },
    data: { rankRevision: { increment: 1 } },
  });
}
