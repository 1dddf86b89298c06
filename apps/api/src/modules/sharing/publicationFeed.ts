import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';

const CHANNEL = 'publications';
const ORDER_LOCK = 7_236_254;
/** Announcements that come close together are asked about together. */
const GATHER_MS = 20;

const Announcement = z.object({ organisationId: z.string(), productId: z.string() });
type Announcement = z.output<typeof Announcement>;

/**
 * Numbers a publication in the order in which publications become visible, and tells every replica once it is. The last thing
 * a transaction does: until it ends, no other publication gets a number, so that none is seen before an earlier one.
 */
export async function announceToListeners(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  { id: assessmentId, productId }: { readonly id: string; readonly productId: string },
): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${ORDER_LOCK})`;
  const [next] = await transaction.$queryRaw<{ number: number }[]>`
    SELECT nextval('"PublicationNumber"')::int AS "number"`;
  const { id } = await transaction.assessmentEvent.findFirstOrThrow({
    where: { organisationId, assessmentId, to: 'PUBLISHED' },
    orderBy: { position: 'desc' },
    select: { id: true },
  });
  await transaction.assessmentEvent.update({
    where: { organisationId_id: { organisationId, id } },
    data: { publication: next!.number },
  });
  const announcement: Announcement = { organisationId, productId };
  await transaction.$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(announcement)})`;
}

/** The number of the newest publication; 0 when there is none. */
export async function newestPublication({ query }: Pick<Database, 'query'>): Promise<number> {
  const [row] = await query<{ number: number | null }>(
    'SELECT max("publication") AS "number" FROM "AssessmentEvent" WHERE "publication" IS NOT NULL',
  );
  return row?.number ?? 0;
}

/** Those of one organisation who wait for what is shared with it. */
type Waiters = Map<string, Set<() => void>>;

/** One for each database, however many listen: an announcement is asked about once, and wakes only whom it concerns. */
const feeds = new WeakMap<Database, { readonly waiters: Waiters; readonly started: Promise<unknown> }>();

/** Calls `wake` when there may be news for the organisation, from whichever replica; returns how to stop. */
export async function onPublication(
  database: Database,
  organisationId: string,
  wake: () => void,
): Promise<() => void> {
  let feed = feeds.get(database);
  if (feed === undefined) {
    const waiters: Waiters = new Map();
    feed = { waiters, started: start(database, waiters) };
    feeds.set(database, feed);
  }
  const { waiters } = feed;
  const own = waiters.get(organisationId) ?? new Set();
  waiters.set(organisationId, own.add(wake));
  // Without it nothing is lost: whoever waits looks from time to time.
  await feed.started.catch(() => undefined);
  return () => {
    own.delete(wake);
    if (own.size === 0 && waiters.get(organisationId) === own) waiters.delete(organisationId);
  };
}

function start(database: Database, waiters: Waiters): Promise<unknown> {
  const wakeAll = (organisations: Iterable<string>) => {
    for (const organisationId of organisations) for (const wake of waiters.get(organisationId) ?? []) wake();
  };
  let gathered: Announcement[] = [];
  const ask = async () => {
    const announced = gathered;
    gathered = [];
    try {
      wakeAll(await readersOf(database, announced));
    } catch {
      wakeAll([...waiters.keys()]);
    }
  };
  return database.listen(CHANNEL, (text) => {
    if (waiters.size === 0) return;
    if (text === null) {
      wakeAll([...waiters.keys()]);
      return;
    }
    if (gathered.length === 0) setTimeout(ask, GATHER_MS);
    gathered.push(Announcement.parse(JSON.parse(text)));
  });
}

/** Which organisations products are shared with. */
async function readersOf(
  { query }: Database,
  announced: readonly Announcement[],
): Promise<readonly string[]> {
  const rows = await query<{ reader: string }>(
    `SELECT DISTINCT p."partnerOrganisationId" AS "reader"
     FROM unnest($1::text[], $2::text[]) AS a("organisationId", "productId")
     JOIN "FootprintShare" s ON s."organisationId" = a."organisationId" AND s."productId" = a."productId"
     JOIN "Partner" p ON p."organisationId" = s."organisationId" AND p."id" = s."partnerId"
     WHERE s."revokedAt" IS NULL AND p."partnerOrganisationId" IS NOT NULL`,
    [announced.map(({ organisationId }) => organisationId), announced.map(({ productId }) => productId)],
  );
  return rows.map(({ reader }) => reader);
}
