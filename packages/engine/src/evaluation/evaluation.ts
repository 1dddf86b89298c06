import type { EvidenceStanding } from './scheme.ts';

/** Why an answer gives no points, or fewer. */
export const EVALUATION_GAPS = [
  'NOT_ANSWERED',
  'MAY_NOT_BE_LEFT_OUT',
  'BENCHMARK_NOT_SET',
  'VALUE_OUT_OF_RANGE',
  'PERIOD_NOT_STATED',
  'PERIOD_TOO_SHORT',
  'PERIOD_TOO_OLD',
  'EVIDENCE_MISSING',
  'EVIDENCE_EXPIRED',
] as const;
export type EvaluationGapCode = (typeof EVALUATION_GAPS)[number];

export interface EvaluationGap {
  readonly indicatorId: string;
  readonly code: EvaluationGapCode;
}

/** A node of the scheme with what it comes to. Scores are fractions of 1, points are of 100 in the whole evaluation. */
export interface NodeResult {
  readonly id: string;
  readonly parent: string | null;
  /** False: it does not apply, and neither does anything in it. */
  readonly applies: boolean;
  /** Part of the whole that rests on it, after what does not apply was shared out: 0 to 1. */
  readonly share: number;
  /** Null where the indicator gives no score for the reason in the gaps; it adds no points then. */
  readonly score: number | null;
  /** The score times the evidence factor. */
  readonly scoreWithEvidence: number | null;
  readonly points: number;
  readonly pointsWithEvidence: number;
  /** Of indicators that give a score; null for groups. */
  readonly standing: EvidenceStanding | null;
}

export interface FailedGate {
  /** Of the veto item or the mandatory indicator. */
  readonly id: string;
  readonly reason: 'VETO' | 'VETO_NOT_ANSWERED' | 'MANDATORY';
}

/** What to do about one indicator on the way to a grade. */
export interface GradeStep {
  readonly indicatorId: string;
  /** The score to reach; the one it has where only evidence is missing. */
  readonly toScore: number;
  /** The value that gives this score. */
  readonly toValue: number;
  readonly toStanding: EvidenceStanding;
  /** What the total gains, in points of 100. */
  readonly points: number;
}

/** What it takes to reach the next better grade. */
export interface NextGrade {
  readonly grade: string;
  /** Points of 100 the total lacks; 0 where only a group or the gate is in the way. */
  readonly missingPoints: number;
  readonly groupsBelow: readonly { readonly id: string; readonly missingPoints: number }[];
  readonly gates: readonly FailedGate[];
  /** Those that help most first; taken together they lead to the grade if `isReachable`. */
  readonly steps: readonly GradeStep[];
  /** False where an inspection has to confirm answers too. */
  readonly isReachable: boolean;
}

/** The finished record of an evaluation on a day. */
export interface EvaluationResult {
  /** The day it holds for, ISO 8601: evidence and periods age. */
  readonly on: string;
  /** Points of 100; null where nothing applies. */
  readonly score: number | null;
  readonly scoreWithEvidence: number | null;
  /** In the order of the scheme. */
  readonly nodes: readonly NodeResult[];
  readonly gaps: readonly EvaluationGap[];
  readonly failedGates: readonly FailedGate[];
  /** Null: none. */
  readonly grade: string | null;
  readonly answered: number;
  readonly applicable: number;
  /** Null where the best grade is reached. */
  readonly next: NextGrade | null;
}
