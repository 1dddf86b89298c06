import type { AssessmentStatus, Boundary } from '../../db/generated/client/enums.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { standingLabels } from './facetColumns.ts';
import { rangeOf, type SearchEntry, type SearchSource, type SearchSupplier, yearOf } from './searchEntry.ts';
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

type Test = (entry: SearchEntry, supplier: SearchSupplier, place: number) => boolean;

/** Which facets each product fails, as bits: 0 is found. */
export function failedFacets(index: SearchIndex, filter: SearchFilter): Uint16Array {
  const key = JSON.stringify(filter);
  const known = index.failed.get(key);
  if (known !== undefined) return known;
  const failed = testAll(index, filter);
  index.failed.set(key, failed);
  return failed;
}

function testAll(index: SearchIndex, filter: SearchFilter): Uint16Array {
  const tests = testsOf(index, filter);
  const { rows } = index.products;
  const failed = new Uint16Array(rows.length);
  for (let place = 0; place < rows.length; place++) {
    const entry = rows[place]!;
    const supplier = index.suppliers.rows[index.supplierOf[place]!]!;
    let bits = 0;
    for (const [bit, holds] of tests) if (!holds(entry, supplier, place)) bits |= bit;
    failed[place] = bits;
  }
  return failed;
}

function testsOf(index: SearchIndex, filter: SearchFilter): readonly (readonly [number, Test])[] {
  const words = wordsOf(filter.search);
  const tests: (readonly [Facet, Test] | null)[] = [
    words.length === 0
      ? null
      : ['SEARCH', (_entry, _supplier, place) => containsAll(index.productTexts[place]!, words)],
    anyOf('CATEGORY', filter.categories, ({ category }) => category),
    anyOf('COUNTRY', filter.countries, ({ region }) => region.slice(0, 2)),
    anyOf('STATUS', filter.statuses, ({ version }) => version?.status),
    anyOf('BOUNDARY', filter.boundaries, ({ version }) => version?.boundary),
    anyOf('YEAR', filter.years, yearOf),
    anyOf('SOURCE', filter.sources, (_entry, { source }) => source),
    hasLabelTests(filter) ? ['LABEL', (_entry, supplier) => hasLabel(supplier, filter)] : null,
    atLeast('DATA_QUALITY', filter.dataQualityTo, ({ version }) => version?.dataQuality, -1),
    atLeast('PRIMARY_SHARE', filter.primaryShareFrom, ({ version }) => version?.primaryDataShare, 1),
    filter.footprint ? ['FOOTPRINT', inRange(filter.footprint)] : null,
  ];
  return tests.flatMap((test) => (test === null ? [] : [[bitOf(test[0]), test[1]] as const]));
}

function anyOf<Value>(
  facet: Facet,
  wanted: readonly Value[] | null | undefined,
  pick: (entry: SearchEntry, supplier: SearchSupplier) => Value | null | undefined,
): readonly [Facet, Test] | null {
  if (!wanted?.length) return null;
  const set = new Set<Value | null | undefined>(wanted);
  return [facet, (entry, supplier) => set.has(pick(entry, supplier))];
}

/** What is not known is never good enough. */
function atLeast(
  facet: Facet,
  limit: number | null | undefined,
  pick: (entry: SearchEntry) => number | null | undefined,
  sign: 1 | -1,
): readonly [Facet, Test] | null {
  if (limit == null) return null;
  return [
    facet,
    (entry) => {
      const value = pick(entry);
      return value != null && sign * value >= sign * limit;
    },
  ];
}

function inRange({ unit, from, to }: FootprintRange): Test {
  return ({ version }) => {
    if (version?.unit !== unit) return false;
    if (from == null && to == null) return true;
    const range = rangeOf(version);
    return range !== null && (from == null || range.upper >= from) && (to == null || range.lower <= to);
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
export function foundSuppliers(
  index: SearchIndex,
  filter: SearchFilter,
  failed: Uint16Array,
): readonly number[] {
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
  return [...isFound.keys()].filter((place) => isFound[place] === 1);
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
