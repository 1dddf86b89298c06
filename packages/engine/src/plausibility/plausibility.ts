import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import type { ContributionRow, Finding, Footprint } from '../footprint/footprint.ts';
import type { Assessment } from '../inventory/inventory.ts';

/** Codes of the plausibility rules; docs/methods/plausibility.md has source and worked number of each. */
export const PLAUSIBILITY_CODES = [
  'IMPLIED_GRID_FACTOR',
  'GRID_FACTOR_OF_REGION',
  'IMPLIED_FREIGHT_FACTOR',
  'MATERIAL_INTENSITY',
  'STAGES_DO_NOT_CLOSE',
  'NEGATIVE_STAGE',
  'TOTAL_NOT_POSITIVE',
  'STAGE_WITHOUT_VALUE',
  'PRIMARY_SHARE_OUT_OF_RANGE',
  'MATERIAL_MASS',
] as const;
export type PlausibilityCode = (typeof PLAUSIBILITY_CODES)[number];

/** A number that a rule looked at, in the unit given; `1` for shares and ratios. */
export interface PlausibilityFact {
  readonly name: 'FOUND' | 'LOWEST' | 'HIGHEST' | 'EXPECTED';
  readonly value: number;
  readonly unit: string;
}

/** A figure that cannot be, or hardly can. It never changes a result: it asks somebody to look. */
export interface PlausibilityFinding extends Finding {
  readonly code: PlausibilityCode;
  readonly facts: readonly PlausibilityFact[];
  readonly remedy: string;
  readonly remedyZh: string;
}

/** Least and greatest figure the library holds for one thing, and how many figures that are. */
export interface KnownRange {
  readonly lowest: number;
  readonly highest: number;
  readonly figures: number;
}

/** What the rules compare with; the library is asked outside. */
export interface PlausibilityLibrary {
  readonly factors: FactorCatalogue;
  /** kg CO2e per kWh of a region's own grid mix; null when the library has none. */
  gridFactor(region: string): number | null;
  /** kg CO2e per kg over all published figures for an activity; null when there are none. */
  materialRange(activity: string): KnownRange | null;
}

export interface PlausibilitySubject {
  readonly assessment: Assessment;
  /** Of the base case. */
  readonly footprint: CheckedFootprint;
}

/** What the rules read of a footprint; its contributions may be added up by line before. */
export interface CheckedFootprint extends Pick<Footprint, 'totalKgCo2e' | 'stages' | 'primaryDataShare'> {
  readonly contributions: readonly Pick<ContributionRow, 'lineId' | 'kgCo2e'>[];
}

export type PlausibilityRule = (
  subject: PlausibilitySubject,
  library: PlausibilityLibrary,
) => PlausibilityFinding[];
