import DataLoader from 'dataloader';
import type { FootprintKey, Loaders } from '../../context/loaders.ts';
import type { Database } from '../../db/database.ts';
import type { Footprint } from '../../db/generated/client/client.ts';
import { ensureFootprints } from './ensureFootprints.ts';
import { readFootprints } from './heldFootprints.ts';

/** Footprints of one request: calculated if missing, read together. */
export function createFootprintLoader(database: Database, organisationId: string): Loaders['footprint'] {
  const read = async (keys: readonly FootprintKey[]): Promise<Map<string, Footprint>> => {
    const rows = await readFootprints(database, organisationId, keys);
    return new Map(rows.map((row) => [keyText(row), row]));
  };
  return new DataLoader(
    async (keys) => {
      const found = await read(keys);
      const missing = keys.filter((key) => !found.has(keyText(key)));
      if (missing.length > 0) {
        await ensureFootprints(database, organisationId, missing);
        for (const [key, row] of await read(missing)) found.set(key, row);
      }
      return keys.map((key) => found.get(keyText(key)) ?? null);
    },
    { cacheKeyFn: keyText },
  );
}

function keyText({ assessmentId, scenarioKey }: FootprintKey): string {
  return JSON.stringify([assessmentId, scenarioKey]);
}
