import type { GwpSet } from '../factor/gwp.ts';
import type { Boundary, Stage } from './stage.ts';

export const TRANSPORT_MODES = ['ROAD', 'RAIL', 'SEA', 'AIR', 'INLAND_WATER', 'COURIER'] as const;
export type TransportMode = (typeof TRANSPORT_MODES)[number];

/** GHG Protocol scope as seen by the manufacturer. */
export type Scope = 1 | 2 | 3;

/** Data quality ratings, 1 (best) to 5, each null when not rated (PACT data quality indicators). */
export interface DataQuality {
  readonly technological: number | null;
  readonly geographical: number | null;
  readonly temporal: number | null;
}

/** What turns a line's amount into emissions. `NONE` is a gap (`FACTOR_MISSING`), never zero. */
export type LineInput =
  | { readonly kind: 'FACTOR'; readonly factorId: string }
  | { readonly kind: 'ASSESSMENT'; readonly assessmentId: string }
  | { readonly kind: 'NONE' };

/** One flow into the product system, per declared unit of the assessment. */
export interface InventoryLine {
  readonly id: string;
  readonly stage: Stage;
  /** The unit process the line belongs to, as its owner calls it; a dimension of every comparison. */
  readonly process: string;
  /** In `unit`, per declared unit; negative for credits and outputs. Null is the gap `AMOUNT_MISSING`. */
  readonly amount: number | null;
  readonly unit: string;
  readonly input: LineInput;
  readonly supplierId: string | null;
  /** ISO 3166-1 alpha-2, ISO 3166-2, or null. */
  readonly region: string | null;
  readonly transportMode: TransportMode | null;
  /** With an amount of mass and a factor per tonne-kilometre, the tonne-kilometres are amount x distance. */
  readonly distanceKm: number | null;
  readonly scope: Scope;
  /** Measured at the process itself rather than taken from a database (ISO 14067:2018, 3.1.7.1). */
  readonly primary: boolean;
  readonly year: number | null;
  readonly dataQuality: DataQuality;
  /** Geometric standard deviation of the amount, at least 1; null when not stated. */
  readonly uncertaintyGsd: number | null;
}

/** A published stage value, kg CO2e per declared unit; null is the gap `VALUE_NOT_DECLARED`. */
export interface DeclaredStageValue {
  readonly id: string;
  readonly stage: Stage;
  readonly process: string;
  readonly kgCo2e: number | null;
}

export interface DeclaredUnit {
  readonly amount: number;
  readonly unit: string;
}

interface AssessmentFrame {
  readonly id: string;
  readonly productId: string;
  /** The owner's category of the product, for selectors; null when it has none. */
  readonly productCategory: string | null;
  readonly supplierId: string | null;
  readonly region: string | null;
  readonly year: number | null;
  readonly declaredUnit: DeclaredUnit;
  readonly boundary: Boundary;
  readonly gwpSet: GwpSet;
  /** Mass of one declared unit, kg; null when unknown. */
  readonly massKg: number | null;
}

/** Calculated from an inventory. */
export interface CalculatedAssessment extends AssessmentFrame {
  readonly kind: 'CALCULATED';
  readonly lines: readonly InventoryLine[];
}

/** Declared by someone else: its stage values are taken as they are. */
export interface DeclaredAssessment extends AssessmentFrame {
  readonly kind: 'DECLARED';
  readonly stageValues: readonly DeclaredStageValue[];
  /** Identifier of the source the values were published in; a dimension of every comparison. */
  readonly sourceId: string | null;
}

export type Assessment = CalculatedAssessment | DeclaredAssessment;
