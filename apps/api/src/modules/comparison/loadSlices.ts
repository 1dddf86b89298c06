import { type EmissionClass, type EncodedSlice, encodeSlice, type Fact, type Stage } from '@cradle/engine';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/database.ts';
import type { Subject } from './selectSubjects.ts';

/** About 40 bytes a fact: at most some 200 MB. More contributions than these are added up by the database. */
export const MAX_CACHED_FACTS = 5_000_000;

/** Rows of so many footprints are in memory at once; millions of them would keep the garbage collector busy for a minute. */
const READ_TOGETHER = 500;

/**
 * Footprints encoded for the cube. A stored footprint never changes, so its slice can be kept; the product's mass,
 * volume, pieces, price and category can, so they are part of the key.
 */
const cache = new LRUCache<string, EncodedSlice>({
  maxSize: MAX_CACHED_FACTS,
  sizeCalculation: (slice) => slice.length + 1,
});

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

/** The slices of the subjects in their order, reading only those that are not cached. */
export async function loadSlices(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
): Promise<EncodedSlice[]> {
  const keys = subjects.map(cacheKey);
  const missing = subjects.filter((_subject, index) => !cache.has(keys[index]!));
  const fresh = new Map<string, EncodedSlice>();
  for (let start = 0; start < missing.length; start += READ_TOGETHER) {
    const batch = missing.slice(start, start + READ_TOGETHER);
    const facts = await readFacts(database, organisationId, batch);
    for (const subject of batch)
      fresh.set(cacheKey(subject), encode(subject, facts.get(subject.footprintId) ?? []));
  }
  for (const [key, slice] of fresh) cache.set(key, slice);
  return keys.map((key) => fresh.get(key) ?? cache.get(key)!);
}

/** Selections stay the same lists from one comparison to the next, and footprints never change. */
const counts = new WeakMap<readonly Subject[], number>();

/** How many contributions the subjects have, or more than so many; the database is asked only about what is not cached. */
export async function countFacts(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
  limit: number,
): Promise<number> {
  const before = counts.get(subjects);
  if (before !== undefined) return before;
  const facts = await countUpTo(database, organisationId, subjects, limit);
  if (facts <= limit) counts.set(subjects, facts);
  return facts;
}

async function countUpTo(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
  limit: number,
): Promise<number> {
  let known = 0;
  const missing: string[] = [];
  for (const subject of subjects) {
    const slice = cache.peek(cacheKey(subject));
    if (slice === undefined) missing.push(subject.footprintId);
    else known += slice.length;
  }
  if (known > limit || missing.length === 0) return known;
  // No more is counted than needed to know.
  const [row] = await database.query<{ facts: number }>(
    `SELECT count(*)::float8 AS "facts" FROM (
       SELECT FROM "Contribution" WHERE "organisationId" = $1 AND "footprintId" = ANY($2) LIMIT $3) AS counted`,
    [organisationId, missing, limit - known + 1],
  );
  return known + row!.facts;
}

async function readFacts(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, Fact[]>> {
  const byFootprint = new Map<string, Fact[]>(subjects.map(({ footprintId }) => [footprintId, []]));
  if (subjects.length === 0) return byFootprint;
  const rows = await database.query<FactRow>(
    `SELECT "footprintId", "stage", "supplierId" AS "supplier", "process", "region", "gas", "scope",
       "sourceId" AS "source", "year", "emissionClass", "kgCo2e", "gap"
     FROM "Contribution" WHERE "organisationId" = $1 AND "footprintId" = ANY($2)
     ORDER BY "footprintId", "position"`,
    [organisationId, [...byFootprint.keys()]],
  );
  for (const { footprintId, ...fact } of rows) byFootprint.get(footprintId)?.push(fact);
  return byFootprint;
}

function encode(subject: Subject, facts: readonly Fact[]): EncodedSlice {
  return encodeSlice({
    product: subject.productId,
    productCategory: subject.category,
    assessment: subject.assessmentId,
    scenario: subject.scenarioKey,
    massKg: subject.massKg,
    annualVolume: subject.annualVolume,
    pieces: subject.pieces,
    price: subject.price,
    facts,
  });
}

/** Subjects stay the same objects from one comparison to the next, and twenty thousand texts take their time. */
const keys = new WeakMap<Subject, string>();

/** Changes with everything a slice is made of: a footprint itself never changes. */
export function cacheKey(subject: Subject): string {
  const known = keys.get(subject);
  if (known !== undefined) return known;
  const { footprintId, category, massKg, annualVolume, pieces, price } = subject;
  const key = JSON.stringify([footprintId, category, massKg, annualVolume, pieces, price]);
  keys.set(subject, key);
  return key;
}
