import type { RankWeights } from '@cradle/engine';
import { checkFilter, failedFacets, foundSuppliers, type SearchFilter } from './searchFilter.ts';
import type { SearchIndex } from './searchIndex.ts';
import {
  compareRows,
  compareWith,
  type OrderPosition,
  orderOfProducts,
  orderOfSuppliers,
  type RowOrder,
  type SearchOrder,
  type SortKey,
  sortKeyAt,
} from './searchOrder.ts';

export interface SearchQuestion {
  readonly filter: SearchFilter;
  readonly weights: RankWeights;
  readonly orderBy: { readonly field: SearchOrder; readonly direction: 'ASC' | 'DESC' };
}

/** What was found, in no order, and what it is ordered by. */
export interface SearchMatches {
  readonly places: Int32Array;
  readonly order: RowOrder;
  readonly direction: 'ASC' | 'DESC';
}

/** Products that fit. @throws InvalidInput */
export function matchProducts(
  index: SearchIndex,
  { filter, weights, orderBy }: SearchQuestion,
): SearchMatches {
  const failed = failedFacets(index, checkFilter(filter));
  const places = new Int32Array(failed.length);
  let found = 0;
  for (let place = 0; place < failed.length; place++) if (failed[place] === 0) places[found++] = place;
  return {
    places: places.subarray(0, found),
    order: orderOfProducts(index, orderBy.field, index.products.scores(weights)),
    direction: orderBy.direction,
  };
}

/** Suppliers that fit. @throws InvalidInput */
export function matchSuppliers(
  index: SearchIndex,
  { filter, weights, orderBy }: SearchQuestion,
): SearchMatches {
  return {
    places: foundSuppliers(index, filter, failedFacets(index, checkFilter(filter))),
    order: orderOfSuppliers(index, orderBy.field, index.suppliers.scores(weights)),
    direction: orderBy.direction,
  };
}

export interface SearchPage {
  readonly rows: readonly { readonly place: number; readonly key: SortKey }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/**
 * The first rows behind a position, wherever its own row stands by now, or stood. One look at each of what was found: nothing
 * is sorted but the page.
 */
export function pageAfter(matches: SearchMatches, after: OrderPosition | null, first: number): SearchPage {
  const { places, order, direction } = matches;
  const sign = direction === 'DESC' ? -1 : 1;
  const page = new Int32Array(first);
  let [size, behind] = [0, 0];
  for (let each = 0; each < places.length; each++) {
    const place = places[each]!;
    if (after !== null && compareWith(order, place, after, sign) <= 0) continue;
    behind++;
    if (first === 0 || (size === first && compareRows(order, place, page[size - 1]!, sign) > 0)) continue;
    let at = size < first ? size++ : first - 1;
    for (; at > 0 && compareRows(order, place, page[at - 1]!, sign) < 0; at--) page[at] = page[at - 1]!;
    page[at] = place;
  }
  return {
    rows: Array.from(page.subarray(0, size), (place) => ({ place, key: sortKeyAt(order, place) })),
    ...{ hasNextPage: behind > size, hasPreviousPage: behind < places.length },
  };
}

export function cursorOf(key: SortKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Null for what is no cursor of a search. */
export function readCursor(text: string | null | undefined): SortKey | null {
  if (!text) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const isKey =
      Array.isArray(key) && key.length === 3 && typeof key[0] === 'string' && typeof key[2] === 'string';
    return isKey ? (key as unknown as SortKey) : null;
  } catch {
    return null;
  }
}
