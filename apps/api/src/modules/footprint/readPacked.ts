import { type EmissionClass, encodeFacts, type Fact, type Stage } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { isPacked, packFacts } from './packFacts.ts';

/**
 * Footprints read by one statement; the next is under way while these are looked at. Rows of many more that are not packed yet
 * would keep the garbage collector busy for a minute.
 */
const READ_TOGETHER = 500;

export interface PackedFootprint {
  readonly footprintId: string;
  /** For `unpackFacts`. */
  readonly packed: Uint8Array;
}

interface FactRow {
  readonly footprintId: string;
  readonly stage: Stage;
  readonly supplier: string | null;
  readonly process: string;
  readonly region: string | null;
  readonly gas: string;
  readonly scope: number;
  readonly source: string | null;
  readonly year: number | null;
  readonly emissionClass: EmissionClass;
  readonly kgCo2e: number | null;
  readonly gap: string | null;
}

/** The packed contributions of footprints, in their order; those that are not packed yet are made from their rows, and kept. */
export async function* readPacked(
  database: Database,
  organisationId: string,
  footprintIds: readonly string[],
): AsyncGenerator<PackedFootprint> {
  const readFrom = (start: number) => {
    const ids = footprintIds.slice(start, start + READ_TOGETHER);
    const rows = readStored(database, organisationId, ids);
    // Who stops reading half-way never learns that the statement under way failed.
    rows.catch(() => undefined);
    return { ids, rows };
  };
  let next = readFrom(0);
  for (let start = 0; start < footprintIds.length; start += READ_TOGETHER) {
    const { ids, rows } = next;
    const stored = (await rows).filter(({ packed }) => isPacked(packed));
    next = readFrom(start + READ_TOGETHER);
    const found = new Map(stored.map((footprint) => [footprint.footprintId, footprint]));
    const unpacked = ids.filter((id) => !found.has(id));
    for (const footprint of await packRows(database, organisationId, unpacked))
      found.set(footprint.footprintId, footprint);
    yield* ids.map((id) => found.get(id)!);
  }
}

/** How many contributions the footprints have, or more than `limit`. */
export async function countStored(
  database: Database,
  organisationId: string,
  footprintIds: readonly string[],
  limit: number,
): Promise<number> {
  const [counted] = await database.query<{ facts: number; unpacked: string[] }>(
    `SELECT coalesce(sum(p."facts"), 0)::float8 AS "facts",
       coalesce(array_agg(f."id") FILTER (WHERE p."facts" IS NULL), '{}') AS "unpacked"
     FROM unnest($2::text[]) AS f("id")
     LEFT JOIN "PackedFacts" p ON p."organisationId" = $1 AND p."footprintId" = f."id"`,
    [organisationId, footprintIds],
  );
  const { facts, unpacked } = counted!;
  if (facts > limit || unpacked.length === 0) return facts;
  // No more is counted than needed to know.
  const [row] = await database.query<{ facts: number }>(
    `SELECT count(*)::float8 AS "facts" FROM (
       SELECT FROM "Contribution" WHERE "organisationId" = $1 AND "footprintId" = ANY($2) LIMIT $3) AS counted`,
    [organisationId, unpacked, limit - facts + 1],
  );
  return facts + row!.facts;
}

async function readStored(
  database: Database,
  organisationId: string,
  footprintIds: readonly string[],
): Promise<PackedFootprint[]> {
  if (footprintIds.length === 0) return [];
  return database.query<PackedFootprint>(
    `SELECT "footprintId", "packed" FROM "PackedFacts" WHERE "organisationId" = $1 AND "footprintId" = ANY($2)`,
    [organisationId, footprintIds],
  );
}

async function packRows(
  database: Database,
  organisationId: string,
  footprintIds: readonly string[],
): Promise<PackedFootprint[]> {
  if (footprintIds.length === 0) return [];
  const byFootprint = new Map<string, Fact[]>(footprintIds.map((id) => [id, []]));
  const rows = await database.query<FactRow>(
    `SELECT "footprintId", "stage", "supplierId" AS "supplier", "process", "region", "gas", "scope",
       "sourceId" AS "source", "year", "emissionClass", "kgCo2e", "gap"
     FROM "Contribution" WHERE "organisationId" = $1 AND "footprintId" = ANY($2)
     ORDER BY "footprintId", "position"`,
    [organisationId, footprintIds],
  );
  for (const { footprintId, ...fact } of rows) byFootprint.get(footprintId)!.push(fact);
  const packed = [...byFootprint].map(([footprintId, facts]) => ({
    footprintId,
    facts: facts.length,
    packed: packFacts(encodeFacts(facts)),
  }));
  await store(database, organisationId, packed);
  return packed;
}

/** Footprints that a write has removed meanwhile are left out; the lock keeps the others until this is stored. */
async function store(
  database: Database,
  organisationId: string,
  packed: readonly (PackedFootprint & { readonly facts: number })[],
): Promise<void> {
  const hex = packed.map(({ packed: bytes }) => Buffer.from(bytes).toString('hex'));
  await database.query(
    `WITH kept AS (
       SELECT "id" FROM "Footprint" WHERE "organisationId" = $1 AND "id" = ANY($2::text[]) FOR KEY SHARE
     )
     INSERT INTO "PackedFacts" ("organisationId", "footprintId", "facts", "packed")
     SELECT $1, kept."id", made."facts", decode(made."packed", 'hex')
     FROM kept JOIN unnest($2::text[], $3::int[], $4::text[]) AS made("id", "facts", "packed") ON made."id" = kept."id"
     ON CONFLICT ("organisationId", "footprintId") DO UPDATE SET "packed" = EXCLUDED."packed", "facts" = EXCLUDED."facts"`,
    [organisationId, packed.map(({ footprintId }) => footprintId), packed.map(({ facts }) => facts), hex],
  );
}
