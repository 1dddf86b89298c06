import { type RankedTexts, rankOf } from './rankedTexts.ts';
import type { SearchIndex } from './searchIndex.ts';

/** Orders of products; suppliers have SCORE and NAME. What has no value stands last, whichever way. */
export const SEARCH_ORDERS = ['SCORE', 'NAME', 'FOOTPRINT', 'DATA_QUALITY', 'YEAR'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

/** The group a value may be compared within, the value, and the key of the row, which is unlike any other. */
export type SortKey = readonly [group: string, value: string | number | null, key: string];

/** What rows are ordered by, in columns: nothing is put together for a row that is not shown. */
export interface RowOrder {
  /** Null where all rows are of one group. */
  readonly groups: RankedTexts | null;
  /** NaN where a row has none; of texts their ranks. */
  readonly values: Float64Array | Int32Array;
  /** What the values are the ranks of; null for numbers. */
  readonly texts: readonly string[] | null;
  readonly rows: readonly { readonly key: string }[];
}

/** A place in an order, whether or not a row stands there. */
export interface OrderPosition {
  readonly group: number;
  readonly value: number;
  readonly key: string;
}

export function orderOfProducts(index: SearchIndex, field: SearchOrder, scores: Float64Array): RowOrder {
  const { rows } = index.products;
  const byNumber = (values: Float64Array) => ({ groups: null, values, texts: null, rows });
  switch (field) {
    case 'SCORE':
      return byNumber(scores);
    case 'NAME':
      return byName(index.productNames(), rows);
    case 'FOOTPRINT':
      return { ...byNumber(index.measures().size), groups: index.groups() };
    case 'DATA_QUALITY':
      return byNumber(index.measures().dataQuality);
    case 'YEAR':
      return byNumber(index.measures().year);
    default:
      return field satisfies never;
  }
}

export function orderOfSuppliers(index: SearchIndex, field: SearchOrder, scores: Float64Array): RowOrder {
  const { rows } = index.suppliers;
  if (field === 'NAME') return byName(index.supplierNames(), rows);
  return { groups: null, values: scores, texts: null, rows };
}

function byName({ texts, ranks }: RankedTexts, rows: RowOrder['rows']): RowOrder {
  return { groups: null, values: ranks, texts, rows };
}

/** By what a row stands where it stands. */
export function sortKeyAt({ groups, values, texts, rows }: RowOrder, place: number): SortKey {
  const value = values[place]!;
  return [
    groups === null ? '' : groups.texts[groups.ranks[place]!]!,
    Number.isNaN(value) ? null : texts === null ? value : texts[value]!,
    rows[place]!.key,
  ];
}

/** Where a key stands in an order, though its row may be gone; null for a key of another order. */
export function positionOf(order: RowOrder, [group, value, key]: SortKey): OrderPosition | null {
  const found = valueIn(order, value);
  if (found === null) return null;
  return { group: order.groups === null ? 0 : rankOf(order.groups, group), value: found, key };
}

function valueIn({ texts, values }: RowOrder, value: SortKey[1]): number | null {
  if (value === null) return Number.NaN;
  if (texts === null) return typeof value === 'number' ? value : null;
  return typeof value === 'string' ? rankOf({ texts, ranks: values as Int32Array }, value) : null;
}

/** Below 0 where the row at the place stands before the position. */
export function compareWith(order: RowOrder, place: number, other: OrderPosition, sign: 1 | -1): number {
  const { groups, values, rows } = order;
  const group = groups === null ? 0 : groups.ranks[place]!;
  const difference = compareValues(group, values[place]!, other.group, other.value, sign);
  return difference === 0 ? compareKeys(rows[place]!.key, other.key) : difference;
}

/** Below 0 where the first row stands before the second. Keys are looked at only where all else is equal. */
export function compareRows({ groups, values, rows }: RowOrder, a: number, b: number, sign: 1 | -1): number {
  const [groupA, groupB] = groups === null ? [0, 0] : [groups.ranks[a]!, groups.ranks[b]!];
  const difference = compareValues(groupA, values[a]!, groupB, values[b]!, sign);
  return difference === 0 ? compareKeys(rows[a]!.key, rows[b]!.key) : difference;
}

function compareValues(groupA: number, a: number, groupB: number, b: number, sign: 1 | -1): number {
  const isMissing = Number.isNaN(a);
  if (isMissing !== Number.isNaN(b)) return isMissing ? 1 : -1;
  if (groupA !== groupB) return groupA - groupB;
  if (isMissing || a === b) return 0;
  return a < b ? -sign : sign;
}

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
