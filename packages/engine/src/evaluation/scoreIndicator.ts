import type { IndicatorAnswer } from './answer.ts';
import { addDays, addMonths } from './calendar.ts';
import type { EvaluationGapCode } from './evaluation.ts';
import {
  type EvaluationScheme,
  type EvidenceStanding,
  isMeasured,
  rangeOf,
  type SchemeIndicator,
} from './scheme.ts';

export interface IndicatorScore {
  readonly applies: boolean;
  /** 0 to 1; null with a gap. */
  readonly score: number | null;
  readonly standing: EvidenceStanding | null;
  readonly gaps: readonly EvaluationGapCode[];
}

/**
 * s = clamp((x − benchmark) / (leading − benchmark), 0, 1): 0 at the benchmark and 1 at the leading value exactly, the same for
 * values that should be high and for those that should be low. Worked: benchmark 120, leading 60, x 90 gives 0.5.
 */
export function scoreBetween(value: number, benchmark: number, leading: number): number {
  return Math.min(1, Math.max(0, (value - benchmark) / (leading - benchmark)));
}

/** Scores one answer on a day; without an answer it applies and has the gap NOT_ANSWERED. */
export function scoreIndicator(
  scheme: EvaluationScheme,
  indicator: SchemeIndicator,
  answer: IndicatorAnswer | undefined,
  on: string,
): IndicatorScore {
  if (answer !== undefined && !answer.applies) {
    return indicator.mayNotApply
      ? { applies: false, score: null, standing: null, gaps: [] }
      : without('MAY_NOT_BE_LEFT_OUT');
  }
  if (answer === undefined || answer.value === null) return without('NOT_ANSWERED');
  const range = rangeOf(indicator);
  if (range === null) return without('BENCHMARK_NOT_SET');
  if (!isPossible(indicator, answer.value)) return without('VALUE_OUT_OF_RANGE');
  const period = isMeasured(indicator) ? periodGap(scheme, answer, on) : null;
  if (period !== null) return without(period);
  const { standing, gaps } = standingOf(indicator, answer, on);
  return { applies: true, score: scoreBetween(answer.value, ...range), standing, gaps };
}

function without(gap: EvaluationGapCode): IndicatorScore {
  return { applies: true, score: null, standing: null, gaps: [gap] };
}

function isPossible({ kind }: SchemeIndicator, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (kind === 'BOOLEAN') return value === 0 || value === 1;
  if (kind === 'LEVEL') return value === 0 || value === 0.5 || value === 1;
  if (kind === 'SHARE') return value >= 0 && value <= 100;
  return true;
}

/** Data quality gate: a number over fewer months than a year, or of long ago, is not scored. */
function periodGap(
  { period }: EvaluationScheme,
  { periodStart, periodEnd }: IndicatorAnswer,
  on: string,
): EvaluationGapCode | null {
  if (periodStart === null || periodEnd === null) return 'PERIOD_NOT_STATED';
  if (addDays(periodEnd, 1) < addMonths(periodStart, period.months)) return 'PERIOD_TOO_SHORT';
  if (addMonths(periodEnd, period.endedWithinMonths) < on) return 'PERIOD_TOO_OLD';
  return null;
}

function standingOf(
  { evidence: rules }: SchemeIndicator,
  answer: IndicatorAnswer,
  on: string,
): { readonly standing: EvidenceStanding; readonly gaps: readonly EvaluationGapCode[] } {
  const holds = answer.evidence.filter(({ issuedOn, validUntil }) => {
    if (validUntil !== null && validUntil < on) return false;
    return rules.maxAgeMonths === null || issuedOn === null || addMonths(issuedOn, rules.maxAgeMonths) >= on;
  });
  const gaps: EvaluationGapCode[] =
    answer.evidence.length > 0 && holds.length === 0 ? ['EVIDENCE_EXPIRED'] : [];
  if (rules.isRequired && holds.length === 0) {
    return {
      standing: 'MISSING',
      gaps: gaps.length > 0 ? gaps : ['EVIDENCE_MISSING'],
    };
  }
  if (answer.isVerified) return { standing: 'VERIFIED', gaps };
  return { standing: holds.length > 0 ? 'DOCUMENTED' : 'SELF_DECLARED', gaps };
}
