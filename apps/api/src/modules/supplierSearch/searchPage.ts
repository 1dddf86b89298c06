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

/** Places of what was found, in order, with what each is ordered by. */
export interface SearchOrdering {
  readonly places: readonly number[];
  readonly keyOf: (place: number) => SortKey;
  readonly compare: (a: SortKey, b: SortKey) => number;
}

/** The group a value may be compared within, the value, and the key of the row, which is unlike any other. */
export type SortKey = readonly [group: string, value: string | number | null, key: string];

/** Products that fit, in order; asked again for the next page it is the same. @throws InvalidInput */
export function orderProducts(index: SearchIndex, question: SearchQuestion): SearchOrdering {
  return remember(index, 'products', question, () => {
    const failed = failedFacets(index, checkFilter(question.filter));
    const places: number[] = [];
    failed.forEach((bits, place) => {
      if (bits === 0) places.push(place);
    });
    const { rows, scores } = index.products;
    const score = scores(question.weights);
    const keyOf = (place: number): SortKey => {
      const entry = rows[place]!;
      return [groupOf(entry, question), orderedValue(entry, score[place]!, question), entry.key];
    };
    return order(places, keyOf, question);
  });
}

/** Suppliers that fit, in order. @throws InvalidInput */
export function orderSuppliers(index: SearchIndex, question: SearchQuestion): SearchOrdering {
  return remember(index, 'suppliers', question, () => {
    const { filter, weights, orderBy } = question;
    const places = foundSuppliers(index, filter, failedFacets(index, checkFilter(filter)));
    const { rows, scores } = index.suppliers;
    const score = scores(weights);
    const byName = orderBy.field === 'NAME';
    const keyOf = (place: number): SortKey =>
      [...['', byName ? rows[place]!.name : score[place]!, rows[place]!.key]] as unknown as SortKey;
    return order(places, keyOf, question);
  });
}

function remember(
  index: SearchIndex,
  what: string,
  question: SearchQuestion,
  make: () => SearchOrdering,
): SearchOrdering {
  const key = JSON.stringify([what, question]);
  const known = index.answers.get(key) as SearchOrdering | undefined;
  if (known !== undefined) return known;
  const made = make();
  index.answers.set(key, made);
  return made;
}

/** Footprints of different units or boundaries have no order: they stand one group after the other. */
function groupOf({ version }: SearchEntry, { orderBy }: SearchQuestion): string {
  return orderBy.field === 'FOOTPRINT' && version !== null ? `${version.unit}|${version.boundary}` : '';
}

function orderedValue(
  entry: SearchEntry,
  score: number,
  { orderBy }: SearchQuestion,
): string | number | null {
  switch (orderBy.field) {
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
      return orderBy.field satisfies never;
  }
}

function order(
  places: readonly number[],
  keyOf: (place: number) => SortKey,
  { orderBy }: SearchQuestion,
): SearchOrdering {
  const sign = orderBy.direction === 'DESC' ? -1 : 1;
  const compare = (a: SortKey, b: SortKey): number => {
    if ((a[1] === null) !== (b[1] === null)) return a[1] === null ? 1 : -1;
    if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
    if (a[1] !== b[1]) return (a[1]! < b[1]! ? -1 : 1) * sign;
    return a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0;
  };
  const keyed = places.map((place) => ({ place, key: keyOf(place) }));
  keyed.sort((a, b) => compare(a.key, b.key));
  return { places: keyed.map(({ place }) => place), keyOf, compare };
}

export interface SearchPage {
  readonly places: readonly number[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** The rows behind a cursor, wherever its own row stands by now, or stood. */
export function pageAfter(
  { places, keyOf, compare }: SearchOrdering,
  after: SortKey | null,
  first: number,
): SearchPage {
  let [low, high] = [0, after === null ? 0 : places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(keyOf(places[middle]!), after!) > 0) high = middle;
    else low = middle + 1;
  }
  return {
    places: places.slice(low, low + first),
    hasNextPage: low + first < places.length,
    hasPreviousPage: low > 0,
  };
}

export function cursorOf(key: SortKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Null for what is no cursor of a search: it then begins at the beginning. */
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
