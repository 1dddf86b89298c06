import type { Prisma } from '../../db/generated/client/client.ts';

/** What is kept in memory of an organisation carries its revision: every write to what comparisons are made of moves it. */
export async function moveRevision(
  transaction: Prisma.TransactionClient,
  organisationId: string,
): Promise<void> {
  await transaction.organisation.update({
    where: { id: organisationId },
    data: { revision: { increment: 1 } },
  });
}
