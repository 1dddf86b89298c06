import type { SqlSession } from '../../db/database.ts';
import { upsertRows } from '../../db/upsertRows.ts';
import { latinWordsOf, type SeriesFields, seriesId, seriesRow } from './factorSeries.ts';

/** Adds the series that are new, with their words, and counts anew how many factors of each of the sources' series are in use. */
export async function storeSeries(session: SqlSession, series: readonly SeriesFields[]): Promise<void> {
  const byId = new Map(series.map((fields) => [seriesId(fields), fields]));
  const rows = [...byId].map(([id, fields]) => seriesRow(id, fields));
  await upsertRows(session, 'FactorSeries', ['id'], rows);
  const words = new Set([...byId.values()].flatMap(latinWordsOf));
  await upsertWords(session, [...words]);
  await countFactorsInUse(session, [...new Set(series.map(({ sourceId }) => sourceId))]);
}

async function upsertWords(session: SqlSession, words: readonly string[]): Promise<void> {
  await session.query('INSERT INTO "FactorWord" ("word") SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [
    words,
  ]);
}

/**
 * Brings the counts of the series of these sources up to date; rows whose count is right are not written. The table of
 * counts has a key of its own: without statistics the planner would compare every series with every count.
 */
export async function countFactorsInUse(session: SqlSession, sourceIds: readonly string[]): Promise<void> {
  await session.execute(
    'CREATE TEMPORARY TABLE "InUse" ("id" text PRIMARY KEY, "current" int) ON COMMIT DROP',
  );
  await session.query(
    `INSERT INTO "InUse" SELECT "seriesId", count(*)::int FROM "Factor"
     WHERE "sourceId" = ANY($1::text[]) AND "retiredById" IS NULL GROUP BY 1`,
    [sourceIds],
  );
  await session.execute('ANALYZE "InUse"');
  await session.query(
    `UPDATE "FactorSeries" s SET "current" = x."current" FROM (
       SELECT t."id", coalesce(u."current", 0) AS "current" FROM "FactorSeries" t LEFT JOIN "InUse" u ON u."id" = t."id"
       WHERE t."sourceId" = ANY($1::text[]) AND t."current" <> coalesce(u."current", 0)) x
     WHERE x."id" = s."id"`,
    [sourceIds],
  );
  await session.execute('DROP TABLE "InUse"');
}
