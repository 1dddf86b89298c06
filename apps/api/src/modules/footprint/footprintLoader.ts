import DataLoader from 'dataloader';
import type { FootprintKey, Loaders } from '../../context/loaders.ts';
import type { Database } from '../../db/database.ts';
import type { Footprint } from '../../db/generated/client/client.ts';
import { ensureFootprints } from './ensureFootprints.ts';

/** Footprints of one request: calculated if missing, read together. */
export function createFootprintLoader(database: Database, organisationId: string): Loaders['footprint'] {
  return new DataLoader(
    async (keys) => {
      const found = await readFootprints(database, organisationId, keys);
      const missing = keys.filter((key) => !found.has(keyText(key)));
      if (missing.length > 0) {
        await ensureFootprints(database, organisationId, missing);
        for (const [key, row] of await readFootprints(database, organisationId, missing)) found.set(key, row);
      }
      return keys.map((key) => found.get(keyText(key)) ?? null);
    },
    { cacheKeyFn: keyText },
  );
}

/** By SQL, because a page of a thousand rows costs Prisma several times as much. */
async function readFootprints(
  database: Database,
  organisationId: string,
  keys: readonly FootprintKey[],
): Promise<Map<string, Footprint>> {
  const rows = await database.query<Footprint>(
    `SELECT * FROM "Footprint"
     WHERE "organisationId" = $1 AND "assessmentId" = ANY($2) AND "scenarioKey" = ANY($3)`,
    [
      organisationId,
      [...new Set(keys.map(({ assessmentId }) => assessmentId))],
      [...new Set(keys.map(({ scenarioKey }) => scenarioKey))],
    ],
  );
  return new Map(rows.map((row) => [keyText(row), row]));
}

function keyText({ assessmentId, scenarioKey }: FootprintKey): string {
  return JSON.stringify([assessmentId, scenarioKey]);
}
