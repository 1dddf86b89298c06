import { createHash } from 'node:crypto';
import {
  type Conformance,
  checkConformance,
  findRuleSet,
  type RuleAnswer,
  type RuleSet,
  ruleSetText,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { ConformanceAnswer } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { readSubject } from './readSubject.ts';

/** An answer with who gave it. */
export interface GivenAnswer extends RuleAnswer {
  readonly id: string;
  readonly reason: string;
  readonly evidenceNote: string;
  readonly userName: string;
  readonly at: Date;
  /** The assessment has changed since. */
  readonly isOutdated: boolean;
}

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
  const checkedOn = new Date().toISOString().slice(0, 10);
  const { subject, revision } = await readSubject(database, organisationId, assessmentId, checkedOn);
  const answers = await readAnswers(database, organisationId, assessmentId, revision);
  return {
    ...checkConformance(ruleSet, subject, answers),
    ...{ assessmentId, standard, checkedOn },
    ruleSetHash: hashOf(ruleSet),
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

export function hashOf(ruleSet: RuleSet): string {
  return createHash('sha256').update(ruleSetText(ruleSet)).digest('hex');
}

/** The last answer to each rule; one that was withdrawn is none. */
async function readAnswers(
  { prisma }: Database,
  organisationId: string,
  assessmentId: string,
  revision: number,
): Promise<readonly GivenAnswer[]> {
  const rows = await prisma.conformanceAnswer.findMany({
    where: { organisationId, assessmentId },
    orderBy: { position: 'asc' },
  });
  const last = new Map(rows.map((row) => [row.ruleId, row]));
  return [...last.values()].flatMap((row) => toAnswer(row, revision));
}

function toAnswer(row: ConformanceAnswer, revision: number): GivenAnswer[] {
  const { id, ruleId, answer, reason, evidenceNote, userName, at, assessmentRevision } = row;
  if (answer === 'WITHDRAWN') return [];
  return [
    { id, ruleId, answer, reason, evidenceNote, userName, at, isOutdated: assessmentRevision !== revision },
  ];
}
