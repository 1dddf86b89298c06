import { randomUUID } from 'node:crypto';
import { PROGRAMME_STEPS } from '@cradle/schema';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { ProgrammeMember, ProgrammeNotice } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { requireProgramme } from './saveProgramme.ts';

/** A reminder a day is enough. */
const REMIND_EVERY_MS = 20 * 3_600_000;
const MOST = 1000;
const Reminder = z.object({
  text: z.string().trim().min(1, 'must not be empty').max(2000),
  step: z.enum(PROGRAMME_STEPS).nullish(),
  memberIds: z.array(z.string()).min(1, 'choose whom to remind').max(MOST, `at most ${MOST} at once`),
});

/**
 * Writes a notice to members; it waits for them on their page of the programme. Whoever was reminded within the last day is left
 * out.
 *
 * @returns the members that were reminded
 * @throws NotFound; InvalidInput with the code REMINDED_ALREADY when that leaves nobody
 */
export async function remindMembers(
  database: Database,
  { organisationId, userName }: Viewer,
  programmeId: string,
  input: unknown,
): Promise<ProgrammeMember[]> {
  const { text, step, memberIds } = parseInput(Reminder, input);
  const now = new Date();
  return database.prisma.$transaction(async (transaction) => {
    await requireProgramme(transaction, organisationId, programmeId);
    const found = await transaction.programmeMember.findMany({
      where: { organisationId, programmeId, state: 'JOINED', id: { in: memberIds } },
    });
    const missing = memberIds.find((id) => !found.some((member) => member.id === id));
    if (missing !== undefined) throw new NotFound('member', globalId('ProgrammeMember', missing));
    const due = found.filter(
      ({ remindedAt }) => remindedAt === null || now.getTime() - remindedAt.getTime() >= REMIND_EVERY_MS,
    );
    if (due.length === 0)
      throw new InvalidInput([
        {
          ...{ field: 'memberIds', code: 'REMINDED_ALREADY' },
          message: 'Everybody chosen has been reminded within the last day.',
          remedy: 'Wait a day.',
        },
      ]);
    await transaction.programmeNotice.createMany({
      data: due.map(({ memberOrganisationId, id }) => ({
        ...{ organisationId: memberOrganisationId, id: randomUUID(), membershipId: id },
        ...{ step: step ?? null, text, sentByName: userName, at: now },
      })),
    });
    return transaction.programmeMember.updateManyAndReturn({
      where: { organisationId, id: { in: due.map(({ id }) => id) } },
      data: { remindedAt: now },
    });
  });
}

/** Somebody of the member has read a notice. @throws NotFound */
export async function readNotice(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<ProgrammeNotice> {
  const [notice] = await prisma.programmeNotice.updateManyAndReturn({
    where: { organisationId, id },
    data: { readAt: new Date() },
  });
  if (notice === undefined) throw new NotFound('notice', id);
  return notice;
}
