import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { LinkedFootprint } from '../../db/generated/client/client.ts';
import { NotFound } from '../../errors/refusals.ts';
import type { MovedAssessment } from '../factorUpdate/previewSubstitution.ts';
import { readerOf } from '../sharing/readerOf.ts';
import { readShared, type SharedVersion } from '../sharing/readShared.ts';
import { effectOf, factorsInUse, replaceLinkedFactor } from './linkedFactor.ts';
import { storeLinked, toLinkedFactor } from './linkFootprint.ts';

/** A newer version of a footprint that was linked, and what following it would do. */
export interface LinkedUpdate {
  readonly link: LinkedFootprint;
  readonly shared: SharedVersion;
  /** kg CO2e per unit of the factor. */
  readonly before: number | null;
  readonly after: number;
  readonly moved: readonly MovedAssessment[];
}

/**
 * What suppliers have published since their footprints were linked, with its effect on every assessment. Nothing moves until
 * it is accepted. Only newer versions count as read.
 */
export async function findLinkedUpdates(
  database: Database,
  viewer: Viewer,
  factorId: string | null = null,
): Promise<readonly LinkedUpdate[]> {
  const { organisationId } = viewer;
  const links = await database.prisma.linkedFootprint.findMany({
    where: { organisationId, ...(factorId !== null && { factorId }) },
  });
  const rows = await factorsInUse(database, organisationId, links);
  const inUse = links.filter(({ factorId: id }) => rows.has(id));
  if (inUse.length === 0) return [];
  const isNewer = ({ share, version }: SharedVersion) =>
    version !== null && inUse.some((link) => link.shareId === share.id && link.version < version.version);
  const newer = await readShared(database, await readerOf(database, viewer), {
    channel: 'GRAPHQL',
    where: { id: { in: inUse.map(({ shareId }) => shareId) } },
    choose: async (found) => found.filter((shared) => isNewer(shared) && toLinkedFactor(shared) !== null),
  });
  const updates = inUse.flatMap((link) => {
    const shared = newer.find(
      ({ share, version }) => share.id === link.shareId && version!.version > link.version,
    );
    const row = rows.get(link.factorId)!;
    const factor = shared && toLinkedFactor(shared);
    return shared && factor ? [{ link, shared, row, factor }] : [];
  });
  const result: LinkedUpdate[] = [];
  for (const { link, shared, row, factor } of updates)
    result.push({
      ...{ link, shared, before: row.kgCo2e, after: factor.kgCo2e },
      moved: await effectOf(database, organisationId, row, factor),
    });
  return result;
}

/**
 * Follows a supplier to its newest version: lines of versions that are not settled are calculated with it from now on; settled
 * ones keep what they were verified with.
 *
 * @returns the id of the new factor
 * @throws NotFound where there is nothing to follow; InvalidInput with the code UNIT_CHANGED
 */
export async function acceptLinkedUpdate(
  database: Database,
  viewer: Viewer,
  factorId: string,
): Promise<string> {
  const [update] = await findLinkedUpdates(database, viewer, factorId);
  if (update === undefined) throw new NotFound('newer version of the linked footprint', factorId);
  const factor = toLinkedFactor(update.shared)!;
  return replaceLinkedFactor(database, viewer, factorId, (session) =>
    storeLinked(session, viewer, update.shared, factor),
  );
}
