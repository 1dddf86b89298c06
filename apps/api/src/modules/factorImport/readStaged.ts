import type { Database } from '../../db/database.ts';
import { goneFactors, stagedBesideCurrent } from './countChanges.ts';

export type StagedKind = 'NEW' | 'CHANGED' | 'GONE' | 'FLAGGED';

/** One factor that a staged release would add, change or take out of use. */
export interface StagedChange {
  readonly key: string;
  readonly name: string;
  readonly region: string;
  readonly year: number | null;
  readonly unit: string;
  /** kg CO2e per unit now; null where there is none. */
  readonly before: number | null;
  readonly after: number | null;
  readonly flags: readonly string[];
  readonly place: string;
}

const CONDITIONS: Readonly<Record<Exclude<StagedKind, 'GONE'>, string>> = {
  NEW: 'f."id" IS NULL',
  CHANGED: 'f."contentHash" <> s."contentHash"',
  FLAGGED: `s."flags" <> '{}'`,
};

/** A page of the changes of one kind, the largest first. The release must be staged. */
export async function readStaged(
  { query }: Database,
  releaseId: string,
  kind: StagedKind,
  limit: number,
  offset: number,
): Promise<StagedChange[]> {
  if (kind === 'GONE')
    return query<StagedChange>(
      `SELECT f."key", f."name", f."region", f."year", f."unit", f."kgCo2e" AS "before", NULL::float8 AS "after",
         f."flags", f."sourceRow" AS "place" FROM ${goneFactors(releaseId)} ORDER BY f."key" LIMIT $2 OFFSET $3`,
      [releaseId, limit, offset],
    );
  return query<StagedChange>(
    `SELECT s."key", s."name", s."region", s."year", s."unit", f."kgCo2e" AS "before", s."kgCo2e" AS "after",
       s."flags", s."sourceRow" AS "place" FROM ${stagedBesideCurrent(releaseId)} AND ${CONDITIONS[kind]}
     ORDER BY abs(coalesce(s."kgCo2e", 0) - coalesce(f."kgCo2e", 0)) DESC, s."key" LIMIT $2 OFFSET $3`,
    [releaseId, limit, offset],
  );
}
