import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { lockAssessment } from '../assessment/lockAssessment.ts';
import { requireOpenFinding } from '../factoryEvaluation/inspectEvaluation.ts';
import { refuseSettledItself } from '../footprint/refuseSettled.ts';

/**
 * Removes a file of evidence. Once a version is verified its evidence stays: somebody has relied on it.
 *
 * @returns the id
 * @throws NotFound; InvalidInput with the code SETTLED, EVIDENCE_OF_ANSWER, FINDING_CLOSED or EVIDENCE_OF_ANOTHER
 */
export async function removeEvidence(
  { prisma }: Database,
  { organisationId, userId }: Viewer,
  id: string,
): Promise<string> {
  return prisma.$transaction(async (transaction) => {
    const where = { organisationId_id: { organisationId, id } };
    const stored = await transaction.evidence.findUnique({
      where,
      select: { assessmentId: true, answerId: true, findingId: true, userId: true },
    });
    if (stored === null) throw new NotFound('evidence', globalId('Evidence', id));
    if (stored.answerId !== null)
      throw new InvalidInput([
        {
          field: 'id',
          code: 'EVIDENCE_OF_ANSWER',
          message: 'This file speaks for an answer of a factory evaluation.',
          remedy: 'Take it away from that answer.',
        },
      ]);
    if (stored.assessmentId !== null) {
      await lockAssessment(transaction, organisationId, stored.assessmentId);
      await refuseSettledItself(transaction, organisationId, stored.assessmentId);
    }
    if (stored.findingId !== null) {
      await requireOpenFinding(transaction, organisationId, stored.findingId);
      if (stored.userId !== userId) throw ofAnother();
    }
    await transaction.evidence.delete({ where, select: { id: true } });
    return id;
  });
}

/** Factory and inspector each keep their own side of a finding. */
function ofAnother(): InvalidInput {
  return new InvalidInput([
    {
      field: 'id',
      code: 'EVIDENCE_OF_ANOTHER',
      message: 'Somebody else has added this file to the finding.',
      remedy: 'Ask them to remove it.',
    },
  ]);
}
