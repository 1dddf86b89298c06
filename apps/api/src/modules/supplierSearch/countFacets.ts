import { bandOf } from '@cradle/schema';
import { rangeOf, type SearchEntry, type SearchSupplier, sizeOf, yearOf } from './searchEntry.ts';
import { bitOf, type Facet, failedFacets, type SearchFilter } from './searchFilter.ts';
import type { SearchIndex } from './searchIndex.ts';

/** A value that can be chosen, with how many products it would find beside everything else that is chosen. */
export interface FacetOption {
  /** Empty: not known. */
  readonly value: string;
  readonly name: string;
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
  readonly bins: readonly { readonly lower: number; readonly upper: number; readonly count: number }[];
}

export interface SearchFacets {
  readonly categories: readonly FacetOption[];
  readonly countries: readonly FacetOption[];
  readonly statuses: readonly FacetOption[];
  readonly boundaries: readonly FacetOption[];
  readonly years: readonly FacetOption[];
  readonly sources: readonly FacetOption[];
  readonly labelGrades: readonly FacetOption[];
  readonly labelSchemes: readonly FacetOption[];
  /** By whole ratings: `1` is 1 to below 2. */
  readonly dataQualities: readonly FacetOption[];
  /** By quarters: `0.5` is 50 % to below 75 %. */
  readonly primaryShares: readonly FacetOption[];
  readonly footprints: readonly FootprintFacet[];
}

/** How many products each choice would find; what is chosen in the same facet does not narrow its own counts. */
export function countFacets(index: SearchIndex, filter: SearchFilter): SearchFacets {
  const failed = failedFacets(index, filter);
  const count = (facet: Facet, valuesOf: ValuesOf) => countValues(index, failed, bitOf(facet), valuesOf);
  return {
    categories: count('CATEGORY', ({ category, categoryZh }) => [[category, categoryZh]]),
    countries: count('COUNTRY', ({ region }) => [[region.slice(0, 2)]]),
    statuses: count('STATUS', ({ version }) => [[version?.status ?? '']]),
    boundaries: count('BOUNDARY', ({ version }) => [[version?.boundary ?? '']]),
    years: count('YEAR', (entry) => [[String(yearOf(entry) ?? '')]]),
    sources: count('SOURCE', (_entry, { source }) => [[source]]),
    labelGrades: count('LABEL', (_entry, supplier) => standing(supplier).map(({ grade }) => [grade])),
    labelSchemes: count('LABEL', (_entry, supplier) =>
      standing(supplier).map(({ scheme, schemeZh }) => [scheme, schemeZh]),
    ),
    dataQualities: count('DATA_QUALITY', ({ version }) => [[stepOf(version?.dataQuality, 1, 4)]]),
    primaryShares: count('PRIMARY_SHARE', ({ version }) => [[stepOf(version?.primaryDataShare, 0.25, 0.75)]]),
    footprints: countFootprints(index, failed),
  };
}

type ValuesOf = (
  entry: SearchEntry,
  supplier: SearchSupplier,
) => readonly (readonly [value: string, nameZh?: string])[];

function countValues(
  index: SearchIndex,
  failed: Uint16Array,
  own: number,
  valuesOf: ValuesOf,
): readonly FacetOption[] {
  const counts = new Map<string, { nameZh: string; count: number; last: number }>();
  for (let place = 0; place < failed.length; place++) {
    if ((failed[place]! & ~own) !== 0) continue;
    const supplier = index.suppliers.rows[index.supplierOf[place]!]!;
    for (const [value, nameZh = ''] of valuesOf(index.products.rows[place]!, supplier)) {
      const known = counts.get(value);
      if (known === undefined) counts.set(value, { nameZh, count: 1, last: place });
      else if (known.last !== place) {
        known.count++;
        known.last = place;
      }
    }
  }
  return [...counts]
    .map(([value, { nameZh, count }]) => ({ value, name: value, nameZh, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function standing({ labels }: SearchSupplier): SearchSupplier['labels'] {
  return labels.filter(({ state }) => state === 'VALID' || state === 'SURVEILLANCE_DUE');
}

/** The lower edge of the step a value lies in; empty where it is not known. */
function stepOf(value: number | null | undefined, step: number, highest: number): string {
  if (value == null) return '';
  return String(Math.min(Math.floor(value / step) * step, highest));
}

function countFootprints(index: SearchIndex, failed: Uint16Array): readonly FootprintFacet[] {
  const own = bitOf('FOOTPRINT');
  const units = new Map<
    string,
    { count: number; lowest: number; highest: number; bins: Map<number, number> }
  >();
  for (let place = 0; place < failed.length; place++) {
    const { version } = index.products.rows[place]!;
    if ((failed[place]! & ~own) !== 0 || version === null) continue;
    const range = rangeOf(version);
    if (range === null) continue;
    let unit = units.get(version.unit);
    if (unit === undefined) {
      unit = { count: 0, lowest: range.lower, highest: range.upper, bins: new Map() };
      units.set(version.unit, unit);
    }
    unit.count++;
    unit.lowest = Math.min(unit.lowest, range.lower);
    unit.highest = Math.max(unit.highest, range.upper);
    const { lower } = bandOf(sizeOf(version)!);
    unit.bins.set(lower, (unit.bins.get(lower) ?? 0) + 1);
  }
  return [...units]
    .map(([unit, { bins, ...rest }]) => ({ unit, ...rest, bins: withEmptyBins(bins) }))
    .sort((a, b) => b.count - a.count || (a.unit < b.unit ? -1 : 1));
}

/** Also those between that nothing lies in, so that the drawing keeps its scale. */
function withEmptyBins(bins: ReadonlyMap<number, number>): FootprintFacet['bins'] {
  const edges = [...bins.keys()].sort((a, b) => a - b);
  const all: { lower: number; upper: number; count: number }[] = [];
  for (const edge of edges) {
    let next = all.at(-1)?.upper;
    while (next !== undefined && next > 0 && next < edge && all.length < MOST_BINS) {
      const { upper } = bandOf(next);
      all.push({ lower: next, upper, count: 0 });
      next = upper;
    }
    const upper = edge === 0 ? 0 : edge > 0 ? bandOf(edge).upper : bandOf(edge / 1.5).upper;
    all.push({ lower: edge, upper, count: bins.get(edge)! });
  }
  return all;
}

const MOST_BINS = 60;
