import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Sealer } from '../../config/sealer.ts';
import { heartbeatMs, type Replica } from '../../context/replica.ts';
import type { Database } from '../../db/database.ts';
import type { OutboxEvent, PactConnection, Partner, Prisma } from '../../db/generated/client/client.ts';
import { listFootprints } from './listFootprints.ts';
import { type Outgoing, OutgoingRefused } from './outgoing.ts';
import { PACT_EVENTS } from './pactDocument.ts';
import { reachPartner } from './partnerHost.ts';
import { readFilter } from './readFilter.ts';
import { isSkipped, readReceivedDocument } from './receivedDocument.ts';
import { storeReceived } from './storeReceived.ts';

/** What a partner's announcement makes us do: fetch what it has published. */
export const FETCH = 'cradle.fetch';
/** An answer that is put together in the moment it is sent: what is not shared any more by then is not in it. */
export const ANSWER = 'cradle.answer';
/** Footprints in one answer; more are found by the list. */
const MOST_ANSWERED = 100;
const TOGETHER = 10;
const FIRST_WAIT_S = 5;
const LONGEST_WAIT_S = 3600;
/** PACT Technical Specifications 3.0.3: a sender may give up after 72 hours. */
const GIVE_UP_MS = 72 * 3_600_000;

const FetchData = z.object({ pfIds: z.array(z.string()) });
const AnswerData = z.object({
  requestEventId: z.string(),
  criteria: z.record(z.string(), z.unknown()),
  /** The product a person has answered with; absent where the criteria find it. */
  productId: z.string().optional(),
});

export interface OutboxEnvironment {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly outgoing: Outgoing;
  /** `source` of our events: where this host is reached. */
  readonly source: string;
  readonly replica: Replica;
}

export interface NewEvent {
  readonly partnerId: string;
  readonly type: string;
  readonly data: object;
}

/** Puts events on their way to partners; nothing where no host is known that takes events of v3. Their ids. */
export async function postEvents(
  prisma: Pick<Prisma.TransactionClient, 'outboxEvent' | 'pactConnection'>,
  organisationId: string,
  events: readonly NewEvent[],
): Promise<string[]> {
  const connections = await prisma.pactConnection.findMany({
    where: {
      ...{ organisationId, partnerId: { in: events.map(({ partnerId }) => partnerId) } },
      OR: [{ speaks: null }, { speaks: 'V3' }],
    },
    select: { id: true, partnerId: true },
  });
  const posted = events.flatMap(({ partnerId, type, data }) => {
    const connection = connections.find((each) => each.partnerId === partnerId);
    if (connection === undefined) return [];
    const event = { organisationId, id: randomUUID(), connectionId: connection.id, type };
    return [{ ...event, data: data as Prisma.InputJsonObject }];
  });
  if (posted.length > 0) await prisma.outboxEvent.createMany({ data: posted });
  return posted.map(({ id }) => id);
}

/**
 * Sends what is due. Whoever takes an event holds it as long as it says so: others take it when it has died. So an event is sent
 * by one process at a time, and again, under the same id, only where nobody can know whether it arrived. What fails is tried again
 * later and later, up to three days.
 *
 * @returns how many were taken
 */
export async function deliverDue(environment: OutboxEnvironment): Promise<number> {
  const due = await takeDue(environment);
  const outcomes = await Promise.allSettled(due.map((event) => deliver(environment, event)));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return due.length;
}

/** Rows are locked organisation by organisation: where these lie on different machines, no statement locks across them. */
async function takeDue({ database, replica }: OutboxEnvironment): Promise<readonly OutboxEvent[]> {
  const waiting = await database.query<{ organisationId: string }>(
    `SELECT "organisationId" FROM "OutboxEvent"
     WHERE "deliveredAt" IS NULL AND "givenUpAt" IS NULL AND "nextAttemptAt" <= now()
     ORDER BY "nextAttemptAt" LIMIT ${TOGETHER}`,
  );
  const taken: OutboxEvent[] = [];
  for (const organisationId of new Set(waiting.map((event) => event.organisationId)))
    taken.push(
      ...(await database.query<OutboxEvent>(
        `UPDATE "OutboxEvent" SET "nextAttemptAt" = now() + make_interval(secs => $2), "attempts" = "attempts" + 1
         WHERE "organisationId" = $1 AND "id" IN (
           SELECT "id" FROM "OutboxEvent" WHERE "organisationId" = $1
             AND "deliveredAt" IS NULL AND "givenUpAt" IS NULL AND "nextAttemptAt" <= now()
           ORDER BY "nextAttemptAt" LIMIT ${TOGETHER} FOR UPDATE SKIP LOCKED)
         RETURNING *`,
        [organisationId, replica.leaseSeconds],
      )),
    );
  return taken;
}

async function deliver(environment: OutboxEnvironment, event: OutboxEvent): Promise<void> {
  const { replica } = environment;
  const timer = setInterval(
    () => keep(environment, event).catch(() => undefined),
    heartbeatMs(replica),
  ).unref();
  try {
    await act(environment, event);
    await settle(environment, event, { deliveredAt: new Date(), lastError: '' });
  } catch (error) {
    // A process that ends cuts its requests off: whoever takes the event next sends it at once.
    if (replica.stopping.aborted) return await settle(environment, event, { nextAttemptAt: new Date() });
    const isExpected = error instanceof OutgoingRefused;
    const isOver = Date.now() - event.createdAt.getTime() > GIVE_UP_MS;
    const waitS = Math.min(FIRST_WAIT_S * 2 ** (event.attempts - 1), LONGEST_WAIT_S);
    await settle(environment, event, {
      lastError: isExpected ? error.message.slice(0, 500) : 'Unexpected; the log of the server says more.',
      ...(isOver ? { givenUpAt: new Date() } : { nextAttemptAt: new Date(Date.now() + waitS * 1000) }),
    });
    if (!isExpected) throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Says that the event is still being sent. */
async function keep({ database, replica }: OutboxEnvironment, event: OutboxEvent): Promise<void> {
  await database.query(
    `UPDATE "OutboxEvent" SET "nextAttemptAt" = now() + make_interval(secs => $4)
     WHERE "organisationId" = $1 AND "id" = $2 AND "attempts" = $3 AND "deliveredAt" IS NULL`,
    [event.organisationId, event.id, event.attempts, replica.leaseSeconds],
  );
}

/** Nothing where another process has taken the event since: what becomes of it is that one's to say. */
async function settle(
  { database }: OutboxEnvironment,
  { organisationId, id, attempts }: OutboxEvent,
  data: Prisma.OutboxEventUpdateManyMutationInput,
): Promise<void> {
  await database.prisma.outboxEvent.updateMany({ where: { organisationId, id, attempts }, data });
}

async function act(environment: OutboxEnvironment, event: OutboxEvent): Promise<void> {
  const { database, outgoing, sealer, source } = environment;
  const { organisationId, connectionId } = event;
  const connection = await database.prisma.pactConnection.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: connectionId } },
    include: { partner: true },
  });
  const host = await reachPartner(outgoing, sealer, connection);
  if (event.type === FETCH) {
    for (const pfId of FetchData.parse(event.data).pfIds) {
      const read = readReceivedDocument(await host.getFootprint(pfId, connection.speaks ?? 'V3'));
      if (isSkipped(read)) throw new OutgoingRefused(`Footprint ${pfId} cannot be read: ${read.reason}`);
      await storeReceived(database, connection, [read]);
    }
    return;
  }
  const said =
    event.type === ANSWER
      ? await makeAnswer(environment, connection, event)
      : { type: event.type, data: event.data };
  await host.sendEvent({
    ...{ specversion: '1.0', id: event.id, source, time: event.createdAt.toISOString() },
    ...said,
  });
}

async function makeAnswer(
  { database, source }: OutboxEnvironment,
  { organisationId, partnerId, partner }: PactConnection & { readonly partner: Partner },
  event: OutboxEvent,
): Promise<{ readonly type: string; readonly data: object }> {
  const { requestEventId, criteria, productId } = AnswerData.parse(event.data);
  const reader = { kind: 'PARTNER', supplierId: organisationId, partnerId, name: partner.name } as const;
  const { footprints } = await listFootprints(database, reader, new URL(source).hostname, {
    ...{ filter: readFilter(criteria), limit: MOST_ANSWERED, after: null, channel: 'EVENT' },
    ...(productId !== undefined && { productId }),
  });
  if (footprints.length > 0)
    return { type: PACT_EVENTS.fulfilled, data: { requestEventId, pfs: footprints } };
  const error = {
    code: 'NotFound',
    message: 'There is no footprint of this product that is shared with you.',
  };
  return { type: PACT_EVENTS.rejected, data: { requestEventId, error } };
}
