import { LRUCache } from 'lru-cache';
import type { FootprintKey } from '../../context/loaders.ts';
import type { Database } from '../../db/database.ts';
import type { Footprint } from '../../db/generated/client/client.ts';

/** In stages, gaps and findings together, some 200 bytes each. */
const MOST_HELD = 200_000;

/** A stored footprint never changes: which ones there are is asked every time, what they say only once. */
const held = new LRUCache<string, Footprint>({
  maxSize: MOST_HELD,
  sizeCalculation: ({ stages, gaps, findings }) => 5 + [stages, gaps, findings].flat().length,
});

/** Those of the wanted footprints that are stored. By SQL, which costs a fraction of Prisma where rows are many. */
export async function readFootprints(
  database: Database,
  organisationId: string,
  wanted: readonly FootprintKey[],
): Promise<Footprint[]> {
  const present = await database.query<{ id: string }>(
    `SELECT "id" FROM "Footprint"
     WHERE "organisationId" = $1 AND "assessmentId" = ANY($2) AND "scenarioKey" = ANY($3)`,
    [
      organisationId,
      [...new Set(wanted.map(({ assessmentId }) => assessmentId))],
      [...new Set(wanted.map(({ scenarioKey }) => scenarioKey))],
    ],
  );
  const keyOf = (id: string) => `${database.instance} ${organisationId} ${id}`;
  const rows: Footprint[] = [];
  const missing: string[] = [];
  for (const { id } of present) {
    const row = held.get(keyOf(id));
    if (row === undefined) missing.push(id);
    else rows.push(row);
  }
  if (missing.length === 0) return rows;
  const read = await database.query<Footprint>(
    'SELECT * FROM "Footprint" WHERE "organisationId" = $1 AND "id" = ANY($2)',
    [organisationId, missing],
  );
  for (const row of read) held.set(keyOf(row.id), row);
  return [...rows, ...read];
}
