import type { Database } from '../../db/database.ts';
import type { Factor } from '../../db/generated/client/client.ts';
import { factorConditions, listConditions, seesFactors } from './filterConditions.ts';
import type { FoundFactors, SearchFor } from './findFactors.ts';
import type { ReadQuery } from './readQuery.ts';

/**
 * One page of the factors of one region, when no words are searched: one statement that reads the page off an index, however
 * many factors the region has. They are counted only for who asks how many there are.
 *
 * @param wanted a filter with exactly one region, and no words
 */
export async function listRegion(
  database: Database,
  query: ReadQuery,
  wanted: SearchFor,
): Promise<FoundFactors> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = regionConditions(wanted, bind);
  const columns = wanted.columns?.map((column) => `f."${column}"`).join(', ') ?? 'f.*';
  const rows = await database.query<Factor>(
    `SELECT ${columns} FROM "Factor" f WHERE ${conditions} ORDER BY f."standing" DESC, f."id" LIMIT ${bind(wanted.limit)} OFFSET ${bind(wanted.offset)}`,
    values,
  );
  return {
    factors: rows.map((row) => Object.assign(row, { reasons: [] })),
    countAll: () => countRegion(database, wanted),
    query,
    relaxed: [],
  };
}

async function countRegion(database: Database, wanted: SearchFor): Promise<number> {
  const values: unknown[] = [];
  const conditions = regionConditions(wanted, (value) => `$${values.push(value)}`);
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM "Factor" f WHERE ${conditions}`,
    values,
  );
  return row!.count;
}

function regionConditions({ filter, organisationId }: SearchFor, bind: (value: unknown) => string): string {
  const [region] = filter.regions!;
  return [
    `f."region" = ${bind(region)}`,
    seesFactors('f', organisationId, bind),
    ...listConditions('f', filter, bind),
    factorConditions({ ...filter, regions: null, place: null, year: null }, bind),
  ].join(' AND ');
}
