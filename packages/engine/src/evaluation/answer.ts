/** A paper, record or file that speaks for an answer; days as ISO 8601. */
export interface AnswerEvidence {
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
}

/** What a factory says about one indicator. */
export interface IndicatorAnswer {
  readonly indicatorId: string;
  /** False: it does not apply to this factory. */
  readonly applies: boolean;
  /** BOOLEAN 0 or 1, LEVEL 0, 0.5 or 1, SHARE in percent, QUANTITY in the indicator's unit. Null: not answered. */
  readonly value: number | null;
  /** First and last day of what was measured, ISO 8601. */
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly evidence: readonly AnswerEvidence[];
  /** An inspector has seen that it is so. */
  readonly isVerified: boolean;
}

/** Everything an evaluation rests on besides its scheme. */
export interface EvaluationAnswers {
  /** By id of the veto item: whether it holds. An item that is not there has not been answered. */
  readonly vetoes: Readonly<Record<string, boolean>>;
  readonly indicators: readonly IndicatorAnswer[];
}
