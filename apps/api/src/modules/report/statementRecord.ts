import type { Certainty, RuleLevel, Stage } from '@cradle/engine';
import type { AssessmentStatus } from '../../db/generated/client/client.ts';
import type { Bilingual, Saying } from './bilingual.ts';
import type { ReportedScope } from './statementSource.ts';

/** A thing that something is said of, with its global id. */
interface NamedLine extends Bilingual {
  readonly id: string;
}

/** What of the scope a reader expects to be stated. */
export const SCOPE_STATEMENTS = [
  'goal',
  'functionalUnit',
  'standard',
  'period',
  'pcr',
  'lciScope',
  'geography',
  'packaging',
  'cutOffCriteria',
  'excludedShare',
  'allocation',
  'electricity',
  'endOfLifeMethod',
  'serviceLife',
  'useProfile',
  'useProfileSource',
  'validUntil',
] as const;
export type ScopeStatement = (typeof SCOPE_STATEMENTS)[number];

/** Goal and scope as stated; null and empty text: nothing was said. */
export interface RecordScope extends Omit<ReportedScope, 'pcrCode'> {
  /** `title` is empty where the register does not hold the rules. */
  readonly pcr:
    | (Bilingual & { readonly code: string; readonly operator: string; readonly version: string })
    | null;
  readonly exclusions: readonly RecordExclusion[];
  readonly notStated: readonly ScopeStatement[];
  /** Statements about stages outside the boundary, which nobody expects. */
  readonly outsideBoundary: readonly ScopeStatement[];
}

export interface RecordExclusion {
  /** Null: of no one stage. */
  readonly stage: Stage | null;
  readonly name: string;
  readonly reason: string;
  /** 0..1 of the total, estimated; null when nobody has estimated it. */
  readonly estimatedShare: number | null;
}

/** The rules of one standard, asked on the day the report was made. */
export interface RecordConformance {
  readonly standard: Bilingual & { readonly code: string };
  /** False: the assessment names no standard with rules, and ISO 14067 stands in. */
  readonly isNamed: boolean;
  readonly ruleSetId: string;
  /** SHA-256 of what the rules say. */
  readonly ruleSetHash: string;
  readonly claimable: boolean;
  /** Rules that stand in the way of the claim. */
  readonly obstacles: number;
  /** Whether it may be claimed, in one sentence. */
  readonly verdict: Saying;
  readonly counts: {
    readonly satisfied: number;
    readonly violated: number;
    readonly notDecidable: number;
    readonly notApplicable: number;
    readonly answered: number;
  };
  readonly violated: readonly RecordRule[];
  /** No program can decide them: a person has answered, or has still to look. */
  readonly notDecidable: readonly RecordRule[];
}

export interface RecordRule {
  readonly id: string;
  /** Empty where the number of the clause is not known. */
  readonly clause: string;
  readonly level: RuleLevel;
  readonly certainty: Certainty;
  readonly text: string;
  readonly textZh: string;
  /** What was found; for one that is not decidable, the question. */
  readonly finding: Saying;
  readonly remedy: Saying | null;
  readonly lines: readonly NamedLine[];
  readonly isObstacle: boolean;
  readonly answer: RecordAnswer | null;
}

export interface RecordAnswer {
  readonly answer: 'HOLDS' | 'DOES_NOT_HOLD' | 'NOT_APPLICABLE';
  readonly reason: string;
  readonly evidenceNote: string;
  readonly userName: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly isOutdated: boolean;
}

export interface RecordReview {
  /** Who stands for the result, in one sentence; never more than the state and its history say. */
  readonly statement: Saying;
  /** In the reviewer's own words; empty where there is none. */
  readonly reviewerStatement: string;
  readonly events: readonly RecordEvent[];
  readonly evidence: readonly RecordEvidence[];
  /** Threads that nobody has resolved. */
  readonly openComments: number;
}

export interface RecordEvent {
  readonly at: string;
  readonly userName: string;
  /** Null: it was created. */
  readonly from: AssessmentStatus | null;
  readonly to: AssessmentStatus;
  readonly reason: string;
}

export interface RecordEvidence {
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly note: string;
  readonly userName: string;
  readonly at: string;
  /** Null: of the assessment as a whole, of an answer, or of a line that is gone. */
  readonly line: NamedLine | null;
  /** Of the answer to this rule. */
  readonly ruleId: string | null;
}
