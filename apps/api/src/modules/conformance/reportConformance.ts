import { type Conformance, checkConformance, findRuleSet, type RuleSet } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { hashOfRuleSet } from './hashOfRuleSet.ts';
import { type GivenAnswer, readAnswers } from './readAnswers.ts';
import { readSubject } from './readSubject.ts';

export interface ConformanceReport extends Conformance<GivenAnswer> {
  readonly assessmentId: string;
  readonly standard: string;
  /** SHA-256 of what the rule set says. */
  readonly ruleSetHash: string;
  readonly checkedOn: string;
}

/** @throws InvalidInput when there are no rules of the standard; NotFound when there is no such assessment */
export async function reportConformance(
  database: Database,
  organisationId: string,
  assessmentId: string,
  standard: string,
): Promise<ConformanceReport> {
  const ruleSet = readRuleSet(standard);
  const checkedOn = today();
  const { subject, revision } = await readSubject(database, organisationId, assessmentId, checkedOn);
  const answers = await readAnswers(database, organisationId, assessmentId, revision);
  return {
    ...checkConformance(ruleSet, subject, answers),
    ...{ assessmentId, standard, checkedOn },
    ruleSetHash: hashOfRuleSet(ruleSet),
  };
}

/** @throws InvalidInput */
export function readRuleSet(standard: string): RuleSet {
  const found = findRuleSet(standard);
  if (found !== undefined) return found;
  throw new InvalidInput([
    {
      field: 'standard',
      code: 'STANDARD_UNKNOWN',
      message: `There are no rules of ${standard}.`,
      remedy: 'Take the code from the query standards.',
    },
  ]);
}
