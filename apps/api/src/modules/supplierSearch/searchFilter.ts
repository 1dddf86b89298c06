import type { AssessmentStatus, Boundary } from '../../db/generated/client/enums.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { type FacetColumn, type FacetList, standingLabels } from './facetColumns.ts';
import type { SearchSource, SearchSupplier } from './searchEntry.ts';
import type { SearchIndex } from './searchIndex.ts';

/** What is searched for; what is not given asks for nothing. Several values of one facet: any of them. */
export interface SearchFilter {
  readonly search?: string | null | undefined;
  readonly categories?: readonly string[] | null | undefined;
  /** Countries, ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[] | null | undefined;
  readonly statuses?: readonly AssessmentStatus[] | null | undefined;
  readonly boundaries?: readonly Boundary[] | null | undefined;
  readonly years?: readonly number[] | null | undefined;
  readonly sources?: readonly SearchSource[] | null | undefined;
  readonly labelGrades?: readonly string[] | null | undefined;
  readonly labelSchemes?: readonly string[] | null | undefined;
  /** Whether its supplier has a label that stands today. */
  readonly isLabelled?: boolean | null | undefined;
  /** Rating at most, 1 (best) to 5. */
  readonly dataQualityTo?: number | null | undefined;
  /** At least, 0 to 1. */
  readonly primaryShareFrom?: number | null | undefined;
  readonly footprint?: FootprintRange | null | undefined;
}

/** kg CO2e for one of the unit; a range that is shared in place of a figure is found where the two overlap. */
export interface FootprintRange {
  readonly unit: string;
  readonly from?: number | null | undefined;
  readonly to?: number | null | undefined;
}

/** The facets, each a bit: a product that fails one facet only still counts for the choices of that facet. */
export const FACETS = [
  ...(['SEARCH', 'CATEGORY', 'COUNTRY', 'STATUS', 'BOUNDARY', 'YEAR', 'SOURCE'] as const),
  ...(['LABEL', 'DATA_QUALITY', 'PRIMARY_SHARE', 'FOOTPRINT'] as const),
] as const;
export type Facet = (typeof FACETS)[number];

export function bitOf(facet: Facet): number {
  return 1 << FACETS.indexOf(facet);
}

/** Sets the bit of its facet for every product that fails it. */
type Mark = (failed: Uint16Array, bit: number) => void;

/** Which facets each product fails, as bits: 0 is found. */
export function failedFacets(index: SearchIndex, filter: SearchFilter): Uint16Array {
  const key = JSON.stringify(filter);
  const known = index.failed.get(key);
  if (known !== undefined) return known;
  const failed = new Uint16Array(index.products.rows.length);
  for (const [facet, mark] of marksOf(index, filter)) mark(failed, bitOf(facet));
  index.failed.set(key, failed);
  return failed;
}

function marksOf(index: SearchIndex, filter: SearchFilter): readonly (readonly [Facet, Mark])[] {
  const words = wordsOf(filter.search);
  const { footprint, dataQualityTo, primaryShareFrom } = filter;
  const lists: readonly (readonly [Facet, FacetList, readonly (string | number)[] | null | undefined])[] = [
    ['CATEGORY', 'categories', filter.categories],
    ['COUNTRY', 'countries', filter.countries],
    ['STATUS', 'statuses', filter.statuses],
    ['BOUNDARY', 'boundaries', filter.boundaries],
    ['YEAR', 'years', filter.years],
    ['SOURCE', 'sources', filter.sources],
  ];
  const marks: (readonly [Facet, Mark] | null)[] = [
    words.length === 0 ? null : ['SEARCH', byWords(index.productTexts(), words)],
    ...lists.map(([facet, list, wanted]) =>
      wanted?.length ? ([facet, byValue(index.facets()[list], wanted)] as const) : null,
    ),
    hasLabelTests(filter) ? ['LABEL', byLabel(index, filter)] : null,
    dataQualityTo == null ? null : ['DATA_QUALITY', atMost(index.measures().dataQuality, dataQualityTo)],
    primaryShareFrom == null
      ? null
      : ['PRIMARY_SHARE', atLeast(index.measures().primaryShare, primaryShareFrom)],
    footprint ? ['FOOTPRINT', inRange(index, footprint)] : null,
  ];
  return marks.filter((mark) => mark !== null);
}

function byWords(texts: readonly string[], words: readonly string[]): Mark {
  return (failed, bit) => {
    for (let place = 0; place < failed.length; place++)
      if (!containsAll(texts[place]!, words)) failed[place]! |= bit;
  };
}

function byValue({ values, codes }: FacetColumn, wanted: readonly (string | number)[]): Mark {
  const set = new Set(wanted.map(String));
  const fits = Uint8Array.from(values, ({ value }) => (set.has(value) ? 1 : 0));
  return (failed, bit) => {
    for (let place = 0; place < failed.length; place++) if (fits[codes[place]!] === 0) failed[place]! |= bit;
  };
}

function byLabel({ suppliers, supplierOf }: SearchIndex, filter: SearchFilter): Mark {
  const fits = Uint8Array.from(suppliers.rows, (supplier) => (hasLabel(supplier, filter) ? 1 : 0));
  return (failed, bit) => {
    for (let place = 0; place < failed.length; place++)
      if (fits[supplierOf[place]!] === 0) failed[place]! |= bit;
  };
}

/** What is not known, NaN, is never good enough. */
function atMost(values: Float64Array, limit: number): Mark {
  return (failed, bit) => {
    for (let place = 0; place < failed.length; place++) if (!(values[place]! <= limit)) failed[place]! |= bit;
  };
}

function atLeast(values: Float64Array, limit: number): Mark {
  return (failed, bit) => {
    for (let place = 0; place < failed.length; place++) if (!(values[place]! >= limit)) failed[place]! |= bit;
  };
}

function inRange(index: SearchIndex, { unit, from, to }: FootprintRange): Mark {
  const { values, codes } = index.facets().units;
  const { lower, upper } = index.measures();
  const wanted = unit === '' ? -1 : values.findIndex(({ value }) => value === unit);
  return (failed, bit) => {
    for (let place = 0; place < failed.length; place++) {
      const fits =
        codes[place] === wanted &&
        (from == null || upper[place]! >= from) &&
        (to == null || lower[place]! <= to);
      if (!fits) failed[place]! |= bit;
    }
  };
}

function hasLabelTests({ labelGrades, labelSchemes, isLabelled }: SearchFilter): boolean {
  return Boolean(labelGrades?.length || labelSchemes?.length) || isLabelled != null;
}

/** One label that fits all that is asked of labels. A grade counts while its label stands. */
export function hasLabel(
  supplier: SearchSupplier,
  { labelGrades, labelSchemes, isLabelled }: SearchFilter,
): boolean {
  const fitting = standingLabels(supplier).filter(
    ({ grade, scheme }) =>
      (!labelGrades?.length || labelGrades.includes(grade)) &&
      (!labelSchemes?.length || labelSchemes.includes(scheme)),
  );
  return isLabelled === false ? fitting.length === 0 : fitting.length > 0;
}

/** Suppliers that are found by what they make, and by themselves where nothing is asked of products. */
export function foundSuppliers(index: SearchIndex, filter: SearchFilter, failed: Uint16Array): Int32Array {
  const isFound = new Uint8Array(index.suppliers.rows.length);
  for (let place = 0; place < failed.length; place++)
    if (failed[place] === 0) isFound[index.supplierOf[place]!] = 1;
  if (!asksOfProducts(filter)) {
    const words = wordsOf(filter.search);
    index.suppliers.rows.forEach((supplier, place) => {
      if (isFound[place] === 0 && isFoundItself(supplier, index.supplierTexts[place]!, words, filter))
        isFound[place] = 1;
    });
  }
  return Int32Array.from([...isFound.keys()].filter((place) => isFound[place] === 1));
}

function isFoundItself(
  supplier: SearchSupplier,
  text: string,
  words: readonly string[],
  filter: SearchFilter,
): boolean {
  return (
    containsAll(text, words) &&
    (!filter.countries?.length || filter.countries.includes(supplier.country)) &&
    (!filter.sources?.length || filter.sources.includes(supplier.source)) &&
    (!hasLabelTests(filter) || hasLabel(supplier, filter))
  );
}

function asksOfProducts(filter: SearchFilter): boolean {
  const { categories, statuses, boundaries, years, dataQualityTo, primaryShareFrom, footprint } = filter;
  return (
    [categories, statuses, boundaries, years].some((values) => values?.length) ||
    [dataQualityTo, primaryShareFrom, footprint].some((value) => value != null)
  );
}

function wordsOf(search: string | null | undefined): readonly string[] {
  return (search ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 12);
}

function containsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** @throws InvalidInput with the code RANGE_INVALID for a range whose ends are the wrong way round */
export function checkFilter(filter: SearchFilter): SearchFilter {
  const { from, to } = filter.footprint ?? {};
  if (from == null || to == null || from <= to) return filter;
  throw new InvalidInput([
    {
      field: 'filter.footprint',
      code: 'RANGE_INVALID',
      message: 'The range begins above its end.',
      remedy: 'Give the lower figure first.',
    },
  ]);
}
