import type { ComparisonBasis, Dimension, Measure } from '../../graphql/generated/graphql.ts';
import type { PivotShow } from '../../table/index.ts';

export const DIMENSIONS: readonly Dimension[] = [
  'PRODUCT',
  'STAGE',
  'SCENARIO',
  'SUPPLIER',
  'PROCESS',
  'REGION',
  'PRODUCT_CATEGORY',
  'GAS',
  'SCOPE',
  'SOURCE',
  'YEAR',
  'ASSESSMENT',
];
export const MEASURES: readonly Measure[] = ['TOTAL', 'FOSSIL', 'BIOGENIC', 'LAND_USE'];
export const BASES: readonly ComparisonBasis[] = ['DECLARED_UNIT', 'KILOGRAM', 'ANNUAL_VOLUME'];
export const SHOWS: readonly PivotShow[] = ['KG', 'SHARE', 'DELTA'];
export const TABS = ['table', 'stacked', 'heat', 'waterfall'] as const;

/** Most dimensions of one axis; the API takes no more. */
export const MOST_DIMENSIONS = 4;
/** Most products that are chosen one by one. */
export const MOST_PRODUCTS = 1_000;
/** Member id of the base case in the dimension SCENARIO. */
export const BASE_CASE = 'BASE';

export type ComparisonTab = (typeof TABS)[number];

/** Members of one dimension that are kept, or left out. */
export interface ComparisonFilter {
  readonly dimension: Dimension;
  readonly mode: 'include' | 'exclude';
  /** Ids as the API gives them; never empty. */
  readonly members: readonly string[];
}

/** The order of the rows: by their names, their totals, or the values in the column with this path of ids. */
export interface ComparisonSort {
  readonly by: 'name' | 'total' | readonly string[];
  readonly descending: boolean;
}

/** What is compared and how it is shown: everything that belongs in the address. */
export interface ComparisonView {
  /** At least one. */
  readonly rows: readonly Dimension[];
  readonly columns: readonly Dimension[];
  /** Empty: every product. */
  readonly products: readonly string[];
  /** Beside the base case. */
  readonly scenarios: readonly string[] | 'ALL';
  readonly filters: readonly ComparisonFilter[];
  readonly measure: Measure;
  readonly basis: ComparisonBasis;
  /** Ids along the path of the column the others are measured against. */
  readonly baseline: readonly string[] | null;
  /** Ids along the path of the column a waterfall leads to; null for the first one beside the baseline. */
  readonly target: readonly string[] | null;
  readonly show: PivotShow;
  readonly heat: boolean;
  readonly tab: ComparisonTab;
  /** `null`: as the API orders them. */
  readonly sort: ComparisonSort | null;
}

/** What an address without parameters shows. */
export const START_VIEW: ComparisonView = {
  rows: ['PRODUCT'],
  columns: ['STAGE'],
  products: [],
  scenarios: [],
  filters: [],
  measure: 'TOTAL',
  basis: 'DECLARED_UNIT',
  baseline: null,
  target: null,
  show: 'KG',
  heat: false,
  tab: 'table',
  sort: null,
};

/** Whether scenarios stand side by side; otherwise only one can be shown, because they are alternatives. */
export function splitsScenarios({ rows, columns }: Pick<ComparisonView, 'rows' | 'columns'>): boolean {
  return rows.includes('SCENARIO') || columns.includes('SCENARIO');
}
