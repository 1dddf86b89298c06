import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Account } from '../../context/caller.ts';
import type { Viewer } from '../../context/context.ts';
import { newSecretToken, readSecretToken } from '../../context/secretToken.ts';
import type { Database } from '../../db/database.ts';
import type { Invitation, Membership, Organisation } from '../../db/generated/client/client.ts';
import { Role } from '../../db/generated/client/enums.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';

const DAY_MS = 86_400_000;
const InviteInput = z.object({
  role: z.enum(Role),
  note: z.string().trim().max(200).default(''),
  expiresInDays: z.int().min(1).max(90).default(7),
});

export interface NewInvitation {
  /** Shown this once: only its hash is kept. */
  readonly token: string;
  readonly invitation: Invitation;
}

/** A link that makes whoever opens it a member. @throws InvalidInput */
export async function inviteMember(
  { prisma }: Database,
  { organisationId, userId, userName }: Viewer,
  input: z.input<typeof InviteInput>,
): Promise<NewInvitation> {
  const { role, note, expiresInDays } = parseInput(InviteInput, input);
  const { token, hash } = newSecretToken(organisationId);
  const invitation = await prisma.invitation.create({
    data: {
      ...{ organisationId, id: randomUUID(), tokenHash: hash, role, note },
      ...{ createdBy: userId, createdByName: userName },
      expiresAt: new Date(Date.now() + expiresInDays * DAY_MS),
    },
  });
  return { token, invitation };
}

/** The link opens nothing any more. @throws NotFound also for one that was accepted */
export async function revokeInvitation(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<Invitation> {
  const [invitation] = await prisma.invitation.updateManyAndReturn({
    where: { organisationId, id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (invitation === undefined) throw new NotFound('invitation', id);
  return invitation;
}

/** Null for a token that is wrong, used, expired or revoked: they are not told apart. */
export async function findInvitation(
  { prisma }: Database,
  token: string,
): Promise<(Invitation & { organisation: Organisation }) | null> {
  const read = readSecretToken(token);
  if (read === null) return null;
  const { organisationId, hash: tokenHash } = read;
  return prisma.invitation.findUnique({
    where: {
      organisationId_tokenHash: { organisationId, tokenHash },
      ...{ acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    },
    include: { organisation: true },
  });
}

/** Makes the account a member, once. @throws NotFound, InvalidInput when it is one already */
export async function acceptInvitation(
  database: Database,
  { userId, userName }: Account,
  token: string,
): Promise<Membership> {
  const invitation = await findInvitation(database, token);
  if (invitation === null) throw new NotFound('invitation', 'of this link');
  const { organisationId, id, role } = invitation;
  return database.prisma.$transaction(async (transaction) => {
    const where = { organisationId_userId: { organisationId, userId } };
    if ((await transaction.membership.findUnique({ where })) !== null) throw memberAlready();
    const { count } = await transaction.invitation.updateMany({
      where: { organisationId, id, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: new Date(), acceptedByName: userName },
    });
    if (count === 0) throw new NotFound('invitation', 'of this link');
    return transaction.membership.create({ data: { organisationId, userId, role } });
  });
}

function memberAlready(): InvalidInput {
  return new InvalidInput([
    {
      field: 'token',
      code: 'MEMBER_ALREADY',
      message: 'You are a member of this organisation already.',
      remedy: 'Leave the link to whoever it was meant for.',
    },
  ]);
}
