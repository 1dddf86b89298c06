import type { GwpSet } from '../factor/gwp.ts';
import type { Scope } from '../inventory/inventory.ts';
import type { Stage } from '../inventory/stage.ts';
import type { Saying } from '../saying.ts';

/** Which part of the total a contribution belongs to; the three parts add up to the total (PACT v3, CarbonFootprint). */
export type EmissionClass = 'FOSSIL' | 'BIOGENIC' | 'LAND_USE';

/** A number that is missing, and why. It travels with every total it would have been part of. */
export interface Gap extends Saying {
  readonly code: string;
  readonly stage: Stage;
  /** The line of the assessment itself (not of a nested one) that lacks something; null for a declared value. */
  readonly lineId: string | null;
}

export type FindingSeverity = 'BLOCK' | 'CONVERTED' | 'WARNING' | 'INFO';

export interface Finding extends Saying {
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly subjects: readonly string[];
}

/**
 * One gas at one place: the smallest thing a total is the sum of.
 * `lineId` is the line of the footprint's own assessment that carries the row, `leafLineId` the line, possibly of a
 * nested assessment, at which the gas leaves. Stage is that of the carrying line; the other dimensions are the leaf's.
 */
export interface ContributionRow {
  readonly position: number;
  readonly lineId: string | null;
  readonly leafAssessmentId: string;
  readonly leafLineId: string | null;
  readonly stage: Stage;
  readonly process: string;
  readonly supplierId: string | null;
  readonly region: string | null;
  readonly scope: Scope;
  readonly factorId: string | null;
  readonly sourceId: string | null;
  readonly year: number | null;
  readonly primary: boolean;
  /** Gas code; `CO2E` where the source gives no gases. */
  readonly gas: string;
  readonly emissionClass: EmissionClass;
  /** kg of the gas per declared unit; null for a gap and for `CO2E`. */
  readonly kgGas: number | null;
  /** kg CO2e per declared unit; null exactly when `gap` is set. */
  readonly kgCo2e: number | null;
  readonly gap: string | null;
}

export interface StageResult {
  readonly stage: Stage;
  /** kg CO2e per declared unit; null where only gaps are. */
  readonly kgCo2e: number | null;
  readonly gaps: readonly Gap[];
}

/** The finished result of one assessment, in the base case or under one scenario. kg CO2e per declared unit. */
export interface Footprint {
  readonly assessmentId: string;
  readonly scenarioId: string | null;
  readonly gwpSet: GwpSet;
  /** Sum over the stages inside the boundary; null where only gaps are. `BEYOND_BOUNDARY` is never inside. */
  readonly totalKgCo2e: number | null;
  readonly fossilKgCo2e: number | null;
  /** Biogenic gases other than CO2; biogenic CO2 is a mass row with 0 kg CO2e (PACT v3: excluding biogenic uptake). */
  readonly biogenicKgCo2e: number | null;
  readonly landUseKgCo2e: number | null;
  readonly beyondBoundaryKgCo2e: number | null;
  readonly stages: readonly StageResult[];
  readonly gaps: readonly Gap[];
  readonly findings: readonly Finding[];
  /** Share of the total's absolute contributions that rest on primary data, 0..1; null when nothing is known. */
  readonly primaryDataShare: number | null;
  /** Contribution-weighted mean of the lines' ratings, 1 (best) to 5; null when nothing is rated. */
  readonly dataQuality: number | null;
  readonly contributions: readonly ContributionRow[];
}
