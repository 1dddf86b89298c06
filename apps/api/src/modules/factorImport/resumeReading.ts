import type { Replica } from '../../context/replica.ts';
import type { Database, SqlSession } from '../../db/database.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { HandedOver, InvalidInput } from '../../errors/refusals.ts';
import { HOLD } from './readingHold.ts';
import { ReadingRequest, requestedReading } from './readingRequest.ts';
import { NO_COUNTS } from './releaseCounts.ts';
import { readInto } from './stageRelease.ts';
import { createStagingTables, dropStagingTables, stagingTables } from './stagingTables.ts';
import { withUploads } from './uploads.ts';

/** A reading that has ended its process so often is not begun again. */
const MOST_ATTEMPTS = 3;

interface TakenRelease {
  readonly id: string;
  readonly request: ReadingRequest;
}

/**
 * Takes one release over whose process says nothing more, and reads it from the beginning. What cannot be read anew, because
 * only that process had the files or because it has failed too often, is thrown away, as if it had never been begun.
 *
 * @returns whether there was one
 */
export async function resumeReading(
  database: Database,
  replica: Replica,
  log: (line: string, error?: unknown) => void,
): Promise<boolean> {
  const taken = await database.transaction((session) => takeAbandoned(session, replica));
  if (taken === null) return false;
  const { id, request } = taken;
  const requested = request && requestedReading(request);
  if (!requested) {
    log(`An import was cut off and cannot go on here; nothing of it was kept. Release ${id}`);
    return true;
  }
  log(`Going on with an import that another process has begun. Release ${id}`);
  const { reader, ownerId } = requested;
  try {
    await withUploads(database, request.organisationId, request.uploadIds, (files) =>
      readInto(database, id, reader, files, { ownerId, onProgress: () => undefined, replica, request }),
    );
  } catch (error) {
    if (error instanceof HandedOver) return true;
    if (!(error instanceof InvalidFile || error instanceof InvalidInput)) throw error;
    log(`An import that another process has begun was refused: ${error.message}`);
  }
  return true;
}

type Taken = TakenRelease | { readonly id: string; readonly request: null };

/** Nothing of what was read before stays: the next process may be of another version. */
async function takeAbandoned(
  session: SqlSession,
  { id: holder, leaseSeconds }: Replica,
): Promise<Taken | null> {
  const [row] = await session.query<{ id: string; attempts: number; request: unknown }>(
    `UPDATE "FactorRelease" SET "holder" = $1, ${HOLD}$2), "attempts" = "attempts" + 1, "counts" = $3, "readShare" = NULL,
       "stagedAt" = now()
     WHERE "id" = (SELECT "id" FROM "FactorRelease"
       WHERE "state" = 'STAGING' AND ("heldUntil" IS NULL OR "heldUntil" < now())
       ORDER BY "stagedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING "id", "attempts", "request"`,
    [holder, leaseSeconds, JSON.stringify(NO_COUNTS)],
  );
  if (row === undefined) return null;
  const { id, attempts } = row;
  const request = ReadingRequest.safeParse(row.request).data ?? null;
  const tables = stagingTables(id);
  await dropStagingTables(session, tables);
  if (request === null || requestedReading(request) === null || attempts > MOST_ATTEMPTS) {
    await session.query('DELETE FROM "FactorRelease" WHERE "id" = $1', [id]);
    return { id, request: null };
  }
  await session.query('DELETE FROM "FactorRejection" WHERE "releaseId" = $1', [id]);
  await session.query('DELETE FROM "ProcessDatabase" WHERE "releaseId" = $1', [id]);
  await createStagingTables(session, tables);
  return { id, request };
}
