import { addDays, addMonths } from './calendar.ts';
import type { LabelRules } from './scheme.ts';

/** What a label is worth on a day. */
export const LABEL_STATES = ['VALID', 'SURVEILLANCE_DUE', 'SUSPENDED', 'EXPIRED', 'REVOKED'] as const;
export type LabelState = (typeof LABEL_STATES)[number];

/** Until when a label holds; days as ISO 8601. */
export interface LabelTerms {
  readonly validUntil: string;
  readonly surveillanceDueOn: string;
  /** From this day on it is suspended by itself, unless surveillance was confirmed. */
  readonly suspendsOn: string;
}

/**
 * Terms of a label that was issued, or last confirmed, on a day. Surveillance is due no later than its end.
 *
 * @param validUntil where it was issued before; else the end follows from the day
 */
export function labelTerms(
  { validMonths, surveillanceMonths, graceMonths }: LabelRules,
  on: string,
  validUntil = addMonths(on, validMonths),
): LabelTerms {
  const [surveillanceDueOn] = [addMonths(on, surveillanceMonths), validUntil].sort();
  return {
    validUntil,
    surveillanceDueOn: surveillanceDueOn!,
    suspendsOn: addDays(addMonths(surveillanceDueOn!, graceMonths), 1),
  };
}

/**
 * The state on a day, without anybody having to do anything: a label expires after its last day, is due for surveillance from
 * that day on, and is suspended when surveillance is later than the grace allows.
 */
export function labelStateOn(
  terms: LabelTerms,
  decided: { readonly isSuspended: boolean; readonly isRevoked: boolean },
  on: string,
): LabelState {
  if (decided.isRevoked) return 'REVOKED';
  if (on > terms.validUntil) return 'EXPIRED';
  if (decided.isSuspended || on >= terms.suspendsOn) return 'SUSPENDED';
  const isDue = on >= terms.surveillanceDueOn && terms.surveillanceDueOn < terms.validUntil;
  return isDue ? 'SURVEILLANCE_DUE' : 'VALID';
}
