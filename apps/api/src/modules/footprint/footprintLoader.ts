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
      const rows = keys.map((key) => found.get(keyText(key)) ?? null);
      if (!rows.includes(null)) return rows;
      const missing = keys.filter((_key, index) => rows[index] === null);
      await ensureFootprints(database, organisationId, missing);
      const stored = await read(missing);
      return rows.map((row, index) => row ?? stored.get(keyText(keys[index]!)) ?? null);
    },
    { cacheKeyFn: keyText },
  );
}

function keyText({ assessmentId, scenarioKey }: FootprintKey): string {
  // Ids of assessments are our own and have no line breaks, whatever is asked for as a scenario.
  return `${assessmentId}\n${scenarioKey}`;
}
