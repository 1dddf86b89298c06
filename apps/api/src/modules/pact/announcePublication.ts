import type { Prisma } from '../../db/generated/client/client.ts';
import { postEvents } from './outbox.ts';
import { PACT_EVENTS } from './pactDocument.ts';
import { pfIdOf } from './pactId.ts';

/** Tells the hosts of all partners who read the product that a version was published. */
export async function announcePublication(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  { id, productId }: { readonly id: string; readonly productId: string },
): Promise<void> {
  const shares = await transaction.footprintShare.findMany({
    where: {
      ...{ organisationId, productId, revokedAt: null },
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
      level: { not: 'BANDED' },
    },
    select: { partnerId: true },
  });
  if (shares.length === 0) return;
  const data = { pfIds: [pfIdOf(organisationId, id)] };
  await postEvents(
    transaction,
    organisationId,
    shares.map(({ partnerId }) => ({ partnerId, type: PACT_EVENTS.published, data })),
  );
}
