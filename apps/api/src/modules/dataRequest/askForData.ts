import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { DataRequest, Prisma } from '../../db/generated/client/client.ts';
import { SharingLevel } from '../../db/generated/client/enums.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { postEvents } from '../pact/outbox.ts';
import { PACT_EVENTS } from '../pact/pactDocument.ts';
import { partnerOf, requirePartner } from '../sharing/partner.ts';

const RequestInput = z.object({
  productName: z.string().trim().min(1, 'must not be empty').max(300),
  category: z.string().trim().max(100).nullish(),
  productUrns: z
    .array(z.string().regex(/^urn:\S+$/i, 'must be a URN such as urn:gtin:4712345060507'))
    .max(50)
    .nullish(),
  level: z.enum(SharingLevel),
  message: z.string().trim().max(2000).nullish(),
  dueOn: z.date().nullish(),
});

/**
 * Asks a partner for the footprint of a product. A partner of this installation has the request at once: the copy in its
 * tables is the only thing ever written there, and only for who was given its exchange code. One elsewhere is sent an event.
 *
 * @throws NotFound for the partner; InvalidInput, with the code PARTNER_ELSEWHERE for one that cannot be reached
 */
export async function askForData(
  database: Database,
  { organisationId, userName }: Viewer,
  partnerId: string,
  input: unknown,
): Promise<DataRequest> {
  const { productName, category, productUrns, level, message, dueOn } = parseInput(RequestInput, input);
  const fields = {
    ...{ id: randomUUID(), productName, category: category ?? '', productUrns: productUrns ?? [], level },
    ...{ message: message ?? '', dueOn: dueOn ?? null, askedByName: userName },
  };
  return database.prisma.$transaction(async (transaction) => {
    const { partnerOrganisationId } = await requirePartner(transaction, organisationId, partnerId);
    if (partnerOrganisationId === null) {
      const criteria = { ...(fields.productUrns.length > 0 && { productId: fields.productUrns }) };
      const data = { ...criteria, comment: `${productName}. ${fields.message}`.trim() };
      const [eventId] = await postEvents(transaction, organisationId, [
        { partnerId, type: PACT_EVENTS.created, data },
      ]);
      if (eventId === undefined) throw elsewhere();
      return create(transaction, { ...fields, organisationId, partnerId, eventId, direction: 'SENT' });
    }
    const { id: askerId } = await partnerOf(transaction, partnerOrganisationId, organisationId);
    const copy = { ...fields, organisationId: partnerOrganisationId, partnerId: askerId };
    await create(transaction, { ...copy, direction: 'RECEIVED' });
    return create(transaction, { ...fields, organisationId, partnerId, direction: 'SENT' });
  });
}

function create(transaction: Prisma.TransactionClient, data: Prisma.DataRequestUncheckedCreateInput) {
  return transaction.dataRequest.create({ data });
}

function elsewhere(): InvalidInput {
  return new InvalidInput([
    {
      field: 'partnerId',
      code: 'PARTNER_ELSEWHERE',
      message: 'The partner does not work with this installation, and no connection to its host is known.',
      remedy: 'Connect to its PACT host first, or ask it for its exchange code.',
    },
  ]);
}
