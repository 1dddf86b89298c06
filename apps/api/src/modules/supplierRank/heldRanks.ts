import type { RankWeights } from '@cradle/engine';
import { LRUCache } from 'lru-cache';
import type { SupplierRanks } from '../../context/loaders.ts';
import type { Database } from '../../db/database.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { orderByRank, readRankedFacts } from './rankSuppliers.ts';

/**
 * Both revisions of the organisation are part of the key, so a write by whatever replica is seen at once; so is the day, because
 * labels run out by the calendar.
 */
const held = new LRUCache<string, SupplierRanks>({ max: 20 });
const MOST_ORDERS = 50;

/** The ranks of an organisation's suppliers, worked out once for each state of its data. */
export async function holdRanks(database: Database, organisationId: string): Promise<SupplierRanks> {
  const key = await keyOf(database, organisationId);
  const known = held.get(key);
  if (known !== undefined) return known;
  const portfolio = await readRankedFacts(database, organisationId);
  const orders = new LRUCache<string, readonly string[]>({
    max: MOST_ORDERS,
    memoMethod: (weights) => orderByRank(portfolio, JSON.parse(weights) as RankWeights),
  });
  const ranks: SupplierRanks = {
    facts: portfolio.facts,
    ordered: (weights) => orders.memo(JSON.stringify(weights)),
  };
  // A write in between may already show: right for whoever asked now, but not for this key.
  if ((await keyOf(database, organisationId)) === key) held.set(key, ranks);
  return ranks;
}

async function keyOf(database: Database, organisationId: string): Promise<string> {
  const [row] = await database.query<{ revision: number; rankRevision: number }>(
    'SELECT "revision", "rankRevision" FROM "Organisation" WHERE "id" = $1',
    [organisationId],
  );
  return JSON.stringify([database.instance, organisationId, row?.revision, row?.rankRevision, today()]);
}
