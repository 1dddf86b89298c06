import { addMonths } from './calendar.ts';
import type { LabelRules } from './scheme.ts';

/** What a label is worth on a day. */
export const LABEL_STATES = ['VALID', 'SURVEILLANCE_DUE', 'SUSPENDED', 'EXPIRED', 'REVOKED'] as const;
export type LabelState = (typeof LABEL_STATES)[number];

/** What was decided about a label; days as ISO 8601. */
export interface LabelTerms {
  readonly validUntil: string;
  readonly surveillanceDueOn: string;
  readonly isSuspended: boolean;
  readonly isRevoked: boolean;
}

/** Terms of a label issued on a day: the yearly look at it comes no later than its end. */
export function labelTerms(
  { validMonths, surveillanceMonths }: LabelRules,
  issuedOn: string,
): Pick<LabelTerms, 'validUntil' | 'surveillanceDueOn'> {
  const validUntil = addMonths(issuedOn, validMonths);
  const [surveillanceDueOn] = [addMonths(issuedOn, surveillanceMonths), validUntil].sort();
  return { validUntil, surveillanceDueOn: surveillanceDueOn! };
}

/**
 * The state on a day, without anybody having to do anything: a label expires after its last day, is due for surveillance from
 * that day on, and is suspended when surveillance is late by more than the months of grace.
 */
export function labelStateOn(
  terms: LabelTerms,
  { graceMonths }: Pick<LabelRules, 'graceMonths'>,
  on: string,
): LabelState {
  if (terms.isRevoked) return 'REVOKED';
  if (on > terms.validUntil) return 'EXPIRED';
  if (terms.isSuspended || on > addMonths(terms.surveillanceDueOn, graceMonths)) return 'SUSPENDED';
  return on >= terms.surveillanceDueOn && terms.surveillanceDueOn < terms.validUntil
    ? 'SURVEILLANCE_DUE'
    : 'VALID';
}
