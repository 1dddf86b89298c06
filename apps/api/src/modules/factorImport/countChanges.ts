import type { SqlSession } from '../../db/database.ts';
import { stagingTables } from './stagingTables.ts';

/**
 * The source of the release ($1), as a sub-select: the planner then reads the factors of that source by index and expects an
 * average source. By a join it would read the whole library.
 */
export const SOURCE_OF_RELEASE = '(SELECT "sourceId" FROM "FactorRelease" WHERE "id" = $1)';

/** From-clause of a staged release ($1, alias r): each staged row (s) beside the factor in use it would replace (f), if any. */
export function stagedBesideCurrent(releaseId: string): string {
  return `"FactorRelease" r CROSS JOIN "${stagingTables(releaseId).factors}" s
    LEFT JOIN "Factor" f ON f."sourceId" = ${SOURCE_OF_RELEASE} AND f."key" = s."key" AND f."retiredById" IS NULL
      AND f."ownerId" IS NOT DISTINCT FROM r."ownerId"
    WHERE r."id" = $1`;
}

/** The factors in use (f) that the release ($1) would have to hold and does not: same source and part, no row with their key. */
export function goneFactors(releaseId: string): string {
  return `"FactorRelease" r JOIN "Factor" f ON f."sourceId" = ${SOURCE_OF_RELEASE} AND f."part" = ANY(r."parts")
      AND f."retiredById" IS NULL AND f."ownerId" IS NOT DISTINCT FROM r."ownerId"
    WHERE r."id" = $1 AND NOT EXISTS (SELECT FROM "${stagingTables(releaseId).factors}" s WHERE s."key" = f."key")`;
}

export interface Changes {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
}

/** How many factors a staged release would add, change, leave as they are and take out of use. */
export async function countChanges(session: SqlSession, releaseId: string): Promise<Changes> {
  const [counted] = await session.query<Changes>(
    `SELECT count(*) FILTER (WHERE f."id" IS NULL)::int AS "new",
       count(*) FILTER (WHERE f."contentHash" <> s."contentHash")::int AS "changed",
       count(*) FILTER (WHERE f."contentHash" = s."contentHash")::int AS "unchanged",
       (SELECT count(*)::int FROM ${goneFactors(releaseId)}) AS "gone"
     FROM ${stagedBesideCurrent(releaseId)}`,
    [releaseId],
  );
  return counted ?? { new: 0, changed: 0, unchanged: 0, gone: 0 };
}
