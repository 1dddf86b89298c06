import type { MeasureColumns } from './measureColumns.ts';
import type { SearchEntry, SearchLabel, SearchSupplier } from './searchEntry.ts';

/** The values one facet has, and which of them each product has. */
export interface FacetColumn {
  /** The empty value is: not known. */
  readonly values: readonly { readonly value: string; readonly nameZh: string }[];
  /** Place among the values, by place of the product. */
  readonly codes: Int32Array;
}

/** The facets in which a product has one value. */
export type FacetList =
  | ('categories' | 'countries' | 'statuses' | 'boundaries')
  | ('years' | 'sources' | 'dataQualities' | 'primaryShares');

/** The declared units are asked for with a range, and are no choice of their own. */
export type FacetColumns = Readonly<Record<FacetList | 'units', FacetColumn>>;

/** Codes instead of texts, so that counting is adding up whole numbers. One look at each product fills all columns. */
export function facetColumns(
  entries: readonly SearchEntry[],
  measures: MeasureColumns,
  suppliers: readonly SearchSupplier[],
  supplierOf: Int32Array,
): FacetColumns {
  const column = () => createColumn(entries.length);
  const [categories, countries, statuses, boundaries, units] = [
    ...[column(), column(), column(), column(), column()],
  ] as const;
  entries.forEach(({ category, categoryZh, region, version }, place) => {
    categories.put(place, category, category, categoryZh);
    countries.put(place, region, region.slice(0, 2));
    statuses.put(place, version?.status ?? '');
    boundaries.put(place, version?.boundary ?? '');
    units.put(place, version?.unit ?? '');
  });
  return {
    ...{ categories, countries, statuses, boundaries, units },
    years: numberColumn(measures.year, (year) => year),
    dataQualities: numberColumn(measures.dataQuality, (rating) => stepOf(rating, 1, 4)),
    primaryShares: numberColumn(measures.primaryShare, (share) => stepOf(share, 0.25, 0.75)),
    sources: columnBySupplier(
      suppliers.map(({ source }) => source),
      supplierOf,
    ),
  };
}

interface GrowingColumn extends FacetColumn {
  /** A row with something its value follows from, which may be finer than the value. */
  put(place: number, known: string | number, value?: string, nameZh?: string): void;
}

function createColumn(length: number): GrowingColumn {
  const codeOfKnown = new Map<string | number, number>();
  const codeOfValue = new Map<string, number>();
  const values: { value: string; nameZh: string }[] = [];
  const codes = new Int32Array(length);
  return {
    ...{ values, codes },
    put(place, known, value = String(known), nameZh = '') {
      let code = codeOfKnown.get(known);
      if (code === undefined) {
        code = codeOfValue.get(value) ?? values.push({ value, nameZh }) - 1;
        codeOfValue.set(value, code);
        codeOfKnown.set(known, code);
      }
      codes[place] = code;
    },
  };
}

/** The empty value for NaN. */
function numberColumn(numbers: Float64Array, toValue: (number: number) => number): FacetColumn {
  const column = createColumn(numbers.length);
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place]!;
    column.put(place, Number.isNaN(number) ? '' : toValue(number));
  }
  return column;
}

function columnBySupplier(valueOfSupplier: readonly string[], supplierOf: Int32Array): FacetColumn {
  const column = createColumn(supplierOf.length);
  for (let place = 0; place < supplierOf.length; place++)
    column.put(place, valueOfSupplier[supplierOf[place]!]!);
  return column;
}

/** The lower edge of the step a value lies in. */
function stepOf(value: number, step: number, highest: number): number {
  return Math.min(Math.floor(value / step) * step, highest);
}

/** Labels that stand today: the others lift nobody and are no choice. */
export function standingLabels({ labels }: SearchSupplier): readonly SearchLabel[] {
  return labels.filter(({ state }) => state === 'VALID' || state === 'SURVEILLANCE_DUE');
}
