import { type EncodedFacts, type EncodedSlice, FACT_DIMENSIONS } from '@cradle/engine';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/database.ts';
import { unpackFacts } from '../footprint/packFacts.ts';
import { countStored, readPacked } from '../footprint/readPacked.ts';
import type { Subject } from './selectSubjects.ts';

/** About 40 bytes a fact: at most some 200 MB. More contributions than these are added up by the database. */
export const MAX_CACHED_FACTS = 5_000_000;

/**
 * Footprints encoded for the cube. A stored footprint never changes, so its slice can be kept; the product's mass,
 * volume, pieces, price and category can, so they are part of the key.
 */
const cache = new LRUCache<string, EncodedSlice>({
  maxSize: MAX_CACHED_FACTS,
  sizeCalculation: (slice) => slice.length + 1,
});

/** The slices of the subjects in their order, reading only those that are not cached. */
export async function loadSlices(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
): Promise<EncodedSlice[]> {
  const keys = subjects.map(cacheKey);
  const missing = subjects.filter((_subject, index) => !cache.has(keys[index]!));
  const fresh = new Map<string, EncodedSlice>();
  for await (const { subject, facts } of readFacts(database, organisationId, missing))
    fresh.set(cacheKey(subject), sliceOf(subject, facts));
  for (const [key, slice] of fresh) cache.set(key, slice);
  return keys.map((key) => fresh.get(key) ?? cache.get(key)!);
}

/** The facts of each subject in their order, kept nowhere. */
export async function* readFacts(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
): AsyncGenerator<{ readonly subject: Subject; readonly facts: EncodedFacts }> {
  const byFootprint = new Map(subjects.map((subject) => [subject.footprintId, subject]));
  for await (const { footprintId, packed } of readPacked(database, organisationId, [...byFootprint.keys()]))
    yield { subject: byFootprint.get(footprintId)!, facts: unpackFacts(packed) };
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
  return known + (await countStored(database, organisationId, missing, limit - known + 1));
}

/** All slices have codes of one kind: loops over them stay as quick as they can be. */
function sliceOf(subject: Subject, facts: EncodedFacts): EncodedSlice {
  const codes = FACT_DIMENSIONS.map((dimension) => [dimension, Uint32Array.from(facts.codes[dimension])]);
  return {
    ...facts,
    codes: Object.fromEntries(codes),
    product: subject.productId,
    productCategory: subject.category,
    assessment: subject.assessmentId,
    scenario: subject.scenarioKey,
    massKg: subject.massKg,
    annualVolume: subject.annualVolume,
    pieces: subject.pieces,
    price: subject.price,
  };
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
