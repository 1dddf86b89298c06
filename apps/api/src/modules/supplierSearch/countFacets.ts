import { bandOf } from '@cradle/schema';
import { type FacetColumn, type FacetList, standingLabels } from './facetColumns.ts';
import type { SearchLabel } from './searchEntry.ts';
import { bitOf, type Facet, failedFacets, type SearchFilter } from './searchFilter.ts';
import type { SearchIndex } from './searchIndex.ts';

/** A value that can be chosen, with how many products it would find beside everything else that is chosen. */
export interface FacetOption {
  /** Empty: not known. */
  readonly value: string;
  /** Empty where the value is a code. */
  readonly nameZh: string;
  readonly count: number;
}

/** The footprints of one declared unit. */
export interface FootprintFacet {
  readonly unit: string;
  readonly count: number;
  /** kg CO2e for one of the unit; of figures and of the ends of ranges. */
  readonly lowest: number;
  readonly highest: number;
  /** On steps of 1, 2 and 5, as ranges are shared: one that is shared as a range lies in one bin. */
  readonly bins: readonly FootprintBin[];
}

export interface FootprintBin {
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
}

/** `dataQualities` by whole ratings (`1` is 1 to below 2), `primaryShares` by quarters (`0.5` is 50 % to below 75 %). */
export interface SearchFacets extends Readonly<Record<FacetList, readonly FacetOption[]>> {
  readonly labelGrades: readonly FacetOption[];
  readonly labelSchemes: readonly FacetOption[];
  readonly footprints: readonly FootprintFacet[];
}

const FACET_OF: Readonly<Record<FacetList, Facet>> = {
  ...{ categories: 'CATEGORY', countries: 'COUNTRY', statuses: 'STATUS', boundaries: 'BOUNDARY' },
  ...{ years: 'YEAR', sources: 'SOURCE', dataQualities: 'DATA_QUALITY', primaryShares: 'PRIMARY_SHARE' },
};

/** How many products each choice would find; what is chosen in the same facet does not narrow its own counts. */
export function countFacets(index: SearchIndex, filter: SearchFilter): SearchFacets {
  const failed = failedFacets(index, filter);
  const columns = index.facets();
  const count = (list: FacetList) => countColumn(columns[list], failed, bitOf(FACET_OF[list]));
  return {
    ...{ categories: count('categories'), countries: count('countries'), statuses: count('statuses') },
    ...{ boundaries: count('boundaries'), years: count('years'), sources: count('sources') },
    ...{ dataQualities: count('dataQualities'), primaryShares: count('primaryShares') },
    labelGrades: countLabels(index, failed, ({ grade }) => ({ value: grade, nameZh: '' })),
    labelSchemes: countLabels(index, failed, ({ scheme, schemeZh }) => ({ value: scheme, nameZh: schemeZh })),
    footprints: countFootprints(index, failed),
  };
}

function countColumn({ values, codes }: FacetColumn, failed: Uint16Array, own: number): FacetOption[] {
  const counts = new Int32Array(values.length);
  for (let place = 0; place < failed.length; place++)
    if ((failed[place]! & ~own) === 0) counts[codes[place]!]!++;
  return mostFirst(values.map((value, code) => ({ ...value, count: counts[code]! })));
}

/** A product counts once for each value that any label of its supplier has. */
function countLabels(
  index: SearchIndex,
  failed: Uint16Array,
  nameOf: (label: SearchLabel) => { readonly value: string; readonly nameZh: string },
): FacetOption[] {
  const own = bitOf('LABEL');
  const productsOf = new Int32Array(index.suppliers.rows.length);
  for (let place = 0; place < failed.length; place++)
    if ((failed[place]! & ~own) === 0) productsOf[index.supplierOf[place]!]!++;
  const options = new Map<string, { nameZh: string; count: number }>();
  index.suppliers.rows.forEach((supplier, place) => {
    const values = new Map(standingLabels(supplier).map((label) => [nameOf(label).value, nameOf(label)]));
    for (const { value, nameZh } of values.values()) {
      const option = options.get(value) ?? { nameZh, count: 0 };
      options.set(value, { nameZh, count: option.count + productsOf[place]! });
    }
  });
  return mostFirst([...options].map(([value, option]) => ({ value, ...option })));
}

function mostFirst(options: readonly FacetOption[]): FacetOption[] {
  return options
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function countFootprints(index: SearchIndex, failed: Uint16Array): FootprintFacet[] {
  const own = bitOf('FOOTPRINT');
  const { keys, codes } = index.bins();
  const { lower, upper } = index.measures();
  const counts = new Int32Array(keys.length);
  const lowest = new Float64Array(keys.length).fill(Number.POSITIVE_INFINITY);
  const highest = new Float64Array(keys.length).fill(Number.NEGATIVE_INFINITY);
  for (let place = 0; place < failed.length; place++) {
    const code = codes[place]!;
    if ((failed[place]! & ~own) !== 0 || code < 0) continue;
    counts[code]!++;
    if (lower[place]! < lowest[code]!) lowest[code] = lower[place]!;
    if (upper[place]! > highest[code]!) highest[code] = upper[place]!;
  }
  const found = keys.flatMap((key, code) => (counts[code] === 0 ? [] : [{ ...key, code }]));
  return [...new Set(found.map(({ unit }) => unit))]
    .map((unit): FootprintFacet => {
      const bins = found.filter((each) => each.unit === unit);
      return {
        unit,
        count: bins.reduce((sum, { code }) => sum + counts[code]!, 0),
        lowest: Math.min(...bins.map(({ code }) => lowest[code]!)),
        highest: Math.max(...bins.map(({ code }) => highest[code]!)),
        bins: withEmptyBins(new Map(bins.map(({ bin, code }) => [bin, counts[code]!]))),
      };
    })
    .sort((a, b) => b.count - a.count || (a.unit < b.unit ? -1 : 1));
}

const MOST_BINS = 60;

/** Also those between that nothing lies in, so that the drawing keeps its scale. */
function withEmptyBins(counts: ReadonlyMap<number, number>): FootprintBin[] {
  const all: FootprintBin[] = [];
  for (const lower of [...counts.keys()].sort((a, b) => a - b)) {
    let next = all.at(-1)?.upper;
    while (next !== undefined && next > 0 && next < lower && all.length < MOST_BINS) {
      const { upper } = bandOf(next);
      all.push({ lower: next, upper, count: 0 });
      next = upper;
    }
    all.push({ lower, upper: upperEdge(lower), count: counts.get(lower)! });
  }
  return all;
}

function upperEdge(lower: number): number {
  if (lower === 0) return 0;
  // Below zero the edge itself belongs to the next bin outwards.
  return bandOf(lower > 0 ? lower : lower * (1 - 1e-9)).upper;
}
