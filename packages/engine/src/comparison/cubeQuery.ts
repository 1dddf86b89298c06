import { BASES, type ComparisonQuery, type DimensionFilter, type Measure } from './comparison.ts';
import type { SliceMembers } from './encodeSlice.ts';
import { asksForModuleD } from './selectFacts.ts';

/** What figures of the cube can be per: what a comparison knows, one piece, and one unit of the price. */
export const CUBE_BASES = [...BASES, 'PIECE', 'REVENUE'] as const;
export type CubeBasis = (typeof CUBE_BASES)[number];

export interface CubeQuery extends Omit<ComparisonQuery, 'basis'> {
  readonly basis: CubeBasis;
  /**
   * So many members of the outermost row dimension, those with the largest totals, keep rows of their own; the others become
   * OTHER, nested dimensions below it as below any member. Null keeps all.
   */
  readonly largestRows: number | null;
}

/** One footprint that takes part, and what its figures can be put in relation to, each of one declared unit. */
export interface CubeSubject extends SliceMembers {
  readonly id: string;
  readonly massKg: number | null;
  /** Declared units a year. */
  readonly annualVolume: number | null;
  /** Pieces in one declared unit. */
  readonly pieces: number | null;
  /** Price of one declared unit; all prices of a comparison are in one currency. */
  readonly price: number | null;
}

/** Why a footprint cannot be shown on a basis. */
export const CUBE_BASIS_GAP: Readonly<Record<CubeBasis, string>> = {
  DECLARED_UNIT: '',
  KILOGRAM: 'MASS_UNKNOWN',
  ANNUAL_VOLUME: 'ANNUAL_VOLUME_UNKNOWN',
  PIECE: 'PIECES_UNKNOWN',
  REVENUE: 'PRICE_UNKNOWN',
};

/**
 * What kg CO2e per declared unit are multiplied by. Null when the subject lacks what the basis needs: its facts are gaps.
 * 3 kg CO2e per declared unit of 2 kg are 1.5 per kilogram: the scale is 0.5.
 */
export function scaleOn(basis: CubeBasis, subject: CubeSubject): number | null {
  switch (basis) {
    case 'DECLARED_UNIT':
      return 1;
    case 'KILOGRAM':
      return inverse(subject.massKg);
    case 'ANNUAL_VOLUME':
      return subject.annualVolume;
    case 'PIECE':
      return inverse(subject.pieces);
    case 'REVENUE':
      return inverse(subject.price);
    default:
      return basis satisfies never;
  }
}

/** Nothing can be put in relation to nothing: 0 is as unknown as null. */
function inverse(amount: number | null): number | null {
  return amount === null || !(amount > 0) || !Number.isFinite(1 / amount) ? null : 1 / amount;
}

/** The filters of a query, that on module D included. */
export function filtersOf({ filters }: Pick<CubeQuery, 'filters'>): readonly DimensionFilter[] {
  return asksForModuleD(filters)
    ? filters
    : [...filters, { dimension: 'STAGE', include: null, exclude: ['BEYOND_BOUNDARY'] }];
}

/** The emission class values must have; null for any. Gaps count for every measure. */
export function classAsked(measure: Measure): Exclude<Measure, 'TOTAL'> | null {
  return measure === 'TOTAL' ? null : measure;
}
