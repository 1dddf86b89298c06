import { type SearchEntry, type SearchLabel, type SearchSupplier, yearOf } from './searchEntry.ts';

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

export type FacetColumns = Readonly<Record<FacetList, FacetColumn>>;

/** Codes instead of texts, so that counting is adding up whole numbers. */
export function facetColumns(
  entries: readonly SearchEntry[],
  supplierAt: (place: number) => SearchSupplier,
): FacetColumns {
  const column = (
    valueAt: (entry: SearchEntry, place: number) => string,
    nameZhOf?: (entry: SearchEntry) => string,
  ) => toColumn(entries, valueAt, nameZhOf);
  return {
    categories: column(
      ({ category }) => category,
      ({ categoryZh }) => categoryZh,
    ),
    countries: column(({ region }) => region.slice(0, 2)),
    statuses: column(({ version }) => version?.status ?? ''),
    boundaries: column(({ version }) => version?.boundary ?? ''),
    years: column((entry) => String(yearOf(entry) ?? '')),
    sources: column((_entry, place) => supplierAt(place).source),
    dataQualities: column(({ version }) => stepOf(version?.dataQuality, 1, 4)),
    primaryShares: column(({ version }) => stepOf(version?.primaryDataShare, 0.25, 0.75)),
  };
}

function toColumn(
  entries: readonly SearchEntry[],
  valueAt: (entry: SearchEntry, place: number) => string,
  nameZhOf: (entry: SearchEntry) => string = () => '',
): FacetColumn {
  const known = new Map<string, number>();
  const values: { value: string; nameZh: string }[] = [];
  const codes = Int32Array.from(entries, (entry, place) => {
    const value = valueAt(entry, place);
    let code = known.get(value);
    if (code === undefined) {
      code = values.length;
      known.set(value, code);
      values.push({ value, nameZh: nameZhOf(entry) });
    }
    return code;
  });
  return { values, codes };
}

/** The lower edge of the step a value lies in; empty where it is not known. */
function stepOf(value: number | null | undefined, step: number, highest: number): string {
  if (value == null) return '';
  return String(Math.min(Math.floor(value / step) * step, highest));
}

/** Labels that stand today: the others lift nobody and are no choice. */
export function standingLabels({ labels }: SearchSupplier): readonly SearchLabel[] {
  return labels.filter(({ state }) => state === 'VALID' || state === 'SURVEILLANCE_DUE');
}
