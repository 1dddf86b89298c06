import { randomUUID } from 'node:crypto';
import { takesAnswers } from '@cradle/schema';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { loadEvaluation, oneRefusal, stateOn } from './evaluationAccess.ts';
import { findIndicator, readScheme } from './schemeDocument.ts';

/**
 * The answer to an indicator, begun without a value where there is none, so that evidence can be handed in first.
 *
 * @returns its id
 * @throws InvalidInput with the code ANSWERS_CLOSED or UNKNOWN_REFERENCE; NotFound
 */
export async function openAnswer(
  database: Database,
  { organisationId, userId }: Viewer,
  evaluationId: string,
  indicatorId: string,
): Promise<string> {
  const evaluation = await loadEvaluation(database, organisationId, evaluationId);
  if (!takesAnswers(stateOn(evaluation)))
    throw oneRefusal(
      'evaluationId',
      'ANSWERS_CLOSED',
      'The answers cannot be changed in this state.',
      'Wait for the findings of the inspection, or start another evaluation.',
    );
  if (findIndicator(readScheme(evaluation.schemeVersion.document), indicatorId) === undefined)
    throw oneRefusal(
      'indicatorKey',
      'UNKNOWN_REFERENCE',
      `The scheme has no item ${indicatorId}.`,
      'Take a key of the scheme.',
    );
  const { id } = await database.prisma.evaluationAnswer.upsert({
    where: { organisationId_evaluationId_indicatorId: { organisationId, evaluationId, indicatorId } },
    create: { organisationId, id: randomUUID(), evaluationId, indicatorId, updatedBy: userId },
    update: {},
  });
  return id;
}
