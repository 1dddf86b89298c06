import { isSettled, SETTLED_STATUSES } from '@cradle/schema';
import type { AssessmentStatus, Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';

interface Settled {
  readonly id: string;
  readonly status: AssessmentStatus;
  readonly version: number;
  readonly product: string;
}

/**
 * Refuses a change of what a verified or published number is calculated from: the assessments themselves, and those that
 * are part of one, however deeply (decision 0021). Declared footprints are not meant: nobody here calculates them.
 *
 * @throws InvalidInput with the code SETTLED
 */
export async function refuseSettled(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<void> {
  const [settled] = await transaction.$queryRaw<Settled[]>`
    WITH RECURSIVE affected("id", "depth") AS (
      SELECT unnest(${[...assessmentIds]}::text[]), 0
      UNION
      SELECT line."assessmentId", 1 FROM "InventoryLine" line JOIN affected ON line."inputAssessmentId" = affected."id"
      WHERE line."organisationId" = ${organisationId}
    )
    SELECT assessment."id", assessment."status", assessment."version", product."name" AS "product"
    FROM affected
    JOIN "Assessment" assessment ON assessment."organisationId" = ${organisationId} AND assessment."id" = affected."id"
    JOIN "Product" product ON product."organisationId" = ${organisationId} AND product."id" = assessment."productId"
    WHERE assessment."kind" = 'CALCULATED' AND assessment."status"::text = ANY(${[...SETTLED_STATUSES]}::text[])
    ORDER BY affected."depth", assessment."id" LIMIT 1`;
  if (settled !== undefined) throw settledVersion(settled, assessmentIds.includes(settled.id));
}

/** Refuses a change of what a settled version says and nothing is calculated from. @throws InvalidInput, code SETTLED */
export async function refuseSettledItself(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  id: string,
): Promise<void> {
  const stored = await transaction.assessment.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id } },
    select: { kind: true, status: true, version: true, product: { select: { name: true } } },
  });
  if (stored.kind === 'DECLARED' || !isSettled(stored.status)) return;
  throw settledVersion({ id, ...stored, product: stored.product.name }, true);
}

const STATED: Partial<Record<AssessmentStatus, string>> = {
  VERIFIED: 'is verified',
  PUBLISHED: 'is published',
  EXPIRED: 'was published and has expired',
  WITHDRAWN: 'was withdrawn',
};

function settledVersion({ status, version, product }: Settled, isItself: boolean): InvalidInput {
  const which = `Version ${version} of ${product} ${STATED[status] ?? status}`;
  return new InvalidInput([
    {
      field: 'id',
      code: 'SETTLED',
      message: isItself ? `${which}: it stands as it is.` : `${which} and is calculated from this.`,
      remedy: isItself
        ? 'Make a new version and change that one.'
        : 'Make a new version of this and change that one; the settled one keeps what it has.',
    },
  ]);
}
