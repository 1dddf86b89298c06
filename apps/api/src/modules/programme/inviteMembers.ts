import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import { newSecretToken, readSecretToken } from '../../context/secretToken.ts';
import type { Database } from '../../db/database.ts';
import type { Programme, ProgrammeInvitation } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { normalCode } from '../sharing/exchangeCode.ts';
import { requireProgramme } from './saveProgramme.ts';

const DAY_MS = 86_400_000;
const MOST = 500;
const InviteInput = z.object({
  notes: z
    .array(z.string().trim().max(200))
    .min(1, 'name whom to invite')
    .max(MOST, `at most ${MOST} at once`),
  expiresInDays: z.int().min(1).max(365).default(60),
});

export interface NewProgrammeInvitation {
  /** Shown this once: only its hash is kept. */
  readonly token: string;
  readonly invitation: ProgrammeInvitation;
}

/** A link for each organisation that is invited; whoever opens one joins without being let in. @throws NotFound, InvalidInput */
export async function inviteToProgramme(
  { prisma }: Database,
  { organisationId, userName }: Viewer,
  programmeId: string,
  input: z.input<typeof InviteInput>,
): Promise<NewProgrammeInvitation[]> {
  const { notes, expiresInDays } = parseInput(InviteInput, input);
  await requireProgramme(prisma, organisationId, programmeId);
  const made = notes.map((note) => ({ note, id: randomUUID(), ...newSecretToken(organisationId) }));
  const rows = await prisma.programmeInvitation.createManyAndReturn({
    data: made.map(({ note, id, hash }) => ({
      ...{ organisationId, id, programmeId, tokenHash: hash, note, createdByName: userName },
      expiresAt: new Date(Date.now() + expiresInDays * DAY_MS),
    })),
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return made.map(({ id, token }) => ({ token, invitation: byId.get(id)! }));
}

/** The link opens nothing any more. @throws NotFound also for one that was answered */
export async function revokeProgrammeInvitation(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<ProgrammeInvitation> {
  const [invitation] = await prisma.programmeInvitation.updateManyAndReturn({
    where: { organisationId, id, acceptedAt: null, declinedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (invitation === undefined) throw new NotFound('invitation', id);
  return invitation;
}

/** What a key leads to: an invitation lets in, the programme's code lets apply. */
export interface ProgrammeOffer {
  readonly programme: Programme & {
    readonly organisation: { readonly name: string; readonly nameZh: string };
  };
  readonly invitation: ProgrammeInvitation | null;
}

const WITH_OPERATOR = { organisation: { select: { name: true, nameZh: true } } } as const;

/** Null for a key that is wrong, used, expired or revoked: they are not told apart. */
export async function findOffer({ prisma }: Database, key: string): Promise<ProgrammeOffer | null> {
  const token = readSecretToken(key.trim());
  if (token === null) {
    const found = await prisma.programmeCode.findUnique({ where: { code: normalCode(key) } });
    if (found === null) return null;
    const { organisationId, programmeId: id } = found;
    const programme = await prisma.programme.findUnique({
      where: { organisationId_id: { organisationId, id } },
      include: WITH_OPERATOR,
    });
    return programme && { programme, invitation: null };
  }
  const found = await prisma.programmeInvitation.findUnique({
    where: {
      organisationId_tokenHash: { organisationId: token.organisationId, tokenHash: token.hash },
      ...{ acceptedAt: null, declinedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    },
    include: { programme: { include: WITH_OPERATOR } },
  });
  if (found === null) return null;
  const { programme, ...invitation } = found;
  return { programme, invitation };
}
