import type { FactorFilter } from '../../graphql/generated/graphql.ts';

/** What is searched for; empty texts and nulls stand for "any". It lives in the address. */
export interface FactorView {
  readonly search: string;
  readonly category: string;
  /** ISO 3166-1 or 3166-2, or a code of the source such as RER. */
  readonly region: string;
  /** Key of the source. */
  readonly source: string;
  readonly unit: string;
  readonly boundary: string;
  readonly licence: string;
  /** `true` or `false`: with or without a split by gas. */
  readonly gases: string;
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
}

const TEXTS = ['category', 'region', 'source', 'unit', 'boundary', 'licence', 'gases'] as const;

/** `?q=steel&region=CN&from=2020`; years that are no whole numbers count as not given. */
export function readFactorView(parameters: URLSearchParams): FactorView {
  return {
    search: parameters.get('q') ?? '',
    category: parameters.get('category') ?? '',
    region: parameters.get('region') ?? '',
    source: parameters.get('source') ?? '',
    unit: parameters.get('unit') ?? '',
    boundary: parameters.get('boundary') ?? '',
    licence: parameters.get('licence') ?? '',
    gases: parameters.get('gases') ?? '',
    yearFrom: readYear(parameters.get('from')),
    yearTo: readYear(parameters.get('to')),
  };
}

/** The reverse of {@link readFactorView}, without what is not given. */
export function writeFactorView(view: FactorView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (view.search !== '') parameters.set('q', view.search);
  for (const key of TEXTS) if (view[key] !== '') parameters.set(key, view[key]);
  if (view.yearFrom !== null) parameters.set('from', String(view.yearFrom));
  if (view.yearTo !== null) parameters.set('to', String(view.yearTo));
  return parameters;
}

/** Search and filter as the API takes them. */
export function toFactorVariables(view: FactorView): { search: string; filter: FactorFilter } {
  return {
    search: view.search.trim(),
    filter: {
      ...(view.category !== '' && { categories: [view.category] }),
      ...(view.region !== '' && { regions: [view.region] }),
      ...(view.source !== '' && { sources: [view.source] }),
      ...(view.unit !== '' && { units: [view.unit] }),
      ...(view.boundary !== '' && { boundaries: [view.boundary] }),
      ...(view.licence !== '' && { licences: [view.licence] }),
      ...(view.gases !== '' && { hasGases: view.gases === 'true' }),
      ...(view.yearFrom !== null && { yearFrom: view.yearFrom }),
      ...(view.yearTo !== null && { yearTo: view.yearTo }),
    },
  };
}

/** Whether anything but the search narrows the result. */
export function hasFilters(view: FactorView): boolean {
  return Object.keys(toFactorVariables(view).filter).length > 0;
}

function readYear(text: string | null): number | null {
  return text !== null && /^\d{4}$/.test(text) ? Number(text) : null;
}
