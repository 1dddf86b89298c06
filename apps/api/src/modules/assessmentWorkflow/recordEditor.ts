import type { Viewer } from '../../context/context.ts';
import type { Prisma } from '../../db/generated/client/client.ts';

/** Keeps who has changed an assessment: that person cannot verify it. */
export async function recordEditor(
  transaction: Prisma.TransactionClient,
  viewer: Viewer,
  assessmentId: string,
): Promise<void> {
  await recordEditors(transaction, viewer, [assessmentId]);
}

export async function recordEditors(
  transaction: Prisma.TransactionClient,
  { organisationId, userId }: Viewer,
  assessmentIds: readonly string[],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Assessment" SET "editors" = array_append(COALESCE("editors", '{}'), ${userId})
    WHERE "organisationId" = ${organisationId} AND "id" = ANY(${[...assessmentIds]}::text[])
      AND NOT COALESCE("editors", '{}') @> ARRAY[${userId}]::text[]`;
}
