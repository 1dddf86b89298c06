export const SEE_PARTS = ['OWN_DIRECT', 'OWN_INDIRECT', 'PRECURSOR_DIRECT', 'PRECURSOR_INDIRECT'] as const;
export type CbamBasisPart = (typeof SEE_PARTS)[number];

/**
 * Specific embedded emissions in their parts [t CO2e / t]. A part is null where only gaps are; what is known stands, and the
 * gaps go along. Not a product carbon footprint.
 */
export interface SpecificEmissions {
  readonly ownDirect: number | null;
  readonly ownIndirect: number | null;
  readonly precursorDirect: number | null;
  readonly precursorIndirect: number | null;
  /** What certificates are due for. */
  readonly basis: number | null;
  /** Direct and indirect, own and of precursors. */
  readonly informationalTotal: number | null;
  /** The indirect part of the basis. */
  readonly countedIndirect: number | null;
  /** Share of the total that stems from default values, 0 to 1; null where there is no total. */
  readonly defaultShare: number | null;
}
