import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { lockAssessment } from '../assessment/lockAssessment.ts';
import { recordEditor } from '../assessmentWorkflow/recordEditor.ts';
import { refuseSettledItself } from '../footprint/refuseSettled.ts';
import { ExclusionFields } from './scopeFields.ts';

const Exclusions = z.object({ exclusions: z.array(ExclusionFields).max(100) });

/**
 * Takes the place of everything the assessment says it leaves out. Moves its revision and no number.
 *
 * @param revision as it was read: the change of somebody else is not lost
 * @throws InvalidInput naming each field, such as `exclusions[1].reason`, or with the code VERSION_CHANGED; NotFound
 */
export async function setExclusions(
  { prisma }: Database,
  viewer: Viewer,
  assessmentId: string,
  revision: number,
  input: unknown,
): Promise<Assessment> {
  const { organisationId } = viewer;
  const { exclusions } = parseInput(Exclusions, { exclusions: input });
  const where = { organisationId_id: { organisationId, id: assessmentId } };
  return prisma.$transaction(async (transaction) => {
    await lockAssessment(transaction, organisationId, assessmentId);
    const stored = await transaction.assessment.findUnique({ where, select: { revision: true } });
    if (stored === null) throw new NotFound('assessment', globalId('Assessment', assessmentId));
    refuseOutdated('The scope', stored.revision, revision);
    await refuseSettledItself(transaction, organisationId, assessmentId);
    await recordEditor(transaction, viewer, assessmentId);
    await transaction.assessmentExclusion.deleteMany({ where: { organisationId, assessmentId } });
    await transaction.assessmentExclusion.createMany({
      data: exclusions.map(({ stage, name, reason, estimatedShare }, index) => ({
        ...{ organisationId, id: randomUUID(), assessmentId, position: index + 1 },
        ...{ stage: stage ?? null, name, reason, estimatedShare: estimatedShare ?? null },
      })),
    });
    return transaction.assessment.update({ where, data: { revision: { increment: 1 } } });
  });
}
