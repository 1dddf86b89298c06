import type { Prisma } from '../../db/generated/client/client.ts';
import { moveRevision } from './moveRevision.ts';
import { refuseSettled } from './refuseSettled.ts';

/**
 * Called by every write to something a footprint depends on, inside its transaction: moves the organisation's revision
 * and that of the assessments, and removes their results and those of all that use them, however deeply.
 *
 * @param numbers STAY for a write that changes the inputs of a footprint and not its numbers, such as another supplier of
 *   the product: that is possible after a verification too
 * @throws InvalidInput with the code SETTLED when a verified or published number would change
 */
export async function discardFootprints(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentIds: readonly string[],
  numbers: 'MAY_CHANGE' | 'STAY' = 'MAY_CHANGE',
): Promise<void> {
  await moveRevision(transaction, organisationId);
  if (assessmentIds.length === 0) return;
  // After the revision has moved: whoever verifies at the same moment holds or waits for the same row.
  if (numbers === 'MAY_CHANGE') await refuseSettled(transaction, organisationId, assessmentIds);
  await transaction.$executeRaw`
    WITH RECURSIVE affected("id") AS (
      SELECT unnest(${[...assessmentIds]}::text[])
      UNION
      SELECT line."assessmentId" FROM "InventoryLine" line JOIN affected ON line."inputAssessmentId" = affected."id"
      WHERE line."organisationId" = ${organisationId}
    ), substituted("id") AS (
      SELECT change."scenarioId" FROM "ScenarioChange" change JOIN affected ON change."toAssessmentId" = affected."id"
      WHERE change."organisationId" = ${organisationId}
      UNION
      SELECT child."id" FROM "Scenario" child JOIN substituted ON child."parentId" = substituted."id"
      WHERE child."organisationId" = ${organisationId}
    ), cleared AS (
      UPDATE "Assessment" SET "baseTotalKgCo2e" = NULL,
        "revision" = "revision" + ("id" = ANY(${[...assessmentIds]}::text[]))::int
      WHERE "organisationId" = ${organisationId} AND "id" IN (SELECT "id" FROM affected)
    )
    DELETE FROM "Footprint"
    WHERE "organisationId" = ${organisationId}
      AND ("assessmentId" IN (SELECT "id" FROM affected) OR "scenarioKey" IN (SELECT "id" FROM substituted))`;
}

/** The results of one scenario and of all that descend from it, for all assessments. */
export async function discardScenarioFootprints(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  scenarioId: string,
): Promise<void> {
  await moveRevision(transaction, organisationId);
  await transaction.$executeRaw`
    WITH RECURSIVE affected("id") AS (
      SELECT ${scenarioId}::text
      UNION
      SELECT child."id" FROM "Scenario" child JOIN affected ON child."parentId" = affected."id"
      WHERE child."organisationId" = ${organisationId}
    )
    DELETE FROM "Footprint"
    WHERE "organisationId" = ${organisationId} AND "scenarioKey" IN (SELECT "id" FROM affected)`;
}

/** Everything of an organisation: a parameter that all may use has changed. */
export async function discardAllFootprints(
  transaction: Prisma.TransactionClient,
  organisationId: string,
): Promise<void> {
  await moveRevision(transaction, organisationId);
  await transaction.assessment.updateMany({ where: { organisationId }, data: { baseTotalKgCo2e: null } });
  await transaction.footprint.deleteMany({ where: { organisationId } });
}
