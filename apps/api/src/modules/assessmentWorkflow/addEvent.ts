import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../context/context.ts';
import type { AssessmentStatus, Prisma } from '../../db/generated/client/client.ts';
import { moveRankRevision } from '../supplierRank/moveRankRevision.ts';

/** Who moves an assessment: a person, or Cradle itself when time has passed. */
export type Mover = Pick<Viewer, 'organisationId' | 'userId' | 'userName'>;

/** Writes a move into the history of an assessment, after what is there already. */
export async function addEvent(
  transaction: Prisma.TransactionClient,
  { organisationId, userId, userName }: Mover,
  assessmentId: string,
  {
    from,
    to,
    reason,
  }: { readonly from: AssessmentStatus | null; readonly to: AssessmentStatus; readonly reason: string },
): Promise<void> {
  const last = await transaction.assessmentEvent.aggregate({
    where: { organisationId, assessmentId },
    _max: { position: true },
  });
  await transaction.assessmentEvent.create({
    data: {
      ...{ organisationId, id: randomUUID(), assessmentId, position: (last._max.position ?? 0) + 1 },
      ...{ from, to, reason, userId, userName },
    },
  });
  // Suppliers are ranked by how many of their footprints were verified.
  await moveRankRevision(transaction, organisationId);
}
