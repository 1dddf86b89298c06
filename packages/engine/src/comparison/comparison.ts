import type { EmissionClass, Finding } from '../footprint/footprint.ts';

export const DIMENSIONS = [
  'PRODUCT',
  'STAGE',
  'SUPPLIER',
  'SCENARIO',
  'PROCESS',
  'REGION',
  'GAS',
  'SCOPE',
  'SOURCE',
  'YEAR',
  'PRODUCT_CATEGORY',
  'ASSESSMENT',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const MEASURES = ['TOTAL', 'FOSSIL', 'BIOGENIC', 'LAND_USE'] as const;
export type Measure = (typeof MEASURES)[number];

/** Measures that need more of each contribution than its emissions: see `FactDetail`. */
export const DETAIL_MEASURES = ['AVIATION', 'DATA_QUALITY', 'PRIMARY_SHARE', 'UNCERTAINTY'] as const;
export type DetailMeasure = (typeof DETAIL_MEASURES)[number];

export const BASES = ['DECLARED_UNIT', 'KILOGRAM', 'PIECE', 'ANNUAL_VOLUME', 'REVENUE'] as const;
export type Basis = (typeof BASES)[number];

/** Member id of everything that carries no value in a dimension (a line without supplier, without region …). */
export const NOT_STATED = '-';
/** Member id of all that is not among the largest rows. */
export const OTHER = '*';
/** Member id of the base case in the dimension SCENARIO. */
export const BASE_CASE = 'BASE';

/** One contribution as a fact of the cube; member ids by dimension are strings, labels live outside. */
export interface Fact {
  readonly stage: string;
  readonly supplier: string | null;
  readonly process: string;
  readonly region: string | null;
  readonly gas: string;
  readonly scope: number;
  readonly source: string | null;
  readonly year: number | null;
  readonly emissionClass: EmissionClass;
  readonly kgCo2e: number | null;
  readonly gap: string | null;
}

/** All facts of one footprint, with what is the same for all of them. */
export interface FootprintFacts {
  readonly product: string;
  readonly productCategory: string;
  readonly assessment: string;
  /** `BASE_CASE` or a scenario id. */
  readonly scenario: string;
  /** Mass of one declared unit, kg; null makes the basis KILOGRAM a gap (`MASS_UNKNOWN`). */
  readonly massKg: number | null;
  /** Declared units a year; null makes the basis ANNUAL_VOLUME a gap (`ANNUAL_VOLUME_UNKNOWN`). */
  readonly annualVolume: number | null;
  /** Pieces in one declared unit; null makes the basis PIECE a gap (`PIECES_UNKNOWN`). */
  readonly pieces: number | null;
  /** Price of one declared unit; null makes the basis REVENUE a gap (`PRICE_UNKNOWN`). */
  readonly price: number | null;
  readonly facts: readonly Fact[];
}

export interface DimensionFilter {
  readonly dimension: Dimension;
  /** Member ids to keep; null keeps all. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[];
}

export interface ComparisonQuery {
  readonly rows: readonly Dimension[];
  readonly columns: readonly Dimension[];
  readonly filters: readonly DimensionFilter[];
  readonly measure: Measure;
  readonly basis: Basis;
  /** Member ids along `columns`; null measures against nothing. */
  readonly baselineColumn: readonly string[] | null;
}

export interface ComparisonCell {
  readonly row: number;
  readonly column: number;
  /** kg CO2e; null where only gaps are. */
  readonly kgCo2e: number | null;
  /** Of the column's total; null without a total. */
  readonly share: number | null;
  /** kg CO2e minus the baseline column's value in the same row; null without both. */
  readonly deltaFromBaseline: number | null;
  readonly gaps: readonly string[];
  /** How many contributions were added up. */
  readonly facts: number;
  /** How many contributions have no value. */
  readonly missing: number;
}

export interface ComparisonTotal {
  readonly kgCo2e: number | null;
  readonly gaps: readonly string[];
  readonly facts: number;
  readonly missing: number;
}

/** Sparse: only cells with a fact or a gap. Axis entries are member ids along the dimensions asked for. */
export interface ComparisonResult {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly (readonly string[])[];
  readonly cells: readonly ComparisonCell[];
  readonly rowTotals: readonly ComparisonTotal[];
  readonly columnTotals: readonly ComparisonTotal[];
  readonly total: ComparisonTotal;
  readonly findings: readonly Finding[];
}
