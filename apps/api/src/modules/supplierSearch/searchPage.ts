import type { RankWeights } from '@cradle/engine';
import { type SearchEntry, sizeOf, yearOf } from './searchEntry.ts';
import { checkFilter, failedFacets, foundSuppliers, type SearchFilter } from './searchFilter.ts';
import type { SearchIndex } from './searchIndex.ts';

/** Orders of products; suppliers have SCORE and NAME. What has no value stands last, whichever way. */
export const SEARCH_ORDERS = ['SCORE', 'NAME', 'FOOTPRINT', 'DATA_QUALITY', 'YEAR'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

export interface SearchQuestion {
  readonly filter: SearchFilter;
  readonly weights: RankWeights;
  readonly orderBy: { readonly field: SearchOrder; readonly direction: 'ASC' | 'DESC' };
}

/** The group a value may be compared within, the value, and the key of the row, which is unlike any other. */
export type SortKey = readonly [group: string, value: string | number | null, key: string];

/** What was found, in no order, and what each row is ordered by. */
export interface SearchMatches {
  readonly places: readonly number[];
  readonly groupAt: (place: number) => string;
  readonly valueAt: (place: number) => string | number | null;
  readonly keyAt: (place: number) => string;
  readonly direction: 'ASC' | 'DESC';
}

/** Products that fit. @throws InvalidInput */
export function matchProducts(index: SearchIndex, question: SearchQuestion): SearchMatches {
  const failed = failedFacets(index, checkFilter(question.filter));
  const places: number[] = [];
  for (let place = 0; place < failed.length; place++) if (failed[place] === 0) places.push(place);
  const { rows } = index.products;
  const score = index.products.scores(question.weights);
  const { field, direction } = question.orderBy;
  return {
    ...{ places, direction },
    groupAt: field === 'FOOTPRINT' ? (place) => groupOf(rows[place]!) : () => '',
    valueAt: (place) => orderedValue(rows[place]!, score[place]!, field),
    keyAt: (place) => rows[place]!.key,
  };
}

/** Suppliers that fit. @throws InvalidInput */
export function matchSuppliers(index: SearchIndex, question: SearchQuestion): SearchMatches {
  const { filter, weights, orderBy } = question;
  const places = foundSuppliers(index, filter, failedFacets(index, checkFilter(filter)));
  const { rows } = index.suppliers;
  const score = index.suppliers.scores(weights);
  return {
    ...{ places, direction: orderBy.direction, groupAt: () => '' },
    valueAt: (place) => (orderBy.field === 'NAME' ? rows[place]!.name : score[place]!),
    keyAt: (place) => rows[place]!.key,
  };
}

/** Footprints of different units or boundaries have no order: they stand one group after the other. */
function groupOf({ version }: SearchEntry): string {
  return version !== null ? `${version.unit}|${version.boundary}` : '';
}

function orderedValue(entry: SearchEntry, score: number, field: SearchOrder): string | number | null {
  switch (field) {
    case 'SCORE':
      return score;
    case 'NAME':
      return entry.name;
    case 'FOOTPRINT':
      return entry.version && sizeOf(entry.version);
    case 'DATA_QUALITY':
      return entry.version?.dataQuality ?? null;
    case 'YEAR':
      return yearOf(entry);
    default:
      return field satisfies never;
  }
}

export interface SearchPage {
  readonly rows: readonly { readonly place: number; readonly key: SortKey }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/**
 * The first rows behind a cursor, wherever its own row stands by now, or stood. One look at each of what was found: nothing is
 * sorted but the page.
 */
export function pageAfter(matches: SearchMatches, after: SortKey | null, first: number): SearchPage {
  const { places, groupAt, valueAt, keyAt } = matches;
  const sign = matches.direction === 'DESC' ? -1 : 1;
  const page: { place: number; key: SortKey }[] = [];
  let behind = 0;
  for (const place of places) {
    const [group, value] = [groupAt(place), valueAt(place)];
    if (after !== null && order(group, value, keyAt(place), after, sign) <= 0) continue;
    behind++;
    const last = page.length < first ? undefined : page[first - 1]?.key;
    if (first === 0 || (last !== undefined && order(group, value, keyAt(place), last, sign) > 0)) continue;
    let at = page.length;
    while (at > 0 && order(group, value, keyAt(place), page[at - 1]!.key, sign) < 0) at--;
    page.splice(at, 0, { place, key: [group, value, keyAt(place)] });
    if (page.length > first) page.pop();
  }
  return { rows: page, hasNextPage: behind > page.length, hasPreviousPage: behind < places.length };
}

/** Below 0 where the row stands before the key. */
function order(
  group: string,
  value: string | number | null,
  key: string,
  other: SortKey,
  sign: 1 | -1,
): number {
  if ((value === null) !== (other[1] === null)) return value === null ? 1 : -1;
  if (group !== other[0]) return group < other[0] ? -1 : 1;
  if (value !== other[1]) return (value! < other[1]! ? -1 : 1) * sign;
  return key < other[2] ? -1 : key > other[2] ? 1 : 0;
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
