import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { ReceivedLink } from '../../db/generated/client/client.ts';
import { NotFound } from '../../errors/refusals.ts';
import type { MovedAssessment } from '../factorUpdate/previewSubstitution.ts';
import { effectOf, factorsInUse, replaceLinkedFactor } from './linkedFactor.ts';
import { readReceived, requireFactor, type StoredReceived, storeReceivedLink } from './linkReceived.ts';

/** What became of a received footprint that is used as a factor, and what following it would do. */
export interface ReceivedUpdate {
  readonly link: ReceivedLink;
  /** What stands in its place; null where it was deprecated and nothing does. */
  readonly received: StoredReceived | null;
  /** kg CO2e per unit of the factor. */
  readonly before: number | null;
  /** Null where there is nothing to follow, or it gives no figure. */
  readonly after: number | null;
  readonly moved: readonly MovedAssessment[];
}

/**
 * What came by PACT since footprints were linked, with its effect on every assessment: a newer version of the same footprint
 * (v2), one that names it as preceding (v3), or its end. Nothing moves until it is accepted.
 */
export async function findReceivedUpdates(
  database: Database,
  { organisationId }: Viewer,
  factorId: string | null = null,
): Promise<readonly ReceivedUpdate[]> {
  const { prisma } = database;
  const links = await prisma.receivedLink.findMany({
    where: { organisationId, ...(factorId !== null && { factorId }) },
    orderBy: [{ linkedAt: 'asc' }, { factorId: 'asc' }],
  });
  const rows = await factorsInUse(database, organisationId, links);
  const inUse = links.filter(({ factorId: id }) => rows.has(id));
  if (inUse.length === 0) return [];
  const partnerIds = [...new Set(inUse.map(({ partnerId }) => partnerId))];
  const known = await prisma.receivedFootprint.findMany({
    where: { organisationId, partnerId: { in: partnerIds } },
    select: { partnerId: true, pfId: true, version: true, status: true, precedingPfIds: true },
  });
  const changes = inUse.flatMap((link) => {
    const ofPartner = known.filter(({ partnerId }) => partnerId === link.partnerId);
    const own = ofPartner.find(({ pfId }) => pfId === link.pfId);
    const heir = heirOf(link, ofPartner);
    return heir !== null || own?.status === 'Deprecated' ? [{ link, heir }] : [];
  });
  const heirs = await prisma.receivedFootprint.findMany({
    where: {
      organisationId,
      OR: changes.flatMap(({ link, heir }) =>
        heir === null ? [] : [{ partnerId: link.partnerId, pfId: heir }],
      ),
    },
    include: { partner: true },
  });
  const updates = changes.map(({ link, heir }) => {
    const row = rows.get(link.factorId)!;
    const received =
      heirs.find(({ partnerId, pfId }) => partnerId === link.partnerId && pfId === heir) ?? null;
    return { link, row, received, factor: received === null ? null : readReceived(received).factor };
  });
  const result: ReceivedUpdate[] = [];
  for (const { link, row, received, factor } of updates)
    result.push({
      ...{ link, received, before: row.kgCo2e, after: factor?.kgCo2e ?? null },
      moved: await effectOf(database, organisationId, row, factor),
    });
  return result;
}

interface KnownReceived {
  readonly pfId: string;
  readonly version: number;
  readonly status: string;
  readonly precedingPfIds: readonly string[];
}

/**
 * The active footprint at the end of the chain that begins with a linked one; null where that is still the newest. A host may
 * name all that preceded, or only the last.
 */
function heirOf({ pfId, version }: ReceivedLink, known: readonly KnownReceived[]): string | null {
  const reached = new Set([pfId]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const each of known)
      if (each.precedingPfIds.some((preceding) => reached.has(preceding))) reached.add(each.pfId);
  }
  const isNewer = (each: KnownReceived) =>
    each.pfId === pfId
      ? each.version > version
      : each.precedingPfIds.some((preceding) => reached.has(preceding));
  const active = known.filter((each) => reached.has(each.pfId) && each.status === 'Active' && isNewer(each));
  const last = active.filter(
    (each) => !active.some((other) => other.pfId !== each.pfId && other.precedingPfIds.includes(each.pfId)),
  );
  return last[0]?.pfId ?? null;
}

/**
 * Follows a received footprint to what stands in its place.
 *
 * @returns the id of the new factor
 * @throws NotFound where there is nothing to follow; InvalidInput with the code UNIT_CHANGED, UNIT_UNKNOWN or TOTAL_MISSING
 */
export async function acceptReceivedUpdate(
  database: Database,
  viewer: Viewer,
  factorId: string,
): Promise<string> {
  const [update] = await findReceivedUpdates(database, viewer, factorId);
  const received = update?.received ?? null;
  if (received === null) throw new NotFound('newer version of the received footprint', factorId);
  const factor = requireFactor(received);
  return replaceLinkedFactor(database, viewer, factorId, (session) =>
    storeReceivedLink(session, viewer, received, factor),
  );
}
