import type {
  AllocationMethod,
  AssessmentStatus,
  ElectricityApproach,
  EndOfLifeMethod,
  Stage,
  UseProfileSource,
} from '../../db/generated/client/client.ts';

/** Scope of an assessment (ISO 14067:2018, 6.3) as it was stated. Null and empty text mean that nothing was said. */
export interface ReportedScope {
  readonly goal: string;
  readonly goalZh: string;
  readonly pcrCode: string | null;
  readonly lciScope: readonly string[];
  /** Code of a region. */
  readonly geography: string | null;
  readonly allocationMethod: AllocationMethod | null;
  readonly allocationNote: string;
  readonly cutOffCriteria: string;
  /** 0..1 of the total, estimated. */
  readonly excludedShare: number | null;
  readonly electricityApproach: ElectricityApproach | null;
  readonly endOfLifeMethod: EndOfLifeMethod | null;
  readonly serviceLifeYears: number | null;
  readonly useProfile: string;
  readonly useProfileSource: UseProfileSource | null;
  readonly packagingIncluded: boolean | null;
  /** YYYY-MM-DD. */
  readonly validUntil: string | null;
}

/** Product category rules the reported assessment names, as the register holds them. */
export interface ReportedPcr {
  readonly code: string;
  readonly title: string;
  readonly titleZh: string;
  readonly operator: string;
  readonly version: string;
  readonly validUntil: string | null;
  readonly cnPrefixes: readonly string[];
  readonly categories: readonly string[];
}

export interface ReportedExclusion {
  readonly id: string;
  readonly stage: Stage | null;
  readonly name: string;
  readonly reason: string;
  readonly estimatedShare: number | null;
}

/** A step of the review. */
export interface ReportedEvent {
  readonly from: AssessmentStatus | null;
  readonly to: AssessmentStatus;
  /** Tells people of one report apart, `person-1`; the account behind it is not given away. */
  readonly person: string;
  readonly userName: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
}

/** The last answer of a person to a rule that no program can decide. */
export interface ReportedAnswer {
  readonly id: string;
  readonly ruleId: string;
  readonly answer: 'HOLDS' | 'DOES_NOT_HOLD' | 'NOT_APPLICABLE';
  readonly reason: string;
  readonly evidenceNote: string;
  readonly userName: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The assessment has changed since. */
  readonly isOutdated: boolean;
}

export interface ReportedEvidence {
  readonly fileName: string;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly note: string;
  /** Null: of the assessment as a whole, or of an answer. */
  readonly lineId: string | null;
  /** Of an answer about conformance. */
  readonly answerId: string | null;
  readonly userName: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What people have said and shown about the reported assessment. */
export interface ReportedReview {
  readonly pcr: ReportedPcr | null;
  readonly exclusions: readonly ReportedExclusion[];
  readonly events: readonly ReportedEvent[];
  readonly answers: readonly ReportedAnswer[];
  readonly evidence: readonly ReportedEvidence[];
  /** Threads that nobody has resolved. */
  readonly openComments: number;
}
