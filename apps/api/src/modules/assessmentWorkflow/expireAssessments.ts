import { statusOn } from '@cradle/schema';
import type { Database } from '../../db/database.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { moveRevision } from '../footprint/moveRevision.ts';
import { addEvent } from './addEvent.ts';

/** Who ends the validity of a version: nobody but time. */
const CRADLE = { userId: 'cradle', userName: 'Cradle' };

/**
 * Writes down that published versions have expired, in every organisation. What is read is right without it: lists and
 * searches by status, and the history, follow here.
 *
 * @returns how many have expired
 */
export async function expireAssessments({ prisma }: Database, today: Date): Promise<number> {
  const organisations = await prisma.organisation.findMany({ select: { id: true } });
  let expired = 0;
  for (const { id: organisationId } of organisations) {
    const published = await prisma.assessment.findMany({
      where: { organisationId, status: 'PUBLISHED', validUntil: { lt: today } },
      select: { id: true, validUntil: true },
    });
    for (const { id, validUntil } of published) {
      if (statusOn('PUBLISHED', validUntil, today) === 'EXPIRED') {
        expired += await prisma.$transaction(async (transaction) => {
          const { count } = await transaction.assessment.updateMany({
            where: { organisationId, id, status: 'PUBLISHED', validUntil },
            data: { status: 'EXPIRED', revision: { increment: 1 } },
          });
          if (count === 0) return 0;
          const reason = `Valid until ${calendarDay(validUntil) ?? ''}. 有效期至 ${calendarDay(validUntil) ?? ''}。`;
          const move = { from: 'PUBLISHED', to: 'EXPIRED', reason } as const;
          await addEvent(transaction, { organisationId, ...CRADLE }, id, move);
          await moveRevision(transaction, organisationId);
          return 1;
        });
      }
    }
  }
  return expired;
}
