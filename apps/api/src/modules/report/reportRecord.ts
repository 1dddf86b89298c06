import type { Boundary, Stage } from '@cradle/engine';
import type { AssessmentKind, AssessmentStatus, GwpSet } from '../../db/generated/client/client.ts';
import type { Bilingual, Saying } from './bilingual.ts';
import type { Reasoned } from './reportSource.ts';
import type { RecordConformance, RecordReview, RecordScope } from './statementRecord.ts';

/**
 * One report as plain JSON; every file is drawn from it. Masses are kg CO2e per declared unit, positive for emissions. Ids are
 * those of the API, so that each number leads back to its line or factor. A number that is missing is null with its gaps.
 */
export interface ReportRecord {
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly program: string;
  readonly organisation: Bilingual & { readonly country: string };
  readonly product: RecordProduct;
  readonly assessment: RecordAssessment;
  readonly scope: RecordScope;
  /** What a reader has to know before the first number, the gravest first. */
  readonly warnings: readonly RecordWarning[];
  readonly gaps: readonly RecordGap[];
  readonly totals: RecordTotals;
  readonly stages: readonly RecordStage[];
  readonly gases: readonly RecordGas[];
  readonly boundary: RecordBoundary;
  readonly inventory: readonly RecordLine[];
  /** Published values of a declared assessment. */
  readonly declaredValues: readonly RecordDeclaredValue[];
  /** Chinese names of unit processes by the names lines use. */
  readonly processNames?: Readonly<Record<string, string>>;
  readonly factors: readonly RecordFactor[];
  readonly sources: readonly RecordSource[];
  readonly releases: readonly RecordRelease[];
  readonly hotspots: readonly RecordHotspot[];
  readonly sensitivity: RecordSensitivity;
  /** Null where nothing could be drawn: there is no total. */
  readonly uncertainty: RecordUncertainty | null;
  readonly quality: RecordQuality;
  /** The reported version first, then earlier ones. */
  readonly versions: readonly RecordVersion[];
  readonly scenarios: readonly RecordScenario[];
  /** Scenarios of the organisation that change nothing here. */
  readonly scenariosWithoutEffect: number;
  readonly conformance: RecordConformance;
  readonly review: RecordReview;
  readonly limitations: readonly Saying[];
  readonly calculation: RecordCalculation;
}

/** A thing of the dashboard that a number leads back to. */
export interface Anchored {
  /** Global id. */
  readonly id: string;
}

export interface RecordProduct extends Anchored, Bilingual {
  readonly sku: string;
  readonly category: string;
  readonly categoryZh: string;
  readonly description: string;
  readonly cnCode: string | null;
  readonly massKg: number | null;
  readonly supplier: Bilingual | null;
}

export interface RecordAssessment extends Anchored {
  readonly version: number;
  readonly kind: AssessmentKind;
  readonly status: AssessmentStatus;
  /** A draft says so on every page. */
  readonly isDraft: boolean;
  readonly declaredUnit: { readonly amount: number; readonly unit: string };
  readonly functionalUnit: string;
  readonly functionalUnitZh: string;
  readonly boundaryNote: string;
  readonly standard: (Bilingual & { readonly code: string }) | null;
  readonly referencePeriodStart: string | null;
  readonly referencePeriodEnd: string | null;
  readonly gwpSet: GwpSet;
  readonly declaredSource: string | null;
}

export interface RecordWarning extends Saying {
  readonly code: string;
  readonly severity: 'BLOCK' | 'WARNING' | 'INFO';
  readonly lineIds: readonly string[];
}

export interface RecordGap extends Saying {
  readonly code: string;
  readonly stage: Stage;
  /** The line that lacks something; null for a declared value. */
  readonly line: (Anchored & Bilingual) | null;
}

export interface RecordTotals {
  readonly totalKgCo2e: number | null;
  readonly fossilKgCo2e: number | null;
  readonly biogenicKgCo2e: number | null;
  readonly landUseKgCo2e: number | null;
  /** Part of the total that flies. */
  readonly aviationKgCo2e: number | null;
  /** Published values nobody has split may hold flights that are not in `aviationKgCo2e`. */
  readonly aviationIsComplete: boolean;
  /** Module D; never in the total. */
  readonly beyondBoundaryKgCo2e: number | null;
  /** kg of biogenic CO2, a mass beside the total (PACT v3). */
  readonly biogenicCo2Kg: number;
  /** 0..1. */
  readonly primaryDataShare: number | null;
  /** 1 (best) to 5. */
  readonly dataQuality: number | null;
}

export interface RecordStage {
  readonly stage: Stage;
  readonly kgCo2e: number | null;
  /** Of the total, 0..1; null without a total and for module D. */
  readonly share: number | null;
  readonly lines: number;
  readonly gaps: readonly string[];
}

export interface RecordGas extends Bilingual {
  readonly gas: string;
  readonly emissionClass: 'FOSSIL' | 'BIOGENIC' | 'LAND_USE';
  /** kg of the gas; null for what is known as CO2e only. */
  readonly kgGas: number | null;
  readonly gwp: number | null;
  readonly kgCo2e: number;
  readonly share: number | null;
}

export interface RecordBoundary {
  readonly boundary: Boundary;
  readonly stages: readonly RecordBoundaryStage[];
}

export interface RecordBoundaryStage {
  readonly stage: Stage;
  /** EN 15804 modules. */
  readonly modules: readonly string[];
  readonly isInside: boolean;
  /** Unit processes that lines name, largest first. */
  readonly processes: readonly string[];
  readonly kgCo2e: number | null;
  readonly gaps: number;
}

export interface RecordLine extends Anchored, Bilingual {
  /** From 1, in the order of the inventory. */
  readonly position: number;
  readonly stage: Stage;
  readonly process: string;
  readonly amount: number | null;
  readonly unit: string;
  readonly distanceKm: number | null;
  readonly transportMode: string | null;
  readonly factorId: string | null;
  /** The other product's assessment it takes its emissions from. */
  readonly used: (Anchored & Bilingual & { readonly version: number }) | null;
  readonly supplier: Bilingual | null;
  readonly region: string | null;
  readonly scope: number;
  readonly primary: boolean;
  readonly year: number | null;
  readonly ratings: readonly (number | null)[];
  readonly uncertaintyGsd: number | null;
  readonly note: string;
  readonly kgCo2e: number | null;
  readonly share: number | null;
  readonly gaps: readonly string[];
}

export interface RecordDeclaredValue {
  readonly stage: Stage;
  readonly process: string;
  readonly kgCo2e: number | null;
}

export interface RecordFactor extends Anchored, Bilingual {
  readonly activity: string;
  readonly unit: string;
  readonly region: string;
  readonly year: number | null;
  readonly boundary: string;
  readonly gwpSet: GwpSet | null;
  /** kg CO2e per unit, characterised with the set of the assessment. */
  readonly kgCo2ePerUnit: number | null;
  /** Whether gases were characterised anew, or a published total was taken. */
  readonly isByGas: boolean;
  readonly lines: number;
  /** Of all lines with the factor, also those of products that are used. */
  readonly kgCo2e: number | null;
  readonly sourceId: string;
  readonly sourceRow: string;
  readonly releaseId: string | null;
  readonly contentHash: string;
  readonly isRetired: boolean;
  /** SHA-256 of what the engine was given, the first 16 digits. */
  readonly digest: string;
}

export interface RecordSource extends Bilingual {
  readonly id: string;
  readonly publisher: string;
  readonly version: string;
  readonly year: number | null;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly attribution: string;
  readonly url: string;
  readonly factors: number;
  readonly kgCo2e: number | null;
  readonly share: number | null;
}

export interface RecordRelease {
  readonly id: string;
  readonly sourceId: string;
  readonly version: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly factors: number;
}

export interface RecordHotspot extends Anchored, Bilingual {
  readonly stage: Stage;
  readonly kgCo2e: number;
  readonly share: number | null;
  readonly cumulativeShare: number | null;
  /** Among the largest that make up 80 %. */
  readonly isVital: boolean;
}

export interface RecordSensitivity {
  /** Lines are moved by this share to both sides. */
  readonly share: number;
  readonly baseKgCo2e: number | null;
  readonly lines: readonly RecordSwing[];
  readonly parameters: readonly RecordParameterSwing[];
  /** Parameters that lack a bound, by name; never taken as no influence. */
  readonly withoutBounds: readonly string[];
}

export interface RecordSwing extends Anchored, Bilingual {
  readonly kgCo2eAtLow: number;
  readonly kgCo2eAtHigh: number;
  readonly swing: number;
}

export interface RecordParameterSwing extends Bilingual {
  readonly parameter: string;
  readonly low: number;
  readonly high: number;
  readonly kgCo2eAtLow: number;
  readonly kgCo2eAtHigh: number;
  readonly swing: number;
}

export interface RecordUncertainty {
  readonly draws: number;
  readonly seed: number;
  readonly mean: number;
  readonly median: number;
  readonly standardDeviation: number;
  /** Ends of the middle 95 % of the draws. */
  readonly lower: number;
  readonly upper: number;
  /** Without a draw, from moments. */
  readonly analyticMean: number;
  readonly analyticStandardDeviation: number;
  /** Lines and factors whose spread matters most, the largest first. */
  readonly causes: readonly RecordCause[];
}

export interface RecordCause extends Bilingual {
  readonly kind: 'AMOUNT' | 'FACTOR' | 'DECLARED';
  /** Global id of the line or factor. */
  readonly id: string;
  /** Contribution to variance with all it acts together with, 0..1. */
  readonly share: number;
}

export interface RecordQuality {
  /** 0..1. */
  readonly primaryDataShare: number | null;
  readonly rating: number | null;
  /** 1 (best) to 5; what is not rated counts as 5 (PACT Methodology v3, 4.2.3). */
  readonly technological: number | null;
  readonly geographical: number | null;
  readonly temporal: number | null;
  /** Of the absolute contributions, how much has any rating. */
  readonly ratedShare: number | null;
  readonly linesWithoutRating: number;
  readonly lines: number;
}

export interface RecordVersion extends Anchored {
  readonly version: number;
  readonly status: AssessmentStatus;
  readonly declaredUnit: { readonly amount: number; readonly unit: string };
  readonly boundary: Boundary;
  readonly gwpSet: GwpSet;
  readonly referencePeriodEnd: string | null;
  readonly totalKgCo2e: number | null;
  /** The reported version minus this one; null for itself, and where both must not stand side by side. */
  readonly differenceKgCo2e: number | null;
  readonly stages: readonly {
    readonly stage: Stage;
    readonly kgCo2e: number | null;
    readonly gaps: readonly string[];
  }[];
  readonly gaps: number;
  /** What has to be known before they are compared. */
  readonly findings: readonly (Saying & { readonly code: string; readonly severity: string })[];
}

export interface RecordScenario extends Anchored, Bilingual, Reasoned {
  readonly totalKgCo2e: number | null;
  /** Scenario minus base. */
  readonly differenceKgCo2e: number | null;
  readonly share: number | null;
  readonly changes: number;
  readonly gaps: number;
}

export interface RecordCalculation {
  readonly engineVersion: string;
  readonly gwpSet: GwpSet;
  /** Of the reported footprint. */
  readonly inputHash: string;
  readonly formulas: number;
}
