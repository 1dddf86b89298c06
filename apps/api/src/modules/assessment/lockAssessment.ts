import type { Prisma } from '../../db/generated/client/client.ts';

/** Others who change the assessment wait until this transaction is over. */
export async function lockAssessment(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  id: string,
): Promise<void> {
  await transaction.$queryRaw`
    SELECT 1 FROM "Assessment" WHERE "organisationId" = ${organisationId} AND "id" = ${id} FOR UPDATE`;
}
