import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { NotFound } from '../../errors/refusals.ts';
import { readShared } from '../sharing/readShared.ts';
import { type PactObstacle, toPactFootprint } from './toPactFootprint.ts';

/** Why the current version behind a share is not exchanged by PACT; empty when it is. For its supplier: nobody reads it. */
export async function pactObstaclesOf(
  database: Database,
  { organisationId }: Viewer,
  shareId: string,
): Promise<readonly PactObstacle[]> {
  const share = await database.prisma.footprintShare.findUnique({
    where: { organisationId_id: { organisationId, id: shareId } },
  });
  if (share === null) throw new NotFound('share', globalId('FootprintShare', shareId));
  const reader = {
    kind: 'PARTNER',
    supplierId: organisationId,
    partnerId: share.partnerId,
    name: '',
  } as const;
  let obstacles: readonly PactObstacle[] = [];
  await readShared(database, reader, {
    channel: 'PACT',
    where: { id: shareId },
    choose: async ([shared]) => {
      const version = shared?.version ?? null;
      if (shared !== undefined && version !== null)
        ({ obstacles } = await toPactFootprint({ ...shared, version }, 'localhost', new Date()));
      return [];
    },
  });
  return obstacles;
}
