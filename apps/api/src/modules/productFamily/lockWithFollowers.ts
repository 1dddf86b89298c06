import { SETTLED_STATUSES } from '@cradle/schema';
import type { Prisma } from '../../db/generated/client/client.ts';

/**
 * Holds assessments, and the variants that follow them, until the transaction ends, so that nobody writes to a variant
 * while its family moves. What a settled version is, or is calculated from, follows no more: it
 * stands (decision 0021), and catches up in its next version.
 *
 * @returns the ids of those variants, without `assessmentIds`
 */
export async function lockWithFollowers(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<readonly string[]> {
  const ids = [...assessmentIds];
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT assessment."id" FROM "Assessment" assessment
    LEFT JOIN "ProductFamily" family ON family."organisationId" = assessment."organisationId"
      AND family."id" = assessment."familyId"
    WHERE assessment."organisationId" = ${organisationId}
      AND (assessment."id" = ANY(${ids}::text[]) OR family."baseAssessmentId" = ANY(${ids}::text[]))
    ORDER BY assessment."id" FOR UPDATE OF assessment`;
  const known = new Set(ids);
  const candidates = rows.flatMap(({ id }) => (known.has(id) ? [] : [id]));
  const standing = await findStanding(transaction, organisationId, candidates);
  return candidates.filter((id) => !standing.has(id));
}

/** Of some assessments those that are settled, or part of one that is, however deeply. */
export async function findStanding(
  prisma: Pick<Prisma.TransactionClient, '$queryRaw'>,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (assessmentIds.length === 0) return new Set();
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE part("id", "of") AS (
      SELECT asked, asked FROM unnest(${[...assessmentIds]}::text[]) asked
      UNION
      SELECT part."id", line."assessmentId" FROM part
      JOIN "InventoryLine" line ON line."organisationId" = ${organisationId} AND line."inputAssessmentId" = part."of"
    )
    SELECT DISTINCT part."id" FROM part
    JOIN "Assessment" whole ON whole."organisationId" = ${organisationId} AND whole."id" = part."of"
    WHERE whole."kind" = 'CALCULATED' AND whole."status"::text = ANY(${[...SETTLED_STATUSES]}::text[])`;
  return new Set(rows.map(({ id }) => id));
}
