import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Installation, Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { PactConnection, PactVersion, Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { createOutgoing, OutgoingRefused } from './outgoing.ts';
import { type ListedPage, listUrl, type PartnerHost, reachPartner } from './partnerHost.ts';
import {
  isKept,
  isSkipped,
  type ReceivedDocument,
  readReceivedDocument,
  type SkippedDocument,
} from './receivedDocument.ts';
import { storeReceived } from './storeReceived.ts';

/** Pages of one fetch; what is left is read by the next one. */
const MOST_PAGES = 500;
const MOST_SKIPPED_NAMED = 20;
/** Clocks of two hosts differ: what changed up to a day before the last fetch is asked for again. */
const SLACK_MS = 86_400_000;
/** Answers of hosts, and of gateways before them, that know no such path or refuse every caller of it. */
const NOT_SPOKEN: readonly (number | null)[] = [400, 403, 404, 405, 501];
/** Answers of v2 hosts that know no filter. */
const NOT_FILTERED: readonly (number | null)[] = [400, 404, 501];

/** What a fetch has done; all that went on from where one was cut off counts together. */
export const FetchCounts = z.object({
  pages: z.int(),
  added: z.int(),
  changed: z.int(),
  /** Came again as they are here. */
  unchanged: z.int(),
  /** Were no footprints, with the reasons of the first. */
  skipped: z.int(),
  reasons: z.array(z.object({ pfId: z.string().nullable(), reason: z.string() })),
});
export type FetchCounts = z.output<typeof FetchCounts>;
const NONE: FetchCounts = { pages: 0, added: 0, changed: 0, unchanged: 0, skipped: 0, reasons: [] };

/**
 * Fetches what a partner's host shows us, page by page. Each page is kept before the next is asked for, so a fetch that was cut
 * off goes on there. A host of PACT v2 is asked only for what was made or changed since the last fetch; v3 has no filter for that,
 * so all pages are read, and what is here already is left alone.
 *
 * @throws NotFound; InvalidInput with the code HOST_REFUSED
 */
export async function fetchFromPartner(
  database: Database,
  { sealer, allowedHosts }: Pick<Installation, 'sealer' | 'allowedHosts'>,
  { organisationId }: Viewer,
  partnerId: string,
): Promise<PactConnection> {
  const { prisma } = database;
  const where = { organisationId_partnerId: { organisationId, partnerId } };
  const connection = await prisma.pactConnection.findUnique({ where });
  if (connection === null) throw new NotFound('connection to the partner', globalId('Partner', partnerId));
  const outgoing = createOutgoing(allowedHosts);
  const note = (data: Prisma.PactConnectionUpdateInput) => prisma.pactConnection.update({ where, data });
  try {
    const host = await reachPartner(outgoing, sealer, connection);
    let fetch = await beginFetch(host, connection);
    for (let page = 0; page < MOST_PAGES; page++) {
      const { items, next } = fetch.page;
      const read = items.map(readReceivedDocument);
      const kept = read.filter(isKept);
      const stored = await storeReceived(database, connection, kept);
      const pagesLeft = [...(next === null ? [] : [next]), ...fetch.pagesLeft];
      const counts = addPage(fetch.counts, read, stored);
      const [following, ...others] = pagesLeft;
      const isOver = following === undefined;
      const noted = await note({
        ...{ speaks: fetch.speaks, begunAt: fetch.begunAt, lastFetch: counts, pagesLeft, lastError: '' },
        ...(isOver && { fetchedAt: fetch.begunAt }),
      });
      if (isOver) return noted;
      fetch = { ...fetch, counts, page: await host.readPage(following), pagesLeft: others };
    }
    throw new OutgoingRefused(`There are more than ${MOST_PAGES} pages. Fetch again to go on.`);
  } catch (error) {
    if (!(error instanceof OutgoingRefused)) throw error;
    await note({ lastError: error.message.slice(0, 500) });
    throw hostRefused(error.message);
  } finally {
    await outgoing.close();
  }
}

interface Fetch {
  readonly speaks: PactVersion;
  readonly begunAt: Date;
  readonly counts: FetchCounts;
  /** The page that was read last, and the lists and pages to read after it. */
  readonly page: ListedPage;
  readonly pagesLeft: readonly string[];
}

/** Where a fetch was cut off, else at the start of the list, in the version of the protocol that the host answers. */
async function beginFetch(host: PartnerHost, connection: PactConnection): Promise<Fetch> {
  const { pagesLeft: left, begunAt, speaks } = connection;
  const [resumed, ...others] = left;
  if (resumed !== undefined && begunAt !== null && speaks !== null) {
    const counts = FetchCounts.safeParse(connection.lastFetch).data ?? NONE;
    try {
      return { speaks, begunAt, counts, page: await host.readPage(resumed), pagesLeft: others };
    } catch (error) {
      // A host keeps the address of a page for three minutes at least, and not for ever.
      if (!(error instanceof OutgoingRefused) || error.status === null || error.status >= 500) throw error;
    }
  }
  const start = { begunAt: new Date(), counts: NONE };
  if (speaks === 'V2') return { ...start, speaks, ...(await beginV2(host, connection)) };
  try {
    return { ...start, speaks: 'V3', page: await host.readPage(listUrl(connection, 'V3')), pagesLeft: [] };
  } catch (error) {
    if (speaks === 'V3' || !(error instanceof OutgoingRefused) || !NOT_SPOKEN.includes(error.status))
      throw error;
    const second = await beginV2(host, connection).catch(() => null);
    // Neither is answered: what the host says of the version it should speak is worth more.
    if (second === null) throw error;
    return { ...start, speaks: 'V2', ...second };
  }
}

/** PACT v2.3, $filter: two questions, because its grammar has no `or`. Hosts need not know filters. */
async function beginV2(
  host: PartnerHost,
  connection: PactConnection,
): Promise<Pick<Fetch, 'page' | 'pagesLeft'>> {
  const all = listUrl(connection, 'V2');
  if (connection.fetchedAt === null) return { page: await host.readPage(all), pagesLeft: [] };
  const since = new Date(connection.fetchedAt.getTime() - SLACK_MS).toISOString();
  const changed = (field: string) => `${all}?$filter=${encodeURIComponent(`${field} ge '${since}'`)}`;
  try {
    return { page: await host.readPage(changed('updated')), pagesLeft: [changed('created')] };
  } catch (error) {
    if (!(error instanceof OutgoingRefused) || !NOT_FILTERED.includes(error.status)) throw error;
    return { page: await host.readPage(all), pagesLeft: [] };
  }
}

function addPage(
  counts: FetchCounts,
  read: readonly (ReceivedDocument | SkippedDocument)[],
  { added, changed }: { readonly added: number; readonly changed: number },
): FetchCounts {
  const skipped = read.filter(isSkipped);
  return {
    pages: counts.pages + 1,
    added: counts.added + added,
    changed: counts.changed + changed,
    unchanged: counts.unchanged + read.length - skipped.length - added - changed,
    skipped: counts.skipped + skipped.length,
    reasons: [...counts.reasons, ...skipped].slice(0, MOST_SKIPPED_NAMED),
  };
}

function hostRefused(message: string): InvalidInput {
  return new InvalidInput([
    {
      ...{ field: 'partnerId', code: 'HOST_REFUSED', message },
      remedy: 'Check address, client id and secret with the partner, then try again.',
    },
  ]);
}
