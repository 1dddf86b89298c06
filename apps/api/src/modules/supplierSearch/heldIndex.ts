import { LRUCache } from 'lru-cache';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { readerOf } from '../sharing/readerOf.ts';
import { readOwnEntries, type SearchPart } from './readOwnEntries.ts';
import { readSharedEntries } from './readSharedEntries.ts';
import type { SearchEntry } from './searchEntry.ts';
import { buildSearchIndex, type SearchIndex } from './searchIndex.ts';

/** Rows held by one process over all organisations. */
const MOST_ROWS = 2_000_000;

interface Held<Value> {
  readonly key: string;
  readonly value: Value;
}

const sized = { maxSize: MOST_ROWS, maxEntrySize: MOST_ROWS };
const rowsOf = ({ value }: Held<SearchPart>): number => value.entries.length + value.suppliers.length + 1;
const ownParts = new LRUCache<string, Held<SearchPart>>({ ...sized, sizeCalculation: rowsOf });
const sharedParts = new LRUCache<string, Held<SearchPart>>({ ...sized, sizeCalculation: rowsOf });
const indexes = new LRUCache<string, Held<SearchIndex>>({
  ...sized,
  sizeCalculation: ({ value }) => value.products.rows.length + value.suppliers.rows.length + 1,
});
/** Builds under way, so that many who ask at once wait for one. */
const building = new Map<string, Promise<SearchIndex>>();

/**
 * What an organisation may search. It is held under the counters of everybody whose data are in it and under the consents as
 * they stand at this moment, both asked anew for every question: a write, a new share, a revocation and the end of a consent
 * are seen at once, by whatever replica (decisions 0031, 0035).
 */
export async function holdSearchIndex(
  database: Database,
  viewer: Pick<Viewer, 'organisationId'>,
): Promise<SearchIndex> {
  const { organisationId } = viewer;
  const place = JSON.stringify([database.instance, organisationId]);
  const keys = await keysOf(database, organisationId);
  const key = JSON.stringify(keys);
  const held = indexes.get(place);
  if (held?.key === key) return held.value;
  const attempt = JSON.stringify([place, key]);
  const waiting = building.get(attempt);
  if (waiting !== undefined) return waiting;
  const build = buildIndex(database, viewer, place).finally(() => building.delete(attempt));
  building.set(attempt, build);
  return build;
}

async function buildIndex(
  database: Database,
  viewer: Pick<Viewer, 'organisationId'>,
  place: string,
): Promise<SearchIndex> {
  const { organisationId } = viewer;
  const day = today();
  const keys = await keysOf(database, organisationId);
  const own = await holdPart(ownParts, place, keys.own, () => readOwnEntries(database, organisationId, day));
  const reader = await readerOf(database, viewer);
  const shared = await holdPart(sharedParts, place, keys.shared, (before) =>
    readSharedEntries(database, reader, day, byKey(before)),
  );
  const index = buildSearchIndex([own, shared], day);
  // A write in between may already show: right for whoever asked now, but not for this key.
  const after = await keysOf(database, organisationId);
  if (JSON.stringify(after) === JSON.stringify(keys))
    indexes.set(place, { key: JSON.stringify(keys), value: index });
  return index;
}

async function holdPart(
  parts: LRUCache<string, Held<SearchPart>>,
  place: string,
  key: string,
  read: (before: SearchPart | undefined) => Promise<SearchPart>,
): Promise<SearchPart> {
  const held = parts.get(place);
  if (held?.key === key) return held.value;
  const value = await read(held?.value);
  parts.set(place, { key, value });
  return value;
}

function byKey(part: SearchPart | undefined): ReadonlyMap<string, SearchEntry> {
  return new Map(part?.entries.map((entry) => [entry.key, entry]));
}

interface Keys {
  readonly own: string;
  readonly shared: string;
}

/** One statement: the organisation's counters, the consents that hold now, and the counters of those who gave them. */
async function keysOf({ query }: Database, organisationId: string): Promise<Keys> {
  const [row] = await query<{ own: string; shared: string | null }>(
    `SELECT o."revision" || '.' || o."rankRevision" AS "own",
       (SELECT count(*) || '.' || bit_xor(hashtextextended(
           jsonb_build_array(s."organisationId", s."id", s."revision", g."revision", g."rankRevision")::text, 0))
        FROM "Partner" p
        JOIN "FootprintShare" s ON s."organisationId" = p."organisationId" AND s."partnerId" = p."id"
          AND s."revokedAt" IS NULL AND (s."expiresAt" IS NULL OR s."expiresAt" > now())
        JOIN "Organisation" g ON g."id" = s."organisationId"
        WHERE p."partnerOrganisationId" = o."id") AS "shared"
     FROM "Organisation" o WHERE o."id" = $1`,
    [organisationId],
  );
  const day = today();
  return { own: `${day} ${row?.own ?? ''}`, shared: `${day} ${row?.shared ?? ''}` };
}
