import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Partner, Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { organisationOfCode } from './exchangeCode.ts';

const PartnerInput = z.object({
  exchangeCode: z.string().trim().max(30).nullish(),
  name: z.string().trim().max(200).nullish(),
  nameZh: z.string().trim().max(200).nullish(),
  contact: z.string().trim().max(300).nullish(),
});

/**
 * Adds who is exchanged with: an organisation of this installation by the code it has given, or one elsewhere by its name.
 * Adding one that is there already answers it.
 *
 * @throws InvalidInput with the code EXCHANGE_CODE_UNKNOWN, OWN_EXCHANGE_CODE or REQUIRED
 */
export async function addPartner(
  database: Database,
  { organisationId }: Viewer,
  input: unknown,
): Promise<Partner> {
  const { exchangeCode, name, nameZh, contact } = parseInput(PartnerInput, input);
  if (!exchangeCode) {
    if (!name) throw refused('name', 'REQUIRED', 'A partner elsewhere needs a name.', 'Give its name.');
    return database.prisma.partner.create({
      data: { organisationId, id: randomUUID(), name, nameZh: nameZh ?? '', contact: contact ?? '' },
    });
  }
  const otherId = await organisationOfCode(database, exchangeCode);
  if (otherId === null)
    throw refused(
      'exchangeCode',
      'EXCHANGE_CODE_UNKNOWN',
      'No organisation has this code.',
      'Ask the partner for the code on its page “Sharing”.',
    );
  if (otherId === organisationId)
    throw refused('exchangeCode', 'OWN_EXCHANGE_CODE', 'This is your own code.', 'Give it to your partner.');
  return partnerOf(database.prisma, organisationId, otherId, contact ?? '');
}

/** The partner that stands for another organisation of this installation, added if need be. */
export async function partnerOf(
  prisma: Pick<Prisma.TransactionClient, 'partner' | 'organisation'>,
  organisationId: string,
  partnerOrganisationId: string,
  contact = '',
): Promise<Partner> {
  const { name, nameZh } = await prisma.organisation.findUniqueOrThrow({
    where: { id: partnerOrganisationId },
  });
  return prisma.partner.upsert({
    where: { organisationId_partnerOrganisationId: { organisationId, partnerOrganisationId } },
    create: { organisationId, id: randomUUID(), name, nameZh, contact, partnerOrganisationId },
    // One that was removed and is met again begins anew: its shares stay revoked.
    update: { removedAt: null },
  });
}

/** @throws NotFound, also for one that was removed */
export async function requirePartner(
  prisma: Pick<Prisma.TransactionClient, 'partner'>,
  organisationId: string,
  id: string,
): Promise<Partner> {
  const partner = await prisma.partner.findUnique({
    where: { organisationId_id: { organisationId, id }, removedAt: null },
  });
  if (partner === null) throw new NotFound('partner', globalId('Partner', id));
  return partner;
}

function refused(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}
