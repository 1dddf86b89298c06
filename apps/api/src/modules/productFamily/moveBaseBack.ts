import type { Prisma } from '../../db/generated/client/client.ts';

/**
 * Lets a family follow the newest other version of its base product that has lines of the base, for a version that is about
 * to be removed. Does nothing where there is none, or where the assessment is the base of no family.
 */
export async function moveBaseBack(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentId: string,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "ProductFamily" family SET "baseAssessmentId" = earlier."id"
    FROM (
      SELECT other."id" FROM "Assessment" base
      JOIN "Assessment" other ON other."organisationId" = base."organisationId" AND other."productId" = base."productId"
        AND other."id" <> base."id" AND other."kind" = 'CALCULATED' AND other."status" <> 'WITHDRAWN'
      WHERE base."organisationId" = ${organisationId} AND base."id" = ${assessmentId}
        AND EXISTS (
          SELECT 1 FROM "InventoryLine" line JOIN "InventoryLine" shared
            ON shared."organisationId" = line."organisationId" AND shared."assessmentId" = base."id"
            AND COALESCE(shared."copiedFromId", shared."id") = COALESCE(line."copiedFromId", line."id")
          WHERE line."organisationId" = other."organisationId" AND line."assessmentId" = other."id")
      ORDER BY other."version" DESC LIMIT 1
    ) earlier
    WHERE family."organisationId" = ${organisationId} AND family."baseAssessmentId" = ${assessmentId}`;
}
