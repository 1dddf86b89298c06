import type { BasisAmounts } from './basis.ts';
import type { ComparisonQuery, DimensionFilter, Measure } from './comparison.ts';
import type { SliceMembers } from './encodeSlice.ts';
import { asksForModuleD } from './selectFacts.ts';

export interface CubeQuery extends ComparisonQuery {
  /**
   * So many members of the outermost row dimension, those with the largest totals, keep rows of their own; the others become
   * OTHER, nested dimensions below it as below any member. Null keeps all.
   */
  readonly largestRows: number | null;
}

/** One footprint that takes part, and what its figures can be put in relation to. */
export interface CubeSubject extends SliceMembers, BasisAmounts {
  readonly id: string;
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
