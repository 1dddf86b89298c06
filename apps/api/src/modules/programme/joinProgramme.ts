import { randomUUID } from 'node:crypto';
import { PROGRAMME_DISCLOSURES, type ProgrammeDisclosure, type ProgrammeMemberState } from '@cradle/schema';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma, ProgrammeMembership } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { findOffer, type ProgrammeOffer } from './inviteMembers.ts';

const Disclosed = z
  .array(z.enum(PROGRAMME_DISCLOSURES))
  .transform((given) => PROGRAMME_DISCLOSURES.filter((each) => given.includes(each)));
const JoinInput = z.object({
  termsVersion: z.int(),
  disclosed: Disclosed,
  note: z
    .string()
    .trim()
    .max(2000)
    .nullish()
    .transform((note) => note ?? ''),
});

/**
 * Joins by an invitation, or applies by the programme's code, with consent to what is disclosed and nothing else. Both sides
 * keep a copy under one id; who has left may come again.
 *
 * @throws NotFound for the key; InvalidInput with the code OWN_PROGRAMME, TERMS_CHANGED or MEMBER_ALREADY
 */
export async function joinProgramme(
  database: Database,
  viewer: Viewer,
  key: string,
  input: unknown,
): Promise<ProgrammeMembership> {
  const { termsVersion, disclosed, note } = parseInput(JoinInput, input);
  const offer = await findOffer(database, key);
  if (offer === null) throw new NotFound('programme', 'of this link or code');
  refuseOffer(offer, viewer, termsVersion);
  return database.prisma.$transaction(async (transaction) => {
    await useInvitation(transaction, offer, { acceptedAt: new Date() });
    return storeCopies(transaction, viewer, offer, { termsVersion, disclosed, note });
  });
}

/** Says no to an invitation; the operator learns that and no more. @throws NotFound */
export async function declineProgramme(database: Database, token: string): Promise<ProgrammeOffer> {
  const offer = await findOffer(database, token);
  if (offer?.invitation == null) throw new NotFound('invitation', 'of this link');
  await database.prisma.$transaction((transaction) =>
    useInvitation(transaction, offer, { declinedAt: new Date() }),
  );
  return offer;
}

function refuseOffer({ programme }: ProgrammeOffer, { organisationId }: Viewer, termsVersion: number): void {
  if (programme.organisationId === organisationId)
    throw refused('key', 'OWN_PROGRAMME', 'You operate this programme.', 'Give the link to whom you invite.');
  if (programme.termsVersion !== termsVersion)
    throw refused(
      'termsVersion',
      'TERMS_CHANGED',
      'The terms have been changed since you read them.',
      'Read them again before you agree.',
    );
}

async function useInvitation(
  transaction: Prisma.TransactionClient,
  { programme: { organisationId }, invitation }: ProgrammeOffer,
  data: Prisma.ProgrammeInvitationUpdateManyMutationInput,
): Promise<void> {
  if (invitation === null) return;
  const { count } = await transaction.programmeInvitation.updateMany({
    where: { organisationId, id: invitation.id, acceptedAt: null, declinedAt: null, revokedAt: null },
    data,
  });
  if (count === 0) throw new NotFound('invitation', 'of this link');
}

async function storeCopies(
  transaction: Prisma.TransactionClient,
  { organisationId, userName }: Viewer,
  { programme, invitation }: ProgrammeOffer,
  { termsVersion, disclosed, note }: z.output<typeof JoinInput>,
): Promise<ProgrammeMembership> {
  const operatorOrganisationId = programme.organisationId;
  const unique = { organisationId, operatorOrganisationId, programmeId: programme.id };
  const stored = await transaction.programmeMembership.findUnique({
    where: { organisationId_operatorOrganisationId_programmeId: unique },
  });
  if (stored?.state === 'JOINED' || (stored?.state === 'APPLIED' && invitation === null))
    throw refused(
      'key',
      'MEMBER_ALREADY',
      'You are in this programme, or have applied already.',
      'Open it under “Programmes”.',
    );
  const now = new Date();
  const state: ProgrammeMemberState = invitation === null ? 'APPLIED' : 'JOINED';
  const id = stored?.id ?? randomUUID();
  const shared = { state, joinedAt: state === 'JOINED' ? now : null, endedAt: null };
  const member = await transaction.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { name: true, nameZh: true, country: true },
  });
  await transaction.programmeMember.upsert({
    where: { organisationId_id: { organisationId: operatorOrganisationId, id } },
    create: {
      ...{ organisationId: operatorOrganisationId, id, programmeId: programme.id },
      ...{ memberOrganisationId: organisationId, ...member, ...shared, note },
    },
    update: { ...member, ...shared, note },
  });
  const consent = { ...shared, disclosed, termsVersion, consentByName: userName, consentAt: now };
  return transaction.programmeMembership.upsert({
    where: { organisationId_id: { organisationId, id } },
    create: {
      ...{ ...unique, id, programmeName: programme.name, programmeNameZh: programme.nameZh },
      ...{ operatorName: programme.organisation.name, operatorNameZh: programme.organisation.nameZh },
      ...consent,
    },
    update: { ...consent, revision: { increment: 1 } },
  });
}

/**
 * Chooses anew what the operator may see, and agrees to the terms as they are now. What is taken back is closed at once; what
 * was read stays in the log.
 *
 * @throws NotFound; InvalidInput with the code VERSION_CHANGED, STEP_NOT_POSSIBLE or TERMS_CHANGED
 */
export async function changeDisclosure(
  database: Database,
  { organisationId, userName }: Viewer,
  id: string,
  revision: number,
  input: unknown,
): Promise<ProgrammeMembership> {
  const { disclosed, termsVersion } = parseInput(JoinInput, input);
  return database.prisma.$transaction(async (transaction) => {
    const stored = await lockMembership(transaction, organisationId, id);
    refuseOutdated('The membership', stored.revision, revision);
    if (stored.state !== 'JOINED' && stored.state !== 'APPLIED') throw notPossible(stored.state);
    const programme = await transaction.programme.findUnique({
      where: {
        organisationId_id: { organisationId: stored.operatorOrganisationId, id: stored.programmeId },
      },
    });
    if (programme?.termsVersion !== termsVersion)
      throw refused(
        'termsVersion',
        'TERMS_CHANGED',
        'The terms have been changed since you read them.',
        'Read them again before you agree.',
      );
    return transaction.programmeMembership.update({
      where: { organisationId_id: { organisationId, id } },
      data: {
        ...{ disclosed, termsVersion, consentByName: userName, consentAt: new Date() },
        revision: { increment: 1 },
      },
    });
  });
}

/** Leaves a programme, or takes an application back. Every consent ends. @throws NotFound, InvalidInput */
export async function leaveProgramme(
  database: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<ProgrammeMembership> {
  return database.prisma.$transaction(async (transaction) => {
    const { state } = await lockMembership(transaction, organisationId, id);
    if (state !== 'JOINED' && state !== 'APPLIED') throw notPossible(state);
    return writeState(transaction, { organisationId, id }, 'LEFT');
  });
}

/**
 * The operator lets an applicant in or not, or ends a membership.
 *
 * @throws NotFound; InvalidInput with the code STEP_NOT_POSSIBLE
 */
export async function decideMember(
  database: Database,
  { organisationId }: Viewer,
  id: string,
  to: 'JOINED' | 'DECLINED' | 'REMOVED',
): Promise<string> {
  await database.prisma.$transaction(async (transaction) => {
    const member = await transaction.programmeMember.findUnique({
      where: { organisationId_id: { organisationId, id } },
    });
    if (member === null) throw new NotFound('member', globalId('ProgrammeMember', id));
    const known = { organisationId: member.memberOrganisationId, id };
    const { state } = await lockMembership(transaction, known.organisationId, id);
    if (state !== (to === 'REMOVED' ? 'JOINED' : 'APPLIED')) throw notPossible(state);
    await writeState(transaction, known, to);
  });
  return id;
}

async function lockMembership(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  id: string,
): Promise<ProgrammeMembership> {
  await transaction.$queryRaw`
    SELECT 1 FROM "ProgrammeMembership" WHERE "organisationId" = ${organisationId} AND "id" = ${id} FOR UPDATE`;
  const stored = await transaction.programmeMembership.findUnique({
    where: { organisationId_id: { organisationId, id } },
  });
  if (stored === null) throw new NotFound('membership', globalId('ProgrammeMembership', id));
  return stored;
}

/** Each side keeps a copy under the same id, and both say the same of the state. */
async function writeState(
  transaction: Prisma.TransactionClient,
  { organisationId, id }: { readonly organisationId: string; readonly id: string },
  state: ProgrammeMemberState,
): Promise<ProgrammeMembership> {
  const shared = state === 'JOINED' ? { state, joinedAt: new Date() } : { state, endedAt: new Date() };
  const written = await transaction.programmeMembership.update({
    where: { organisationId_id: { organisationId, id } },
    data: {
      ...shared,
      ...(state !== 'JOINED' && { disclosed: [] satisfies ProgrammeDisclosure[] }),
      revision: { increment: 1 },
    },
  });
  await transaction.programmeMember.updateMany({
    where: { organisationId: written.operatorOrganisationId, id, memberOrganisationId: organisationId },
    data: shared,
  });
  return written;
}

function notPossible(state: ProgrammeMemberState): InvalidInput {
  return refused(
    'id',
    'STEP_NOT_POSSIBLE',
    `This cannot be done in the state ${state}.`,
    'Load it again: somebody may have been quicker.',
  );
}

function refused(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}
