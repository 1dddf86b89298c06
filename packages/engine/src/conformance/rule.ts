import { type Saying, say } from '../saying.ts';
import type { ConformanceSubject } from './subject.ts';

/**
 * What a rule comes to. `NOT_DECIDABLE`: no program can tell from the assessment; a person has to look. It is never counted as
 * kept. `NOT_APPLICABLE`: there is nothing the rule is about.
 */
export const CONFORMANCE_OUTCOMES = ['SATISFIED', 'VIOLATED', 'NOT_DECIDABLE', 'NOT_APPLICABLE'] as const;
export type ConformanceOutcome = (typeof CONFORMANCE_OUTCOMES)[number];

/** ERROR: who breaks it may not claim the standard (shall). WARNING: it should be kept. INFO: worth knowing. */
export const RULE_LEVELS = ['ERROR', 'WARNING', 'INFO'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** How sure the clause is: read in the standard itself, in a text about it, or recalled and to be verified. */
export const CERTAINTIES = ['PRIMARY', 'SECONDARY', 'MEMORY'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Where a rule is mended, so that a page can lead there. */
export const CONFORMANCE_PLACES = [
  'SCOPE',
  'EXCLUSIONS',
  'INVENTORY',
  'PRODUCT',
  'REVIEW',
  'RESULT',
] as const;
export type ConformancePlace = (typeof CONFORMANCE_PLACES)[number];

export interface Verdict {
  readonly outcome: ConformanceOutcome;
  /** What was found; for NOT_DECIDABLE, what a person has to look at. */
  readonly finding: Saying;
  /** Ids of the lines concerned. */
  readonly lines: readonly string[];
  readonly remedy: Saying | null;
  readonly place: ConformancePlace;
  /** Field of the assessment to be filled or corrected; null where it is none. */
  readonly field: string | null;
}

export type Check = (subject: ConformanceSubject) => Verdict;

/** One requirement of a standard, in our words, with how it is checked. */
export interface ConformanceRule {
  /** Stable: answers and reports refer to it. */
  readonly id: string;
  /** Code of the standard. */
  readonly standard: string;
  /** Empty where the number of the clause is not known. */
  readonly clause: string;
  readonly level: RuleLevel;
  readonly certainty: Certainty;
  readonly text: string;
  readonly textZh: string;
  readonly check: Check;
}

/** Where a verdict points. */
interface Pointer {
  readonly place: ConformancePlace;
  readonly field?: string;
  readonly lines?: readonly string[];
}

export function satisfied(finding: Saying, at: Pointer): Verdict {
  return verdict('SATISFIED', finding, null, at);
}

export function violated(finding: Saying, remedy: Saying, at: Pointer): Verdict {
  return verdict('VIOLATED', finding, remedy, at);
}

/** @param question what a person has to look at, as a question that yes answers in favour of the rule */
export function notDecidable(question: Saying, at: Pointer): Verdict {
  return verdict('NOT_DECIDABLE', question, null, at);
}

export function notApplicable(reason: Saying): Verdict {
  return verdict('NOT_APPLICABLE', reason, null, { place: 'RESULT' });
}

/** A requirement that only a person can judge, whatever the assessment holds. */
export function askPerson(en: string, zh: string, place: ConformancePlace = 'RESULT'): Check {
  return () => notDecidable(say(en, zh), { place });
}

/** The check where `applies` says nothing; its reason where it does not apply. */
export function onlyIf(applies: (subject: ConformanceSubject) => Saying | null, check: Check): Check {
  return (subject) => {
    const reason = applies(subject);
    return reason === null ? check(subject) : notApplicable(reason);
  };
}

function verdict(
  outcome: ConformanceOutcome,
  finding: Saying,
  remedy: Saying | null,
  { place, field, lines }: Pointer,
): Verdict {
  return { outcome, finding, remedy, place, field: field ?? null, lines: lines ?? [] };
}
