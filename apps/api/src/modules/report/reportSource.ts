import type { Assessment, Factor, ParameterModel, Scenario, Stage } from '@cradle/engine';
import type {
  AssessmentKind,
  AssessmentStatus,
  Boundary,
  GwpSet,
  TransportMode,
} from '../../db/generated/client/client.ts';
import type { Bilingual } from './bilingual.ts';
import type { ReportedReview, ReportedScope } from './statementSource.ts';

/**
 * Everything a report is made from, as plain JSON: what the engine calculates with, and the words around it. A report record
 * is a pure function of it (`deriveReport`), which is how a report is recalculated without a database.
 */
export interface ReportSource {
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** Program and version, such as `Cradle 0.1.0`. */
  readonly program: string;
  readonly organisation: Bilingual & { readonly country: string };
  readonly product: ReportedProduct;
  /** The assessment that is reported. */
  readonly subjectId: string;
  /** The reported assessment first, then earlier versions, the latest first. */
  readonly assessments: readonly ReportedAssessment[];
  /** Lines of the reported assessment, in their order. */
  readonly lines: readonly ReportedLine[];
  /** Chinese names of unit processes by the names lines use; not in files made before it was part of reports. */
  readonly processNames?: Readonly<Record<string, string>>;
  readonly suppliers: readonly NamedThing[];
  /** Assessments of other products that lines use. */
  readonly usedAssessments: readonly (NamedThing & {
    readonly version: number;
    readonly status: AssessmentStatus;
    readonly boundary: Boundary;
    readonly gwpSet: GwpSet;
    /** YYYY-MM-DD. */
    readonly referencePeriodEnd: string | null;
    readonly validUntil: string | null;
  })[];
  readonly scenarios: readonly (NamedThing & Reasoned)[];
  readonly parameters: readonly (NamedThing & { readonly unit: string | null })[];
  readonly calculation: ReportedCalculation;
  /** Factors that lines of the reported assessment, or of products it uses, use. */
  readonly factors: readonly ReportedFactor[];
  readonly sources: readonly ReportedSource[];
  readonly releases: readonly ReportedRelease[];
  /** What the plausibility rules said; they compare with the whole library, which is no part of a report. */
  readonly plausibility: readonly ReportedFinding[];
  readonly review: ReportedReview;
}

/** Why a scenario is looked at; not in files made before it was part of reports. */
export interface Reasoned {
  readonly description?: string;
  readonly descriptionZh?: string;
}

/** `id` is as in the database; global ids are made where the record needs them. */
export interface NamedThing extends Bilingual {
  readonly id: string;
}

export interface ReportedProduct extends NamedThing {
  readonly sku: string;
  readonly category: string;
  readonly categoryZh: string;
  readonly description: string;
  readonly cnCode: string | null;
  /** kg of one declared unit. */
  readonly massKg: number | null;
  /** Declared units a year. */
  readonly annualVolume: number | null;
  readonly supplierId: string | null;
}

export interface ReportedAssessment {
  readonly id: string;
  readonly version: number;
  readonly kind: AssessmentKind;
  readonly status: AssessmentStatus;
  readonly declaredUnitAmount: number;
  readonly declaredUnit: string;
  readonly functionalUnit: string;
  readonly functionalUnitZh: string;
  readonly boundary: Boundary;
  readonly boundaryNote: string;
  readonly scope: ReportedScope;
  readonly standard: string | null;
  /** YYYY-MM-DD. */
  readonly referencePeriodStart: string | null;
  readonly referencePeriodEnd: string | null;
  readonly gwpSet: GwpSet;
  /** Name of where a declared footprint was published. */
  readonly declaredSource: string | null;
  readonly marks: readonly string[];
}

/** The words of a line; its numbers are in the calculation. */
export interface ReportedLine extends NamedThing {
  readonly note: string;
  readonly transportMode: TransportMode | null;
}

/** What the engine is given; the text it makes of it (`canonicalInput`) has the hashes stated here. */
export interface ReportedCalculation {
  readonly engineVersion: string;
  readonly assessments: readonly Assessment[];
  readonly factors: readonly Factor[];
  readonly scenarios: readonly Scenario[];
  readonly parameters: ParameterModel | null;
  readonly inputHashes: readonly StatedHash[];
}

export interface StatedHash {
  readonly assessmentId: string;
  /** Null for the base case. */
  readonly scenarioId: string | null;
  /** SHA-256 of the canonical input text, hexadecimal. */
  readonly inputHash: string;
}

export interface ReportedFactor extends NamedThing {
  /** Of the library, such as `Electricity`. */
  readonly category: string;
  readonly sourceRow: string;
  readonly releaseId: string | null;
  /** Hash of what its source says of it, as its import made it. */
  readonly contentHash: string;
  readonly isRetired: boolean;
}

export interface ReportedSource {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly publisher: string;
  readonly version: string;
  readonly year: number | null;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly attribution: string;
  readonly url: string;
}

export interface ReportedRelease {
  readonly id: string;
  readonly sourceId: string;
  readonly version: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/** Subjects are local ids of lines or assessments. */
export interface ReportedFinding {
  readonly code: string;
  readonly severity: 'BLOCK' | 'CONVERTED' | 'WARNING' | 'INFO';
  readonly lineIds: readonly string[];
  readonly message: string;
  readonly messageZh: string;
}

export type ReportedStage = Stage;
