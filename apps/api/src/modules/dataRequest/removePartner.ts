import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Partner } from '../../db/generated/client/client.ts';
import { requirePartner } from '../sharing/partner.ts';
import { endRequests } from './dataRequestSteps.ts';

/**
 * Ends every exchange with a partner: shares and clients are revoked, the connection to its host and what waits to be sent there
 * go, open requests end on both sides. It stays as the origin of what came from it; factors made of that stay in any case. Adding it
 * again by its exchange code begins anew, without any consent.
 *
 * @param deleteReceived whether the footprints that came from it by PACT go as well
 * @throws NotFound
 */
export async function removePartner(
  { prisma }: Database,
  viewer: Viewer,
  id: string,
  deleteReceived: boolean,
): Promise<Partner> {
  const { organisationId } = viewer;
  const ofPartner = { organisationId, partnerId: id };
  return prisma.$transaction(async (transaction) => {
    await requirePartner(transaction, organisationId, id);
    const now = new Date();
    await transaction.footprintShare.updateMany({
      where: { ...ofPartner, revokedAt: null },
      data: { revokedAt: now, revision: { increment: 1 } },
    });
    await transaction.pactClient.updateMany({
      where: { ...ofPartner, revokedAt: null },
      data: { revokedAt: now },
    });
    await transaction.pactConnection.deleteMany({ where: ofPartner });
    await endRequests(transaction, viewer, id);
    if (deleteReceived) await transaction.receivedFootprint.deleteMany({ where: ofPartner });
    return transaction.partner.update({
      where: { organisationId_id: { organisationId, id } },
      data: { removedAt: now },
    });
  });
}
