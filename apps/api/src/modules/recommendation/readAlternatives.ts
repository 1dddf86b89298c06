import type { Alternative } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { knownAlternatives } from './alternatives.ts';

/** The alternatives among the activities of the shared library that are in use. */
export async function readAlternatives({ query }: Database): Promise<Alternative[]> {
  const rows = await query<{ activity: string }>(
    'SELECT DISTINCT "activity" FROM "FactorSeries" WHERE "current" > 0 AND "ownerId" IS NULL',
  );
  return knownAlternatives(new Set(rows.map(({ activity }) => activity)));
}
