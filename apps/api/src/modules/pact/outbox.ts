import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Sealer } from '../../config/sealer.ts';
import type { Database } from '../../db/database.ts';
import type { OutboxEvent, PactConnection, Partner, Prisma } from '../../db/generated/client/client.ts';
import { listFootprints } from './listFootprints.ts';
import { type Outgoing, OutgoingRefused } from './outgoing.ts';
import { PACT_EVENTS } from './pactDocument.ts';
import { reachPartner } from './partnerHost.ts';
import { readFilter } from './readFilter.ts';
import { storeReceived } from './storeReceived.ts';

/** What a partner's announcement makes us do: fetch what it has published. */
export const FETCH = 'cradle.fetch';
/** An answer that is put together in the moment it is sent: what is not shared any more by then is not in it. */
export const ANSWER = 'cradle.answer';
/** Footprints in one answer; more are found by the list. */
const MOST_ANSWERED = 100;
const TOGETHER = 10;
/** Whoever has taken an event and died gives it back after this time. */
const LEASE_S = 120;
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
}

export interface NewEvent {
  readonly partnerId: string;
  readonly type: string;
  readonly data: object;
}

/** Puts events on their way to partners; nothing where no connection to a partner's host is known. Their ids. */
export async function postEvents(
  prisma: Pick<Prisma.TransactionClient, 'outboxEvent' | 'pactConnection'>,
  organisationId: string,
  events: readonly NewEvent[],
): Promise<string[]> {
  const connections = await prisma.pactConnection.findMany({
    where: { organisationId, partnerId: { in: events.map(({ partnerId }) => partnerId) } },
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
 * Sends what is due, each event once however many servers work: whoever takes one holds it for a while. What fails is tried
 * again later and later, up to three days.
 *
 * @returns how many were taken
 */
export async function deliverDue(environment: OutboxEnvironment): Promise<number> {
  const due = await environment.database.query<OutboxEvent>(
    `UPDATE "OutboxEvent" o SET "nextAttemptAt" = now() + interval '${LEASE_S} seconds', "attempts" = "attempts" + 1
     WHERE (o."organisationId", o."id") IN (
       SELECT "organisationId", "id" FROM "OutboxEvent"
       WHERE "deliveredAt" IS NULL AND "givenUpAt" IS NULL AND "nextAttemptAt" <= now()
       ORDER BY "nextAttemptAt" LIMIT ${TOGETHER} FOR UPDATE SKIP LOCKED)
     RETURNING o.*`,
  );
  await Promise.all(due.map((event) => deliver(environment, event)));
  return due.length;
}

async function deliver(environment: OutboxEnvironment, event: OutboxEvent): Promise<void> {
  const { prisma } = environment.database;
  const where = { organisationId_id: { organisationId: event.organisationId, id: event.id } };
  try {
    await act(environment, event);
    await prisma.outboxEvent.update({ where, data: { deliveredAt: new Date(), lastError: '' } });
  } catch (error) {
    if (!(error instanceof OutgoingRefused)) throw error;
    const isOver = Date.now() - event.createdAt.getTime() > GIVE_UP_MS;
    const waitS = Math.min(FIRST_WAIT_S * 2 ** (event.attempts - 1), LONGEST_WAIT_S);
    await prisma.outboxEvent.update({
      where,
      data: {
        lastError: error.message.slice(0, 500),
        ...(isOver ? { givenUpAt: new Date() } : { nextAttemptAt: new Date(Date.now() + waitS * 1000) }),
      },
    });
  }
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
    for (const pfId of FetchData.parse(event.data).pfIds)
      await storeReceived(database, connection, [await host.getFootprint(pfId)]);
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
