import type { Assessment, Prisma } from '../../db/generated/client/client.ts';
import { addEvent, type Mover } from './addEvent.ts';

/**
 * Withdraws the versions of the same product that were published before: readers find one published version. Withdrawn
 * and not expired, because a person has ended them and not time.
 */
export async function supersede(
  transaction: Prisma.TransactionClient,
  mover: Mover,
  { organisationId, id, productId, version }: Assessment,
): Promise<void> {
  const former = await transaction.assessment.findMany({
    where: { organisationId, productId, id: { not: id }, status: 'PUBLISHED', kind: 'CALCULATED' },
    select: { id: true },
    orderBy: { version: 'asc' },
  });
  for (const each of former) {
    await transaction.assessment.update({
      where: { organisationId_id: { organisationId, id: each.id } },
      data: { status: 'WITHDRAWN', revision: { increment: 1 } },
    });
    const reason = `Superseded by version ${version}. 由第 ${version} 版取代。`;
    await addEvent(transaction, mover, each.id, { from: 'PUBLISHED', to: 'WITHDRAWN', reason });
  }
}
