import type { Viewer } from '../../context/context.ts';
import type { Prisma } from '../../db/generated/client/client.ts';

/** Keeps who has changed an assessment: that person cannot verify it. */
export async function recordEditor(
  transaction: Prisma.TransactionClient,
  { organisationId, userId }: Viewer,
  assessmentId: string,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Assessment" SET "editors" = array_append(COALESCE("editors", '{}'), ${userId})
    WHERE "organisationId" = ${organisationId} AND "id" = ${assessmentId}
      AND NOT COALESCE("editors", '{}') @> ARRAY[${userId}]::text[]`;
}
