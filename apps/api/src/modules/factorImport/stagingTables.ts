import type { SqlSession } from '../../db/database.ts';
import { FACTOR_COLUMNS } from './factorRow.ts';

/** Names of the two tables in which a release waits to be accepted. */
export interface StagingTables {
  readonly factors: string;
  readonly series: string;
}

export function stagingTables(releaseId: string): StagingTables {
  if (!/^[0-9a-f-]{36}$/.test(releaseId)) throw new Error(`${releaseId} is no id of a release.`);
  return { factors: `staging"."factors_${releaseId}`, series: `staging"."series_${releaseId}` };
}

/** Every release waits in tables of its own: dropping them leaves nothing behind and costs nothing. */
export async function createStagingTables(
  session: SqlSession,
  { factors, series }: StagingTables,
): Promise<void> {
  const columns = FACTOR_COLUMNS.map((column) => `"${column}"`).join(', ');
  await session.execute(`
    CREATE TABLE "${factors}" AS SELECT ${columns}, 0 AS "position", ARRAY[]::text[] AS "flags" FROM "Factor" WITH NO DATA;
    CREATE TABLE "${series}" AS SELECT *, ARRAY[]::text[] AS "words" FROM "FactorSeries" WITH NO DATA;
    ALTER TABLE "${series}" DROP COLUMN "current";`);
}

export async function dropStagingTables(
  session: SqlSession,
  { factors, series }: StagingTables,
): Promise<void> {
  await session.execute(`DROP TABLE IF EXISTS "${factors}"; DROP TABLE IF EXISTS "${series}";`);
}
