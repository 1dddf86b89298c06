import { type RankedFacts, type RankWeights, rankSupplier, type SupplierRank } from '@cradle/engine';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { readerOf } from '../sharing/readerOf.ts';
import { readShared } from '../sharing/readShared.ts';
import { toSharedEntry } from './readSharedEntries.ts';
import type { SearchEntry, SearchSupplier } from './searchEntry.ts';
import type { SearchIndex } from './searchIndex.ts';
import { cursorOf, type SearchPage } from './searchPage.ts';

/** A product that was found, with why it stands where it stands. */
export interface FoundProduct {
  readonly entry: SearchEntry;
  readonly supplier: SearchSupplier;
  readonly facts: RankedFacts;
  readonly rank: SupplierRank;
  readonly cursor: string;
}

export interface FoundSupplier {
  readonly supplier: SearchSupplier;
  readonly facts: RankedFacts;
  readonly rank: SupplierRank;
  readonly productCount: number;
  readonly cursor: string;
}

/**
 * Products of one page as they may be shown now. What is shared is read anew through the one door: consent is asked, and the
 * read stands in the supplier's log before its figures are answered.
 */
export async function showProducts(
  database: Database,
  viewer: Viewer,
  index: SearchIndex,
  { rows }: SearchPage,
  weights: RankWeights,
): Promise<readonly FoundProduct[]> {
  const shared = await readAgain(
    database,
    viewer,
    rows.map(({ place }) => index.products.rows[place]!),
  );
  return rows.flatMap(({ place, key }): FoundProduct[] => {
    const held = index.products.rows[place]!;
    const entry = held.level === null ? held : shared.get(held.key);
    if (entry === undefined) return [];
    const facts = index.products.facts[place]!;
    return [
      {
        ...{ entry, facts, rank: rankSupplier(facts, weights), cursor: cursorOf(key) },
        supplier: index.suppliers.rows[index.supplierOf[place]!]!,
      },
    ];
  });
}

/** By key; what is no longer shared is not among them. */
export async function readAgain(
  database: Database,
  viewer: Pick<Viewer, 'organisationId'>,
  entries: readonly SearchEntry[],
): Promise<ReadonlyMap<string, SearchEntry>> {
  const shares = entries.flatMap((entry) => (entry.level === null ? [] : [shareOf(entry)]));
  if (shares.length === 0) return new Map();
  const read = await readShared(database, await readerOf(database, viewer), { channel: 'GRAPHQL', shares });
  return new Map(read.map((each) => toSharedEntry(each)).map((entry) => [entry.key, entry]));
}

/** The share a product came by. */
export function shareOf({ key }: SearchEntry): { readonly organisationId: string; readonly id: string } {
  const [organisationId, id] = JSON.parse(key.slice('shared:'.length)) as [string, string];
  return { organisationId, id };
}

export function showSuppliers(
  index: SearchIndex,
  { rows }: SearchPage,
  weights: RankWeights,
): readonly FoundSupplier[] {
  const productsOf = index.productsOf();
  return rows.map(({ place, key }) => {
    const facts = index.suppliers.facts[place]!;
    return {
      ...{ supplier: index.suppliers.rows[place]!, facts, rank: rankSupplier(facts, weights) },
      ...{ productCount: productsOf[place]!.length, cursor: cursorOf(key) },
    };
  });
}
