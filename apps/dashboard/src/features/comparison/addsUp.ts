import type { ComparisonBasis } from '../../graphql/generated/graphql.ts';

/** Members of these belong to footprints that may not be comparable with each other. */
const OF_FOOTPRINTS = ['PRODUCT', 'ASSESSMENT', 'PRODUCT_CATEGORY'];
/** kg CO2e per kilogram of a kettle and of a lamp are no kilograms of anything together. */
const INTENSITIES: readonly ComparisonBasis[] = ['KILOGRAM', 'PIECE', 'REVENUE'];

export interface Addends {
  /** Whether the comparability check does not object. */
  readonly comparable: boolean;
  readonly basis: ComparisonBasis;
  /** False for weighted means, which are weighed anew and never added. */
  readonly mass: boolean;
}

/**
 * Whether the values along an axis may be put together. Scenarios are alternatives, never parts of one sum; products are
 * added up only when the comparability check does not object, and not when each is divided by an amount of its own.
 */
export function addsUp(dimensions: readonly string[], { comparable, basis, mass }: Addends): boolean {
  if (dimensions.includes('SCENARIO')) return false;
  if (!dimensions.some((dimension) => OF_FOOTPRINTS.includes(dimension))) return true;
  return comparable && !(mass && INTENSITIES.includes(basis));
}
