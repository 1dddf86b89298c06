import { randomUUID } from 'node:crypto';
import { RULE_SETS } from '@cradle/engine';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { ConformanceAnswerKind } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { lockAssessment } from '../assessment/lockAssessment.ts';

const AnswerInput = z.object({
  ruleId: z.string(),
  answer: z.enum(['HOLDS', 'DOES_NOT_HOLD', 'NOT_APPLICABLE']),
  reason: z.string().trim().min(1).max(2000),
  evidenceNote: z.string().trim().max(2000).nullish(),
});

export interface AnswerRuleInput {
  readonly ruleId: string;
  readonly answer: 'HOLDS' | 'DOES_NOT_HOLD' | 'NOT_APPLICABLE';
  readonly reason: string;
  readonly evidenceNote?: string | null | undefined;
}

/**
 * Keeps what a person says of a rule. Earlier answers stay; the last one counts. Moves neither the revision nor a number.
 *
 * @throws InvalidInput; NotFound
 */
export async function answerRule(
  database: Database,
  viewer: Viewer,
  assessmentId: string,
  input: AnswerRuleInput,
): Promise<string> {
  const { ruleId, answer, reason, evidenceNote } = parseInput(AnswerInput, input);
  return keepAnswer(database, viewer, assessmentId, {
    ruleId,
    answer,
    reason,
    evidenceNote: evidenceNote ?? '',
  });
}

/** The rule is open again; who answered it before stays on record. @throws InvalidInput; NotFound */
export function withdrawAnswer(
  database: Database,
  viewer: Viewer,
  assessmentId: string,
  ruleId: string,
): Promise<string> {
  return keepAnswer(database, viewer, assessmentId, {
    ruleId,
    answer: 'WITHDRAWN',
    reason: '',
    evidenceNote: '',
  });
}

interface NewAnswer {
  readonly ruleId: string;
  readonly answer: ConformanceAnswerKind;
  readonly reason: string;
  readonly evidenceNote: string;
}

/** @returns code of the standard the rule belongs to */
async function keepAnswer(
  { prisma }: Database,
  { organisationId, userId, userName }: Viewer,
  assessmentId: string,
  answer: NewAnswer,
): Promise<string> {
  const ruleSet = RULE_SETS.find(({ rules }) => rules.some(({ id }) => id === answer.ruleId));
  if (ruleSet === undefined)
    throw new InvalidInput([
      {
        field: 'ruleId',
        code: 'RULE_UNKNOWN',
        message: `There is no rule ${answer.ruleId}.`,
        remedy: 'Take the id from the query conformance.',
      },
    ]);
  await prisma.$transaction(async (transaction) => {
    await lockAssessment(transaction, organisationId, assessmentId);
    const where = { organisationId_id: { organisationId, id: assessmentId } };
    const assessment = await transaction.assessment.findUnique({ where, select: { revision: true } });
    if (assessment === null) throw new NotFound('assessment', globalId('Assessment', assessmentId));
    const position = await transaction.conformanceAnswer.count({
      where: { organisationId, assessmentId, ruleId: answer.ruleId },
    });
    await transaction.conformanceAnswer.create({
      data: {
        ...{ organisationId, id: randomUUID(), assessmentId, ruleSetId: ruleSet.id, position: position + 1 },
        ...answer,
        ...{ assessmentRevision: assessment.revision, userId, userName },
      },
    });
  });
  return ruleSet.standard;
}
