import type { Database, SqlSession } from '../../db/database.ts';
import { countFactorsInUse } from '../factorSearch/storeSeries.ts';
import { discardScenarioFootprints } from './discardScenarioFootprints.ts';

/** The release is not in use, so it cannot be taken out of use. */
export class NotCurrent extends Error {}

/**
 * Takes a release out of use. Its factors are no longer found or chosen; where a line uses one already it stays readable,
 * and so does every result. With `restorePrevious` the factors that the release had replaced or retired are in use again.
 *
 * @throws NotCurrent
 */
export async function retireRelease(
  database: Database,
  releaseId: string,
  { restorePrevious }: { readonly restorePrevious: boolean },
): Promise<void> {
  await database.transaction(async (session) => {
    const sourceId = await lockCurrent(session, releaseId);
    await session.query(
      `UPDATE "Factor" SET "retiredById" = $1 WHERE "releaseId" = $1 AND "retiredById" IS NULL`,
      [releaseId],
    );
    if (restorePrevious) await restore(session, releaseId, sourceId);
    await session.query(`UPDATE "FactorRelease" SET "state" = 'RETIRED' WHERE "id" = $1`, [releaseId]);
    await countFactorsInUse(session, [sourceId]);
    await discardScenarioFootprints(session);
  });
}

async function lockCurrent(session: SqlSession, releaseId: string): Promise<string> {
  const [row] = await session.query<{ sourceId: string; state: string }>(
    `SELECT "sourceId", "state" FROM "FactorRelease" WHERE "id" = $1 FOR UPDATE`,
    [releaseId],
  );
  if (row?.state !== 'CURRENT') throw new NotCurrent(`The release ${releaseId} is not in use.`);
  return row.sourceId;
}

async function restore(session: SqlSession, releaseId: string, sourceId: string): Promise<void> {
  await session.query(
    `UPDATE "Factor" SET "retiredById" = NULL, "replacedById" = NULL WHERE "retiredById" = $1 AND "releaseId" IS DISTINCT FROM $1`,
    [releaseId],
  );
  await session.query(
    `UPDATE "FactorRelease" p SET "state" = 'CURRENT' WHERE p."sourceId" = $1 AND p."state" = 'SUPERSEDED'
     AND EXISTS (SELECT FROM "Factor" f WHERE f."releaseId" = p."id" AND f."retiredById" IS NULL)`,
    [sourceId],
  );
}
