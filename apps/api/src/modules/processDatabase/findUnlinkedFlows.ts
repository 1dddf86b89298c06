import type { Database } from '../../db/database.ts';
import { UNLINKED_REASONS } from './linkProcesses.ts';

export interface UnlinkedFlow {
  readonly name: string;
  readonly nameZh: string;
  readonly unit: string | null;
  readonly reason: string;
  readonly count: number;
}

/** Flows that processes of a database take or give without a provider, the most frequent first. */
export function findUnlinkedFlows(
  database: Database,
  releaseId: string,
  reason: string | null,
  most: number,
): Promise<UnlinkedFlow[]> {
  const reasons = UNLINKED_REASONS.filter((each) => reason === null || each === reason);
  return database.query<UnlinkedFlow>(
    `SELECT f."name", f."nameZh", f."unit", e."link" AS "reason", count(*)::int AS "count"
     FROM "ProcessExchange" e JOIN "ProcessFlow" f ON f."releaseId" = e."releaseId" AND f."id" = e."flowId"
     WHERE e."releaseId" = $1 AND e."link" = ANY($2::text[])
     GROUP BY f."id", f."name", f."nameZh", f."unit", e."link"
     ORDER BY count(*) DESC, f."name", f."id" LIMIT $3`,
    [releaseId, [...reasons], most],
  );
}
