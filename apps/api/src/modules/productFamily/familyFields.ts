/** Columns of a line that a variant's line takes from the family's, or has of its own. */
export const FAMILY_FIELDS = [
  'stage',
  'process',
  'name',
  'nameZh',
  'amount',
  'unit',
  'factorId',
  'inputAssessmentId',
  'supplierId',
  'region',
  'transportMode',
  'distanceKm',
  'scope',
  'primary',
  'year',
  'technologicalDqr',
  'geographicalDqr',
  'temporalDqr',
  'uncertaintyGsd',
  'note',
] as const;
export type FamilyField = (typeof FAMILY_FIELDS)[number];

/**
 * Columns that only mean something together: an amount of one's own keeps its unit when the family's is weighed in grams
 * from now on, and a line has a factor or an input assessment.
 */
export const TIED_FIELDS: readonly (readonly FamilyField[])[] = [
  ['amount', 'unit'],
  ['factorId', 'inputAssessmentId'],
];

/** A column with those it is tied to. */
export function withTied(field: FamilyField): readonly FamilyField[] {
  return TIED_FIELDS.find((fields) => fields.includes(field)) ?? [field];
}

/** A scaled amount is the family's times the scale, up to the rounding of the order they were multiplied in. */
export const SCALE_TOLERANCE = 1e-9;
