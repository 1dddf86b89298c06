import { DATA_REQUEST_STEPS, type DataRequestAction, requestStateOn } from '@cradle/schema';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { DataRequest, Partner, Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { ANSWER, postEvents } from '../pact/outbox.ts';
import { PACT_EVENTS } from '../pact/pactDocument.ts';
import { readTerms, storeShares } from '../sharing/grantShares.ts';

const Reason = z.object({ reason: z.string().trim().min(1, 'must not be empty').max(2000) });
const HOUR_MS = 3_600_000;
/** A reminder a day is enough. */
const REMIND_EVERY_MS = 20 * HOUR_MS;
const MOST_ANSWERED = 200;

type Stored = DataRequest & { readonly partner: Partner };

/** Reminds whoever was asked. @throws NotFound; InvalidInput with the code STEP_NOT_POSSIBLE or REMINDED_ALREADY */
export async function remindRequest(database: Database, viewer: Viewer, id: string): Promise<DataRequest> {
  return takeStep(database, viewer, id, 'REMIND', ({ remindedAt, reminders }, now) => {
    if (remindedAt && now.getTime() - remindedAt.getTime() < REMIND_EVERY_MS)
      throw refused('REMINDED_ALREADY', 'A reminder has been sent within the last day.', 'Wait a day.');
    return { reminders: reminders + 1, remindedAt: now };
  });
}

/** Takes a request back. @throws NotFound; InvalidInput with the code STEP_NOT_POSSIBLE */
export async function withdrawRequest(database: Database, viewer: Viewer, id: string): Promise<DataRequest> {
  return takeStep(database, viewer, id, 'WITHDRAW', () => ({ state: 'WITHDRAWN' }));
}

/** Says no, and why. @throws NotFound; InvalidInput with the code STEP_NOT_POSSIBLE */
export async function declineRequest(
  database: Database,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<DataRequest> {
  const { reason } = parseInput(Reason, input);
  return takeStep(database, viewer, id, 'DECLINE', (_request, now) => ({
    ...{ state: 'DECLINED', declineReason: reason },
    ...{ answeredAt: now, answeredByName: viewer.userName },
  }));
}

/** Ends what is open between two partners, on both sides: what was asked is taken back, what was received is declined. */
export async function endRequests(
  transaction: Prisma.TransactionClient,
  { organisationId, userName }: Viewer,
  partnerId: string,
): Promise<void> {
  await transaction.$queryRaw`
    SELECT 1 FROM "DataRequest" WHERE "organisationId" = ${organisationId} AND "partnerId" = ${partnerId}
      AND "state" = 'OPEN' ORDER BY "id" FOR UPDATE`;
  const open = await transaction.dataRequest.findMany({
    where: { organisationId, partnerId, state: 'OPEN' },
    include: { partner: true },
    orderBy: { id: 'asc' },
  });
  const [sent, received] = (['SENT', 'RECEIVED'] as const).map((direction) =>
    open.filter((request) => request.direction === direction),
  );
  if (sent!.length > 0) await writeBoth(transaction, sent!, { state: 'WITHDRAWN' });
  if (received!.length > 0)
    await writeBoth(transaction, received!, {
      ...{ state: 'DECLINED', declineReason: 'The exchange has ended. 交换已结束。' },
      ...{ answeredAt: new Date(), answeredByName: userName },
    });
}

async function takeStep(
  database: Database,
  { organisationId }: Viewer,
  id: string,
  action: DataRequestAction,
  change: (request: Stored, now: Date) => Prisma.DataRequestUpdateManyMutationInput,
): Promise<DataRequest> {
  return database.prisma.$transaction(async (transaction) => {
    const requests = await lockForStep(transaction, organisationId, [id], action);
    const [written] = await writeBoth(transaction, requests, change(requests[0]!, new Date()));
    await tellByEvent(transaction, written!);
    return written!;
  });
}

/**
 * Answers any number of requests with one product: whoever asked reads its published footprint on these terms.
 *
 * @throws NotFound; InvalidInput with the code STEP_NOT_POSSIBLE, NOT_PUBLISHED or EXPIRY_PAST
 */
export async function answerRequests(
  database: Database,
  viewer: Viewer,
  ids: readonly string[],
  productId: string,
  input: unknown,
): Promise<DataRequest[]> {
  const { organisationId, userName } = viewer;
  const terms = readTerms(input);
  if (ids.length === 0 || ids.length > MOST_ANSWERED)
    throw refused(
      ids.length === 0 ? 'TOO_SMALL' : 'TOO_BIG',
      `Between 1 and ${MOST_ANSWERED} requests can be answered at once.`,
      'Choose the requests to answer.',
      'ids',
    );
  return database.prisma.$transaction(async (transaction) => {
    const requests = await lockForStep(transaction, organisationId, ids, 'ANSWER');
    await requirePublished(transaction, organisationId, productId);
    const partnerIds = requests.map(({ partnerId }) => partnerId);
    await storeShares(transaction, viewer, partnerIds, [productId], terms);
    await transaction.$executeRaw`
      UPDATE "DataRequest" r SET "productId" = s."productId", "shareId" = s."id" FROM "FootprintShare" s
      WHERE r."organisationId" = ${organisationId} AND r."id" = ANY(${[...ids]}::text[])
        AND s."organisationId" = r."organisationId" AND s."partnerId" = r."partnerId" AND s."productId" = ${productId}`;
    await postAnswers(transaction, organisationId, requests, productId);
    return writeBoth(transaction, requests, {
      state: 'ANSWERED',
      answeredAt: new Date(),
      answeredByName: userName,
    });
  });
}

/** A partner elsewhere has no copy: it hears by PACT that it was declined. */
async function tellByEvent(
  transaction: Prisma.TransactionClient,
  { organisationId, partnerId, eventId, direction, state, declineReason }: DataRequest,
): Promise<void> {
  if (direction !== 'RECEIVED' || eventId === null || state !== 'DECLINED') return;
  const error = { code: 'AccessDenied', message: declineReason };
  await postEvents(transaction, organisationId, [
    { partnerId, type: PACT_EVENTS.rejected, data: { requestEventId: eventId, error } },
  ]);
}

/** Whoever has asked by PACT is told by PACT, in the moment the event is sent. */
async function postAnswers(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  requests: readonly Stored[],
  productId: string,
): Promise<void> {
  const asked = requests.flatMap(({ partnerId, eventId }) =>
    eventId === null ? [] : [{ partnerId, eventId }],
  );
  if (asked.length === 0) return;
  await postEvents(
    transaction,
    organisationId,
    asked.map(({ partnerId, eventId }) => ({
      ...{ partnerId, type: ANSWER },
      data: { requestEventId: eventId, criteria: {}, productId },
    })),
  );
}

async function requirePublished(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  productId: string,
): Promise<void> {
  const product = await transaction.product.findUnique({
    where: { organisationId_id: { organisationId, id: productId } },
    include: { assessments: { where: { status: 'PUBLISHED' }, take: 1 } },
  });
  if (product === null) throw new NotFound('product', globalId('Product', productId));
  if (product.assessments.length === 0)
    throw refused(
      'NOT_PUBLISHED',
      'The product has no published footprint to answer with.',
      'Have an assessment of it verified and publish it.',
      'productId',
    );
}

/** Holds the requests, in one order for everybody, and checks that each can take the step. */
async function lockForStep(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  ids: readonly string[],
  action: DataRequestAction,
): Promise<Stored[]> {
  await transaction.$queryRaw`
    SELECT 1 FROM "DataRequest" WHERE "organisationId" = ${organisationId} AND "id" = ANY(${[...ids]}::text[])
    ORDER BY "id" FOR UPDATE`;
  const requests = await transaction.dataRequest.findMany({
    where: { organisationId, id: { in: [...ids] } },
    include: { partner: true },
    orderBy: { id: 'asc' },
  });
  const missing = ids.find((id) => !requests.some((request) => request.id === id));
  if (missing !== undefined) throw new NotFound('data request', globalId('DataRequest', missing));
  const { from, by } = DATA_REQUEST_STEPS[action];
  for (const { direction, state: stored, dueOn } of requests) {
    const state = requestStateOn(stored, dueOn, new Date());
    if (direction === by && from.includes(state)) continue;
    throw refused(
      'STEP_NOT_POSSIBLE',
      `A ${direction === 'SENT' ? 'sent' : 'received'} request that is ${state} cannot take the step ${action}.`,
      'Load it again: somebody may have been quicker.',
    );
  }
  return requests;
}

/** Each side keeps a copy under the same id, and both say the same of the state. */
async function writeBoth(
  transaction: Prisma.TransactionClient,
  requests: readonly Stored[],
  data: Prisma.DataRequestUpdateManyMutationInput,
): Promise<DataRequest[]> {
  const copies = requests.flatMap(
    ({
      organisationId,
      id,
      direction,
      partner: { partnerOrganisationId },
    }): Prisma.DataRequestWhereInput[] =>
      partnerOrganisationId === null
        ? []
        : [
            {
              ...{ organisationId: partnerOrganisationId, id },
              direction: direction === 'SENT' ? 'RECEIVED' : 'SENT',
              partner: { partnerOrganisationId: organisationId },
            },
          ],
  );
  if (copies.length > 0) await transaction.dataRequest.updateMany({ where: { OR: copies }, data });
  const own = requests.map(({ organisationId, id }) => ({ organisationId, id }));
  return transaction.dataRequest.updateManyAndReturn({ where: { OR: own }, data });
}

function refused(code: string, message: string, remedy: string, field = 'id'): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}
