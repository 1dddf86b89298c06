import type { RuleAnswer } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { ConformanceAnswer } from '../../db/generated/client/client.ts';

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

/** The last answer to each rule; one that was withdrawn is none. */
export async function readAnswers(
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
