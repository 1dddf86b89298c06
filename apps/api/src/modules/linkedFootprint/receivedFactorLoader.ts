import DataLoader from 'dataloader';
import type { ReceivedFootprintKey } from '../../context/loaders.ts';
import type { Database } from '../../db/database.ts';
import type { Factor } from '../../db/generated/client/client.ts';

/** Factors made of received footprints, as long as they are in use: two statements for any number of footprints. */
export function createReceivedFactorLoader(
  { prisma }: Database,
  organisationId: string,
): DataLoader<ReceivedFootprintKey, Factor | null, string> {
  const nameOf = ({ partnerId, pfId, version }: ReceivedFootprintKey) =>
    JSON.stringify([partnerId, pfId, version]);
  return new DataLoader(
    async (keys) => {
      const links = await prisma.receivedLink.findMany({
        where: { organisationId, pfId: { in: keys.map(({ pfId }) => pfId) } },
      });
      const factors = await prisma.factor.findMany({
        where: {
          ...{ ownerId: organisationId, retiredById: null },
          id: { in: links.map(({ factorId }) => factorId) },
        },
      });
      const byName = new Map(
        links.map((link) => [nameOf(link), factors.find(({ id }) => id === link.factorId) ?? null]),
      );
      return keys.map((key) => byName.get(nameOf(key)) ?? null);
    },
    { cacheKeyFn: nameOf },
  );
}
