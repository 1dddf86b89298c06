import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { listFootprints, type PactFilter } from './listFootprints.ts';
import { ANSWER, FETCH, postEvents } from './outbox.ts';
import type { AdmittedClient } from './pactClient.ts';
import { PACT_EVENTS, type PactEvent } from './pactDocument.ts';
import { readFilter } from './readFilter.ts';
import { isKept, readReceivedDocument } from './receivedDocument.ts';
import { productUrns } from './statedFacts.ts';
import { storeReceived } from './storeReceived.ts';

const NAME_LENGTH = 300;

type CreatedEvent = Extract<PactEvent, { type: typeof PACT_EVENTS.created }>;
type Transaction = Prisma.TransactionClient;

/** Acts on an event of a partner once, however often it is sent. */
export async function receiveEvent(
  database: Database,
  client: AdmittedClient,
  domain: string,
  event: PactEvent,
): Promise<void> {
  const { supplierId: organisationId, partnerId } = client.reader;
  // What is read for an answer is read before the transaction: it may have to calculate.
  const found =
    event.type === PACT_EVENTS.created && !(await isKnown(database, client, event))
      ? await answerFor(database, client, domain, event)
      : null;
  await database.prisma.$transaction(async (transaction) => {
    if (!(await remember(transaction, client, event))) return;
    switch (event.type) {
      case PACT_EVENTS.created:
        await receiveRequest(transaction, client, event, found);
        return;
      case PACT_EVENTS.fulfilled:
        await close(transaction, client, event.data.requestEventId, { state: 'ANSWERED' });
        await storeReceived(
          rawQueries(transaction),
          { organisationId, partnerId },
          event.data.pfs.map(readReceivedDocument).filter(isKept),
        );
        return;
      case PACT_EVENTS.rejected: {
        const { code, message } = event.data.error;
        await close(transaction, client, event.data.requestEventId, {
          ...{ state: 'DECLINED', declineReason: `${message} (${code})` },
        });
        return;
      }
      case PACT_EVENTS.published:
        await postEvents(transaction, organisationId, [
          { partnerId, type: FETCH, data: { pfIds: event.data.pfIds } },
        ]);
    }
  });
}

function rawQueries(transaction: Transaction): Pick<Database, 'query'> {
  return { query: (statement, parameters = []) => transaction.$queryRawUnsafe(statement, ...parameters) };
}

async function isKnown({ prisma }: Database, client: AdmittedClient, event: PactEvent): Promise<boolean> {
  return (await prisma.receivedEvent.count({ where: keyOf(client, event) })) > 0;
}

/** False for an event that was acted on before. */
async function remember(
  transaction: Transaction,
  client: AdmittedClient,
  event: PactEvent,
): Promise<boolean> {
  const { count } = await transaction.receivedEvent.createMany({
    data: [{ ...keyOf(client, event), type: event.type }],
    skipDuplicates: true,
  });
  return count === 1;
}

function keyOf({ clientId, reader: { supplierId } }: AdmittedClient, { source, id }: PactEvent) {
  return { organisationId: supplierId, clientId, source, eventId: id };
}

/** What is answered at once: footprints that are shared already, or that there is no such product; else people decide. */
type ReadyAnswer = 'SHARED' | 'UNKNOWN' | 'PEOPLE';

async function answerFor(
  database: Database,
  { reader }: AdmittedClient,
  domain: string,
  { data }: CreatedEvent,
): Promise<ReadyAnswer> {
  const filter = readFilter(data);
  const { footprints } = await listFootprints(database, reader, domain, {
    ...{ filter, limit: 1, after: null, isPeek: true },
  });
  if (footprints.length > 0) return 'SHARED';
  return (await hasProduct(database, reader.supplierId, domain, filter)) ? 'PEOPLE' : 'UNKNOWN';
}

/** Whether the organisation makes any of the products asked for; asked without naming one, it may. */
async function hasProduct(
  { prisma }: Database,
  organisationId: string,
  domain: string,
  { productId }: PactFilter,
): Promise<boolean> {
  if (productId === undefined || productId.length === 0) return true;
  const wanted = new Set(productId.map((urn) => urn.toLowerCase()));
  const products = await prisma.product.findMany({
    where: { organisationId },
    select: { sku: true, pactFacts: true },
  });
  return products.some((product) =>
    productUrns(domain, product).some((urn) => wanted.has(urn.toLowerCase())),
  );
}

async function receiveRequest(
  transaction: Transaction,
  { reader: { supplierId: organisationId, partnerId, name } }: AdmittedClient,
  { id: eventId, data }: CreatedEvent,
  ready: ReadyAnswer | null,
): Promise<void> {
  const urns = [...(data.productId ?? [])];
  const now = new Date();
  const isAnswered = ready === 'SHARED';
  const isRejected = ready === 'UNKNOWN';
  const reason = 'This host knows no such product.';
  await transaction.dataRequest.create({
    data: {
      ...{ organisationId, id: randomUUID(), partnerId, direction: 'RECEIVED', eventId, level: 'TOTAL' },
      productName: (urns.join(', ') || data.classification?.join(', ') || '–').slice(0, NAME_LENGTH),
      ...{ productUrns: urns, message: data.comment ?? '', askedByName: name },
      ...(isAnswered && { state: 'ANSWERED' as const, answeredAt: now, answeredByName: 'PACT' }),
      ...(isRejected && { state: 'DECLINED' as const, answeredAt: now, declineReason: reason }),
    },
  });
  if (isAnswered || isRejected)
    await postEvents(transaction, organisationId, [
      { partnerId, type: ANSWER, data: { requestEventId: eventId, criteria: data } },
    ]);
}

/** Ends the request of ours that an event answers; an answer to nothing changes nothing. */
async function close(
  transaction: Transaction,
  { reader: { supplierId: organisationId, partnerId, name } }: AdmittedClient,
  eventId: string,
  data: Prisma.DataRequestUpdateManyMutationInput,
): Promise<void> {
  await transaction.dataRequest.updateMany({
    where: { organisationId, partnerId, eventId, direction: 'SENT', state: 'OPEN' },
    data: { ...data, answeredAt: new Date(), answeredByName: name },
  });
}
