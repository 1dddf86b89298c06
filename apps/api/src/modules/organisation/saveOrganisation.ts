import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Account } from '../../context/caller.ts';
import type { Installation, Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Organisation } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotAllowed, NotFound } from '../../errors/refusals.ts';
import { readUrns } from '../pact/readUrns.ts';

const Fields = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  nameZh: z.string().trim().max(200).default(''),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be the two letters of ISO 3166-1'),
  isBuyer: z.boolean().default(false),
  isSupplier: z.boolean().default(true),
  companyUrns: z.array(z.string()).optional(),
});

export interface OrganisationFields {
  readonly name: string;
  readonly nameZh?: string | null | undefined;
  readonly country: string;
  readonly isBuyer?: boolean | null | undefined;
  readonly isSupplier?: boolean | null | undefined;
  /** Left out: as they are. */
  readonly companyUrns?: readonly string[] | null | undefined;
}

/** Founds an organisation whose owner is the account. @throws NotAllowed where people join by invitation, InvalidInput */
export async function createOrganisation(
  { prisma }: Database,
  { openSignUp }: Installation,
  { userId, curator }: Account,
  input: OrganisationFields,
): Promise<Organisation> {
  if (!openSignUp && !curator)
    throw new NotAllowed(
      'On this installation organisations are created by whoever runs it.',
      'Ask an owner of your organisation for an invitation.',
    );
  const fields = readFields(input);
  return prisma.organisation.create({
    data: { id: randomUUID(), ...fields, memberships: { create: { userId, role: 'OWNER' } } },
  });
}

/** @throws InvalidInput */
export async function updateOrganisation(
  { prisma }: Database,
  { organisationId: id }: Viewer,
  input: OrganisationFields,
): Promise<Organisation> {
  const { country, ...fields } = readFields(input);
  const before = await prisma.organisation.findUniqueOrThrow({ where: { id }, select: { country: true } });
  return prisma.organisation.update({
    where: { id },
    // The country decides on factors of lines without a region: results must not be older than it.
    data: {
      ...{ ...fields, rankRevision: { increment: 1 } },
      ...(country !== before.country && { country, revision: { increment: 1 } }),
    },
  });
}

/** From now on this browser works for that organisation. @throws NotAllowed without a session; NotFound for no member */
export async function switchOrganisation(
  { prisma }: Database,
  { userId, sessionId }: Account,
  organisationId: string,
): Promise<Organisation> {
  const membership = await prisma.membership.findUnique({
    where: { organisationId_userId: { organisationId, userId } },
    include: { organisation: true },
  });
  if (membership === null) throw new NotFound('organisation', organisationId);
  if (sessionId === null)
    throw new NotAllowed(
      'Only a browser that has signed in can switch.',
      'Choose who you are in the menu first.',
    );
  await prisma.session.update({ where: { id: sessionId }, data: { organisationId } });
  return membership.organisation;
}

function readFields(input: OrganisationFields) {
  const { companyUrns, ...fields } = parseInput(Fields, withoutNulls(input));
  return { ...fields, ...(companyUrns && { companyUrns: readUrns('companyUrns', companyUrns) }) };
}

function withoutNulls(input: OrganisationFields): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
}
