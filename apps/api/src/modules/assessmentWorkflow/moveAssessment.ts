import { BASE_CASE } from '@cradle/engine';
import { defaultValidUntil, type StatusMove, statusOn } from '@cradle/schema';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment, Prisma } from '../../db/generated/client/client.ts';
import { AssessmentStatus } from '../../db/generated/client/enums.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { type InvalidField, InvalidInput, NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { keepCurrent } from '../assessment/keepCurrent.ts';
import { lockAssessment } from '../assessment/lockAssessment.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';
import { moveRevision } from '../footprint/moveRevision.ts';
import { readGaps } from '../footprint/storedResult.ts';
import { announcePublication } from '../pact/announcePublication.ts';
import { announceToListeners } from '../sharing/publicationFeed.ts';
import { addEvent } from './addEvent.ts';
import { authorsOf } from './authorsOf.ts';
import { findMove } from './findMove.ts';
import { findObstacles } from './findObstacles.ts';
import { supersede } from './supersede.ts';

const Move = z.object({
  to: z.enum(AssessmentStatus),
  reason: z
    .string()
    .trim()
    .max(2000)
    .nullish()
    .transform((reason) => reason ?? ''),
});

/**
 * Moves an assessment to another status and writes down who did it, when and why. A version that is published takes the
 * place of the one that was.
 *
 * @param revision as it was read: nobody verifies what has changed since
 * @throws NotFound; NotAllowed; InvalidInput with the code VERSION_CHANGED, MOVE_NOT_POSSIBLE, REASON_MISSING, FOUR_EYES,
 *   GAPS_LEFT or VALIDITY_OVER
 */
export async function moveAssessment(
  database: Database,
  viewer: Viewer,
  id: string,
  revision: number,
  input: unknown,
): Promise<Assessment> {
  const { to, reason } = parseInput(Move, input);
  const { organisationId, userId } = viewer;
  const today = new Date();
  await ensureFootprints(database, organisationId, [{ assessmentId: id, scenarioKey: BASE_CASE }]);
  return database.prisma.$transaction(async (transaction) => {
    await lockAssessment(transaction, organisationId, id);
    await holdInputs(transaction, organisationId);
    const stored = await readMoved(transaction, organisationId, id);
    refuseOutdated('The assessment', stored.revision, revision);
    const from = statusOn(stored.status, stored.validUntil, today);
    const move = findMove(viewer.role, from, to);
    const validUntil = stored.validUntil ?? defaultValidUntil(stored.referencePeriodEnd, today);
    const authors = authorsOf(stored);
    const obstacles = [
      ...missingReason(move, reason),
      ...findObstacles(move, { userId, authors, gaps: gapsOf(stored), validUntil, today }),
    ];
    if (obstacles.length > 0) throw new InvalidInput(obstacles);
    const moved = await transaction.assessment.update({
      where: { organisationId_id: { organisationId, id } },
      data: { status: to, revision: { increment: 1 }, ...(to === 'PUBLISHED' && { validUntil }) },
    });
    await addEvent(transaction, viewer, id, { from, to, reason });
    if (to === 'PUBLISHED') {
      await supersede(transaction, viewer, moved);
      await announcePublication(transaction, organisationId, moved);
    }
    await keepCurrent(transaction, organisationId, moved.productId);
    if (to === 'PUBLISHED') await announceToListeners(transaction, organisationId, moved);
    // Comparisons tell apart what is verified, and take the version a product now points to.
    await moveRevision(transaction, organisationId);
    return moved;
  });
}

/** What is calculated from other assessments, parameters or a mass must not change while it is verified. */
async function holdInputs(transaction: Prisma.TransactionClient, organisationId: string): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${organisationId} FOR UPDATE`;
}

async function readMoved(transaction: Prisma.TransactionClient, organisationId: string, id: string) {
  const stored = await transaction.assessment.findUnique({
    where: { organisationId_id: { organisationId, id } },
    include: {
      footprints: { where: { scenarioKey: BASE_CASE } },
      events: { where: { to: 'IN_REVIEW' }, orderBy: { position: 'desc' }, take: 1 },
    },
  });
  if (stored === null) throw new NotFound('assessment', globalId('Assessment', id));
  return stored;
}

type Moved = Awaited<ReturnType<typeof readMoved>>;

function gapsOf({ footprints: [footprint] }: Moved) {
  if (footprint !== undefined) return readGaps(footprint);
  // Somebody has changed an input between the calculation and the lock.
  throw new InvalidInput([
    {
      field: 'revision',
      code: 'VERSION_CHANGED',
      message: 'What the footprint is calculated from has just been changed.',
      remedy: 'Look at it again, then try again.',
    },
  ]);
}

function missingReason({ needs, to }: StatusMove, reason: string): readonly InvalidField[] {
  const isStatement = needs.includes('STATEMENT');
  if (reason !== '' || !(isStatement || needs.includes('REASON'))) return [];
  return [
    {
      field: 'reason',
      code: 'REASON_MISSING',
      message: isStatement
        ? 'A verification needs a statement of what was checked, and how.'
        : `A move to ${to} needs a reason.`,
      remedy: 'Give it in a sentence: it becomes part of the history.',
    },
  ];
}
