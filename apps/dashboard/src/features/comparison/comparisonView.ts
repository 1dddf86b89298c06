import type { ComparisonBasis, Dimension, GwpSet, Measure } from '../../graphql/generated/graphql.ts';
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
export const MEASURES: readonly Measure[] = [
  'TOTAL',
  'FOSSIL',
  'BIOGENIC',
  'LAND_USE',
  'AVIATION',
  'DATA_QUALITY',
  'PRIMARY_SHARE',
  'UNCERTAINTY',
];
export const BASES: readonly ComparisonBasis[] = [
  'DECLARED_UNIT',
  'KILOGRAM',
  'PIECE',
  'ANNUAL_VOLUME',
  'REVENUE',
];
export const GWP_SETS: readonly GwpSet[] = ['AR4', 'AR5', 'AR6'];
export const SHOWS: readonly PivotShow[] = ['KG', 'SHARE', 'DELTA'];
export const TABS = ['table', 'stacked', 'heat', 'waterfall', 'pair'] as const;

/** Most dimensions of one axis; the API takes no more. */
export const MOST_DIMENSIONS = 4;
/** Most products that are chosen one by one. */
export const MOST_PRODUCTS = 1_000;
/** Member id of all that is not among the largest. */
export const OTHER = '*';
/** Member id of everything that carries no value in a dimension. */
export const NOT_STATED = '-';
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

/** A product in the base case, or under a scenario. */
export interface PairMember {
  readonly product: string;
  /** Null for the base case. */
  readonly scenario: string | null;
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
  /** What is known by gas is characterised with it; null leaves each footprint its own set. */
  readonly gwpSet: GwpSet | null;
  /** So many of the largest rows stay, the others are one row; null for all. */
  readonly largestRows: number | null;
  readonly largestColumns: number | null;
  /** Ids along the path of the column the others are measured against. */
  readonly baseline: readonly string[] | null;
  /** Ids along the path of the column a waterfall leads to; null for the first one beside the baseline. */
  readonly target: readonly string[] | null;
  /** The two footprints that are told apart by paired draws; null for the first ones of the answer. */
  readonly first: PairMember | null;
  readonly second: PairMember | null;
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
  gwpSet: null,
  largestRows: null,
  largestColumns: null,
  baseline: null,
  target: null,
  first: null,
  second: null,
  show: 'KG',
  heat: false,
  tab: 'table',
  sort: null,
};

/** Whether a measure is kg CO2e, which can be added up, stacked and divided into shares; ratings and spreads are not. */
export function isMass(measure: Measure): boolean {
  return measure !== 'DATA_QUALITY' && measure !== 'PRIMARY_SHARE' && measure !== 'UNCERTAINTY';
}

/** Whether scenarios stand side by side; otherwise only one can be shown, because they are alternatives. */
export function splitsScenarios({ rows, columns }: Pick<ComparisonView, 'rows' | 'columns'>): boolean {
  return rows.includes('SCENARIO') || columns.includes('SCENARIO');
}
