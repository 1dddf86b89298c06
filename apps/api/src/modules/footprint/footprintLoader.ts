import DataLoader from 'dataloader';
import type { FootprintKey, Loaders } from '../../context/loaders.ts';
import type { Database } from '../../db/database.ts';
import { ensureFootprints } from './ensureFootprints.ts';

/** Footprints of one request: calculated if missing, read together. */
export function createFootprintLoader(database: Database, organisationId: string): Loaders['footprint'] {
  return new DataLoader(
    async (keys) => {
      await ensureFootprints(database, organisationId, keys);
      const rows = await database.prisma.footprint.findMany({
        where: {
          organisationId,
          assessmentId: { in: [...new Set(keys.map((key) => key.assessmentId))] },
          scenarioKey: { in: [...new Set(keys.map((key) => key.scenarioKey))] },
        },
      });
      const byKey = new Map(rows.map((row) => [keyText(row), row]));
      return keys.map((key) => byKey.get(keyText(key)) ?? null);
    },
    { cacheKeyFn: keyText },
  );
}

function keyText({ assessmentId, scenarioKey }: FootprintKey): string {
  return JSON.stringify([assessmentId, scenarioKey]);
}
