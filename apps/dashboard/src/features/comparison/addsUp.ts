/** Members of these belong to footprints that may not be comparable with each other. */
const OF_FOOTPRINTS = ['PRODUCT', 'ASSESSMENT', 'PRODUCT_CATEGORY'];

/**
 * Whether the values along an axis may be added up. Scenarios are alternatives, never parts of one sum; products are
 * added up only when the comparability check does not object.
 */
export function addsUp(dimensions: readonly string[], comparable: boolean): boolean {
  if (dimensions.includes('SCENARIO')) return false;
  return comparable || !dimensions.some((dimension) => OF_FOOTPRINTS.includes(dimension));
}
