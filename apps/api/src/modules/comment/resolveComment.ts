import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { AssessmentComment } from '../../db/generated/client/client.ts';
import { NotFound } from '../../errors/refusals.ts';

/** Marks what a thread asked for as done, or opens it again. @throws NotFound, also for an answer */
export async function resolveComment(
  { prisma }: Database,
  { organisationId, userName }: Viewer,
  id: string,
  resolved: boolean,
): Promise<AssessmentComment> {
  const [comment] = await prisma.assessmentComment.updateManyAndReturn({
    where: { organisationId, id, parentId: null },
    data: resolved
      ? { resolvedAt: new Date(), resolvedBy: userName }
      : { resolvedAt: null, resolvedBy: null },
  });
  if (comment === undefined) throw new NotFound('comment', globalId('AssessmentComment', id));
  return comment;
}
