import type { GwpSet } from '../factor/gwp.ts';
import type { Finding } from '../footprint/footprint.ts';
import type { Boundary } from '../inventory/stage.ts';
import type { Basis } from './comparison.ts';

/** One footprint that is to stand beside others. */
export interface ComparabilitySubject {
  readonly assessmentId: string;
  readonly label: string;
  readonly kind: 'CALCULATED' | 'DECLARED';
  readonly declaredUnit: { readonly amount: number; readonly unit: string };
  readonly boundary: Boundary;
  readonly gwpSet: GwpSet;
  readonly massKg: number | null;
  /** Pieces in one declared unit. */
  readonly pieces: number | null;
  /** Of one declared unit. */
  readonly price: { readonly amount: number; readonly currency: string; readonly year: number } | null;
  /** YYYY-MM-DD. */
  readonly referencePeriodEnd: string | null;
  readonly verified: boolean;
  /** Whether its emissions are known by gas and can be characterised with another set. */
  readonly hasGasDetail: boolean;
  /** What the figure is; a product carbon footprint unless it says otherwise. */
  readonly quantityKind?: 'PCF' | 'CBAM_SEE' | 'CORPORATE_INTENSITY';
  readonly scope: ComparabilityScope;
}

/** What an assessment states about how it was made; null where it states nothing. */
export interface ComparabilityScope {
  readonly allocationMethod: AllocationMethod | null;
  readonly endOfLifeMethod: EndOfLifeMethod | null;
  readonly electricityApproach: ElectricityApproach | null;
  /** Of the total, 0..1, estimated. */
  readonly excludedShare: number | null;
  readonly pcrCode: string | null;
  /** The last day of validity, YYYY-MM-DD. */
  readonly validUntil: string | null;
  /** Data quality rating, 1 (very good) to 5 (very poor). */
  readonly dataQuality: number | null;
  /** Primary data share, 0..1. */
  readonly primaryDataShare: number | null;
}

export type AllocationMethod =
  | 'NOT_NEEDED'
  | 'SUBDIVISION'
  | 'SYSTEM_EXPANSION'
  | 'PHYSICAL'
  | 'ECONOMIC'
  | 'OTHER';
export type EndOfLifeMethod = 'CUT_OFF' | 'CLOSED_LOOP' | 'SUBSTITUTION' | 'CIRCULAR_FOOTPRINT_FORMULA';
export type ElectricityApproach = 'LOCATION_BASED' | 'MARKET_BASED';

/** How the footprints are shown. */
export interface ComparisonSetting {
  readonly basis: Basis;
  /** The stages a filter keeps; null keeps all. */
  readonly stages: readonly string[] | null;
  /** The GWP set everything known by gas was characterised with; null leaves each footprint its own. */
  readonly gwpSet: GwpSet | null;
  /** YYYY-MM-DD: what is valid until an earlier day has expired. */
  readonly today: string;
}

export type ComparabilityRule = (
  subjects: readonly ComparabilitySubject[],
  setting: ComparisonSetting,
) => Finding[];
