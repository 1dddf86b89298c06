import type { Database, SqlSession } from '../../db/database.ts';
import { prepareForBulk } from '../../db/prepareForBulk.ts';
import { SERIES_COLUMNS } from '../factorSearch/factorSeries.ts';
import { placeFactors, standingPoints } from '../factorSearch/standing.ts';
import { countFactorsInUse } from '../factorSearch/storeSeries.ts';
import { goneFactors, SOURCE_OF_RELEASE, stagedBesideCurrent } from './countChanges.ts';
import { discardScenarioFootprints } from './discardScenarioFootprints.ts';
import { FACTOR_COLUMNS } from './factorRow.ts';
import { ReleaseCounts } from './releaseCounts.ts';
import type { SourceDescription } from './sourceReader.ts';
import { dropStagingTables, stagingTables } from './stagingTables.ts';

/** Which staged rows stay out; factors in use that they would have replaced stay as they are. */
export interface LeaveOut {
  /** Rows with any of these flags. */
  readonly flags?: readonly string[] | undefined;
  readonly keys?: readonly string[] | undefined;
}

/** The release is not waiting to be accepted: accepted already, discarded, or still being read. */
export class NotStaged extends Error {}

/**
 * Makes a staged release part of the library, in one transaction: all of it or nothing, also when the process dies. New
 * factors are added; of changed ones the new version is used from now on and the old one stays readable, with the
 * assessments that use it; those that the files no longer hold are retired.
 *
 * @throws NotStaged
 */
export async function acceptRelease(
  database: Database,
  releaseId: string,
  source: SourceDescription,
  options: { readonly userId: string; readonly leaveOut?: LeaveOut },
): Promise<ReleaseCounts> {
  return database.transaction(async (session) => {
    await prepareForBulk(session);
    const release = await lockRelease(session, releaseId);
    const leftOut = await leaveOut(session, releaseId, options.leaveOut ?? {});
    await updateSource(session, source, release.version);
    await placeFactors(session, [source.key]);
    await retireGone(session, releaseId);
    await insertFactors(session, releaseId, source);
    await retireChanged(session, releaseId);
    await insertSeries(session, releaseId, release.sourceId);
    await session.query(
      `UPDATE "FactorRelease" SET "state" = 'SUPERSEDED'
       WHERE "sourceId" = $1 AND "state" = 'CURRENT' AND "ownerId" IS NOT DISTINCT FROM $2 AND "parts" <@ $3::text[]`,
      [release.sourceId, release.ownerId, release.parts],
    );
    const accepted: ReleaseCounts = { ...release.counts, leftOut };
    await session.query(
      `UPDATE "FactorRelease" SET "state" = 'CURRENT', "acceptedAt" = now(), "acceptedBy" = $2, "counts" = $3 WHERE "id" = $1`,
      [releaseId, options.userId, JSON.stringify(accepted)],
    );
    await discardScenarioFootprints(session);
    await dropStagingTables(session, stagingTables(releaseId));
    return accepted;
  });
}

/** Tells the planner how the library looks now and which pages need no second look; after imports, outside transactions. */
export async function refreshStatistics(database: Database): Promise<void> {
  await Promise.all(['Factor', 'FactorSeries'].map((table) => database.query(`VACUUM (ANALYZE) "${table}"`)));
}

interface LockedRelease {
  readonly sourceId: string;
  readonly ownerId: string | null;
  readonly version: string;
  readonly parts: readonly string[];
  readonly counts: ReleaseCounts;
}

async function lockRelease(session: SqlSession, releaseId: string): Promise<LockedRelease> {
  const [row] = await session.query<LockedRelease & { state: string }>(
    `SELECT "sourceId", "ownerId", "version", "parts", "counts", "state" FROM "FactorRelease" WHERE "id" = $1 FOR UPDATE`,
    [releaseId],
  );
  if (row?.state !== 'STAGED') throw new NotStaged(`The release ${releaseId} does not wait to be accepted.`);
  return { ...row, counts: ReleaseCounts.parse(row.counts) };
}

async function leaveOut(session: SqlSession, releaseId: string, { flags, keys }: LeaveOut): Promise<number> {
  if (!flags?.length && !keys?.length) return 0;
  const { factors } = stagingTables(releaseId);
  // Their keys stay known as held by the files, so that the factors they would have changed are not taken for gone.
  const rows = await session.query(
    `UPDATE "${factors}" SET "position" = -1 WHERE "flags" && $1::text[] OR "key" = ANY($2::text[]) RETURNING 1`,
    [flags ?? [], keys ?? []],
  );
  return rows.length;
}

async function updateSource(session: SqlSession, source: SourceDescription, version: string): Promise<void> {
  await session.query(
    `UPDATE "FactorSource" SET "name" = $2, "nameZh" = $3, "publisher" = $4, "version" = $5, "licence" = $6,
       "licenceUrl" = $7, "attribution" = $8, "url" = $9, "quality" = $10 WHERE "id" = $1`,
    [
      source.key,
      source.name,
      source.nameZh,
      source.publisher,
      version,
      source.licence,
      source.licenceUrl,
      source.attribution,
      source.url,
      source.quality,
    ],
  );
}

async function retireGone(session: SqlSession, releaseId: string): Promise<void> {
  await session.query(
    `UPDATE "Factor" SET "retiredById" = $1 WHERE "id" IN (SELECT f."id" FROM ${goneFactors(releaseId)})`,
    [releaseId],
  );
}

/** The id of a factor is source and key; a later version of it also names the release. Factors of one series lie together. */
const NEW_ID = `r."sourceId" || ':' || s."key" ||
  CASE WHEN r."sourceId" || ':' || s."key" IN (SELECT o."id" FROM "Factor" o WHERE o."sourceId" = ${SOURCE_OF_RELEASE})
    THEN '@' || left(r."id", 8) ELSE '' END`;

async function insertFactors(
  session: SqlSession,
  releaseId: string,
  { quality }: SourceDescription,
): Promise<void> {
  const columns = FACTOR_COLUMNS.map((column) => `"${column}"`).join(', ');
  const staged = FACTOR_COLUMNS.map((column) => `s."${column}"`).join(', ');
  await session.query(
    `INSERT INTO "Factor" ("id", "sourceId", "ownerId", "releaseId", "flags", "standing", ${columns})
     SELECT ${NEW_ID}, r."sourceId", r."ownerId", r."id", s."flags", ${standingPoints('$2::int', 's."year"')}, ${staged}
     FROM ${stagedBesideCurrent(releaseId)} AND s."position" >= 0
       AND (f."id" IS NULL OR f."contentHash" <> s."contentHash")
     ORDER BY s."seriesId", s."region", s."year"`,
    [releaseId, quality],
  );
}

/** Where two versions of one figure are in use now, the older one gives way and says to which. */
async function retireChanged(session: SqlSession, releaseId: string): Promise<void> {
  await session.query(
    `UPDATE "Factor" f SET "retiredById" = $1, "replacedById" = n."id" FROM "Factor" n
     WHERE n."releaseId" = $1 AND f."sourceId" = ${SOURCE_OF_RELEASE} AND f."key" = n."key"
       AND f."releaseId" IS DISTINCT FROM $1 AND f."ownerId" IS NOT DISTINCT FROM n."ownerId" AND f."retiredById" IS NULL`,
    [releaseId],
  );
}

async function insertSeries(session: SqlSession, releaseId: string, sourceId: string): Promise<void> {
  const { factors, series } = stagingTables(releaseId);
  const list = SERIES_COLUMNS.map((column) => `"${column}"`).join(', ');
  // Counted here already, so that the rows of a new source need not be written twice.
  await session.execute(
    `INSERT INTO "FactorSeries" (${list}, "current")
     SELECT ${SERIES_COLUMNS.map((column) => `s."${column}"`).join(', ')}, coalesce(u."current", 0)
     FROM "${series}" s LEFT JOIN (
       SELECT "seriesId", count(*)::int AS "current" FROM "${factors}" WHERE "position" >= 0 GROUP BY 1
     ) u ON u."seriesId" = s."id" ON CONFLICT ("id") DO NOTHING`,
  );
  await countFactorsInUse(session, [sourceId]);
  await session.query(
    `INSERT INTO "FactorWord" ("word") SELECT DISTINCT unnest("words") FROM "${series}" ON CONFLICT DO NOTHING`,
  );
}
