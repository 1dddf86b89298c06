import {
  bestLabel,
  daysBetween,
  lowerThanShares,
  type RankColumns,
  type RankedFacts,
  type RankWeights,
  rankColumns,
  scoreColumns,
} from '@cradle/engine';
import { VERIFIED_STATUSES } from '@cradle/schema';
import { LRUCache } from 'lru-cache';
import { type FacetColumns, facetColumns } from './facetColumns.ts';
import { type FootprintBins, footprintBins } from './footprintBins.ts';
import { type MeasureColumns, measureColumns } from './measureColumns.ts';
import { type RankedTexts, rankTexts } from './rankedTexts.ts';
import type { SearchPart } from './readOwnEntries.ts';
import { groupOf, type SearchEntry, type SearchSupplier, sizeOf } from './searchEntry.ts';

const DAYS_A_MONTH = 30.4375;
const MOST_SCORES = 20;
const MOST_FILTERS = 20;

/** Rows with what each is ranked by; a row is known by its place. */
export interface RankedRows<Row> {
  readonly rows: readonly Row[];
  readonly facts: readonly RankedFacts[];
  /** The score of every row with these weights, worked out once for each. */
  readonly scores: (weights: RankWeights) => Float64Array;
}

/** Everything one organisation may search, laid out to be asked many times. Nothing in it ever changes. */
export interface SearchIndex {
  readonly products: RankedRows<SearchEntry>;
  readonly suppliers: RankedRows<SearchSupplier>;
  /** Place of a product's supplier among the suppliers. */
  readonly supplierOf: Int32Array;
  /** What is searched for words, lower case: of each product with its supplier, and of each supplier. */
  readonly productTexts: () => readonly string[];
  readonly supplierTexts: readonly string[];
  readonly placeOfProduct: ReadonlyMap<string, number>;
  readonly placeOfSupplier: ReadonlyMap<string, number>;
  /** Places of the products of each supplier. */
  readonly productsOf: () => readonly (readonly number[])[];
  /** Columns, each laid out when it is first asked for. */
  readonly facets: () => FacetColumns;
  readonly measures: () => MeasureColumns;
  /** Unit and boundary: footprints of others have no order. */
  readonly groups: () => RankedTexts;
  readonly productNames: () => RankedTexts;
  readonly supplierNames: () => RankedTexts;
  readonly bins: () => FootprintBins;
  /** Which products fail which facets, for the filters asked last. */
  readonly failed: LRUCache<string, Uint16Array>;
}

/** Puts what is one's own and what is shared together, and compares each footprint with its like. */
export function buildSearchIndex(parts: readonly SearchPart[], day: string): SearchIndex {
  const suppliers = parts.flatMap((part) => part.suppliers);
  const placeOfSupplier = new Map(suppliers.map(({ key }, place) => [key, place]));
  const entries = parts.flatMap((part) =>
    part.entries.filter((each) => placeOfSupplier.has(each.supplierKey)),
  );
  const supplierOf = Int32Array.from(entries, ({ supplierKey }) => placeOfSupplier.get(supplierKey)!);
  const labels = suppliers.map((supplier) => bestLabel(supplier.labels.map(({ state }) => state)));
  const lower = lowerThanLike(entries);
  const facts = entries.map((entry, place) =>
    factsOf(entry, labels[supplierOf[place]!]!, lower[place]!, day),
  );
  const supplierTexts = suppliers.map(({ name, nameZh }) => `${name}\n${nameZh}`.toLowerCase());
  const measures = once(() => measureColumns(entries));
  const facets = once(() => facetColumns(entries, measures(), suppliers, supplierOf));
  return {
    products: ranked(entries, facts),
    suppliers: ranked(suppliers, factsOfSuppliers(labels, facts, supplierOf)),
    ...{ supplierOf, supplierTexts, placeOfSupplier },
    productTexts: once(() =>
      entries.map(
        ({ name, nameZh, sku, category, categoryZh }, place) =>
          `${[name, nameZh, sku, category, categoryZh].join('\n').toLowerCase()}\n${supplierTexts[supplierOf[place]!]}`,
      ),
    ),
    placeOfProduct: new Map(entries.map(({ key }, place) => [key, place])),
    productsOf: once(() => placesBySupplier(suppliers.length, supplierOf)),
    ...{ measures, facets, bins: once(() => footprintBins(facets().units, measures().size)) },
    groups: once(() => rankTexts(entries.map(groupOf))),
    productNames: once(() => rankTexts(entries.map(({ name }) => name))),
    supplierNames: once(() => rankTexts(suppliers.map(({ name }) => name))),
    failed: new LRUCache({ max: MOST_FILTERS }),
  };
}

function placesBySupplier(suppliers: number, supplierOf: Int32Array): readonly (readonly number[])[] {
  const places = Array.from({ length: suppliers }, (): number[] => []);
  supplierOf.forEach((supplier, place) => {
    places[supplier]!.push(place);
  });
  return places;
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function ranked<Row>(rows: readonly Row[], facts: readonly RankedFacts[]): RankedRows<Row> {
  let columns: RankColumns | null = null;
  const scores = new LRUCache<string, Float64Array>({
    max: MOST_SCORES,
    memoMethod: (weights) => {
      columns ??= rankColumns(facts);
      return scoreColumns(columns, JSON.parse(weights) as RankWeights);
    },
  });
  return { rows, facts, scores: (weights) => scores.memo(JSON.stringify(weights)) };
}

/** Part of the footprints of the same category, declared unit and boundary that are higher. */
function lowerThanLike(entries: readonly SearchEntry[]): readonly (number | null)[] {
  const groups = new Map<string, number[]>();
  entries.forEach(({ category, version }, place) => {
    if (version === null || version.hasGaps) return;
    const key = `${version.unit}|${version.boundary}|${category}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  });
  const lower = new Array<number | null>(entries.length).fill(null);
  for (const places of groups.values()) {
    const shares = lowerThanShares(places.map((place) => sizeOf(entries[place]!.version!)));
    places.forEach((place, at) => {
      lower[place] = shares[at]!;
    });
  }
  return lower;
}

function factsOf(
  { version }: SearchEntry,
  label: RankedFacts['label'],
  lower: number | null,
  day: string,
): RankedFacts {
  return {
    label,
    verifiedShare: version === null ? null : VERIFIED_STATUSES.includes(version.status) ? 1 : 0,
    dataQuality: version?.dataQuality ?? null,
    primaryShare: version?.primaryDataShare ?? null,
    lowerThanShare: lower,
    ageMonths: version?.periodEnd ? Math.max(0, daysBetween(version.periodEnd, day) / DAYS_A_MONTH) : null,
  };
}

/** Means over what each supplier makes; its newest data count for its age. */
function factsOfSuppliers(
  labels: readonly RankedFacts['label'][],
  facts: readonly RankedFacts[],
  supplierOf: Int32Array,
): readonly RankedFacts[] {
  const own: RankedFacts[][] = labels.map(() => []);
  facts.forEach((each, place) => {
    own[supplierOf[place]!]!.push(each);
  });
  return labels.map((label, place) => {
    const mean = (part: 'verifiedShare' | 'dataQuality' | 'primaryShare' | 'lowerThanShare') =>
      meanOf(own[place]!.map((each) => each[part]));
    const ages = own[place]!.flatMap(({ ageMonths }) => ageMonths ?? []);
    return {
      label,
      ...{ verifiedShare: mean('verifiedShare'), dataQuality: mean('dataQuality') },
      ...{ primaryShare: mean('primaryShare'), lowerThanShare: mean('lowerThanShare') },
      ageMonths: ages.length === 0 ? null : ages.reduce((a, b) => Math.min(a, b)),
    };
  });
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
