import type { Database } from '../../db/database.ts';
import { NotStaged } from './acceptRelease.ts';
import { ReleaseCounts } from './releaseCounts.ts';
import { dropStagingTables, stagingTables } from './stagingTables.ts';

/**
 * Throws a staged release away and says what it would have been.
 *
 * @throws NotStaged
 */
export async function discardRelease(database: Database, releaseId: string): Promise<ReleaseCounts> {
  return database.transaction(async (session) => {
    const [row] = await session.query<{ counts: unknown }>(
      `DELETE FROM "FactorRelease" WHERE "id" = $1 AND "state" = 'STAGED' RETURNING "counts"`,
      [releaseId],
    );
    if (row === undefined) throw new NotStaged(`The release ${releaseId} does not wait to be accepted.`);
    await dropStagingTables(session, stagingTables(releaseId));
    return ReleaseCounts.parse(row.counts);
  });
}

/**
 * Removes what imports that were cut off have left beside the library and nobody can go on with; called at every start. The
 * embedded database has one process at a time, so that whatever is being read when it starts was cut off.
 */
export async function removeUnfinishedImports(database: Database): Promise<void> {
  const isAlone = database.kind === 'EMBEDDED';
  await database.transaction(async (session) => {
    const cutOff = await session.query<{ id: string }>(
      `DELETE FROM "FactorRelease" WHERE "state" = 'STAGING' AND "request" IS NULL
         AND ($1 OR "heldUntil" IS NULL OR "heldUntil" < now()) RETURNING "id"`,
      [isAlone],
    );
    for (const { id } of cutOff) await dropStagingTables(session, stagingTables(id));
    if (isAlone)
      await session.query(`UPDATE "FactorRelease" SET "heldUntil" = NULL WHERE "state" = 'STAGING'`);
  });
}
