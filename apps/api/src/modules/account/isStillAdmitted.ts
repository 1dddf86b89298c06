import type { Caller } from '../../context/caller.ts';
import type { Database } from '../../db/database.ts';

/** Whether the session or API token a caller came with is still good for the organisation it came for. */
export async function isStillAdmitted(
  { prisma }: Database,
  { account, viewer, token }: Caller,
): Promise<boolean> {
  if (viewer === null) return false;
  const { organisationId, userId } = viewer;
  const now = new Date();
  if (token !== null) {
    const valid = { organisationId, id: token.id, revokedAt: null, expiresAt: { gt: now } };
    if ((await prisma.apiToken.count({ where: valid })) === 0) return false;
  } else if (account?.sessionId) {
    const valid = { id: account.sessionId, expiresAt: { gt: now } };
    if ((await prisma.session.count({ where: valid })) === 0) return false;
  } else return true;
  return (await prisma.membership.count({ where: { organisationId, userId } })) > 0;
}
