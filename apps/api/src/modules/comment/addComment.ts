import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { globalId, optionalLocalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { AssessmentComment } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { requireAssessment } from '../assessment/requireAssessment.ts';

const NewComment = z.object({
  text: z.string().trim().min(1).max(4000),
  lineId: z.string().nullish(),
  parentId: z.string().nullish(),
});

/**
 * Says something about an assessment, one of its lines, or another comment. It changes nothing of the assessment, so it
 * is possible in every status. An answer to an answer joins the same thread.
 *
 * @throws InvalidInput, NotFound
 */
export async function addComment(
  { prisma }: Database,
  { organisationId, userId, userName }: Viewer,
  assessmentId: string,
  input: unknown,
): Promise<AssessmentComment> {
  const { text, ...fields } = parseInput(NewComment, input);
  const lineId = optionalLocalId('InventoryLine', fields.lineId, 'lineId');
  const answered = optionalLocalId('AssessmentComment', fields.parentId, 'parentId');
  await requireAssessment(prisma, organisationId, assessmentId, lineId);
  const parent =
    answered === null
      ? null
      : await prisma.assessmentComment.findFirst({ where: { organisationId, id: answered, assessmentId } });
  if (answered !== null && parent === null)
    throw new NotFound('comment', globalId('AssessmentComment', answered));
  return prisma.assessmentComment.create({
    data: {
      ...{ organisationId, id: randomUUID(), assessmentId, userId, userName, text },
      lineId: parent === null ? lineId : parent.lineId,
      parentId: parent === null ? null : (parent.parentId ?? parent.id),
    },
  });
}
