import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma, Programme } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { newCode } from '../sharing/exchangeCode.ts';

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((given) => given ?? '');

const ProgrammeInput = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  nameZh: text(200),
  description: text(2000),
  descriptionZh: text(2000),
  terms: z.string().trim().min(1, 'must not be empty').max(10_000),
  termsZh: text(10_000),
});

/** @throws InvalidInput */
export async function createProgramme(
  { prisma }: Database,
  { organisationId }: Viewer,
  input: unknown,
): Promise<Programme> {
  const data = parseInput(ProgrammeInput, input);
  const id = randomUUID();
  const code = newCode();
  return prisma.$transaction(async (transaction) => {
    await transaction.programmeCode.create({ data: { code, organisationId, programmeId: id } });
    return transaction.programme.create({ data: { organisationId, id, code, ...data } });
  });
}

/**
 * Changes a programme. Other terms get another version; members see that they have agreed to an earlier one. The names that
 * members keep follow.
 *
 * @throws NotFound; InvalidInput with the code VERSION_CHANGED
 */
export async function updateProgramme(
  database: Database,
  { organisationId }: Viewer,
  id: string,
  revision: number,
  input: unknown,
): Promise<Programme> {
  const data = parseInput(ProgrammeInput, input);
  return database.prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`
      SELECT 1 FROM "Programme" WHERE "organisationId" = ${organisationId} AND "id" = ${id} FOR UPDATE`;
    const stored = await requireProgramme(transaction, organisationId, id);
    refuseOutdated('The programme', stored.revision, revision);
    const newTerms = stored.terms !== data.terms || stored.termsZh !== data.termsZh;
    await transaction.programmeMembership.updateMany({
      where: { operatorOrganisationId: organisationId, programmeId: id },
      data: { programmeName: data.name, programmeNameZh: data.nameZh },
    });
    return transaction.programme.update({
      where: { organisationId_id: { organisationId, id } },
      data: { ...data, revision: { increment: 1 }, ...(newTerms && { termsVersion: { increment: 1 } }) },
    });
  });
}

/** A programme that the organisation operates. @throws NotFound */
export async function requireProgramme(
  prisma: Pick<Prisma.TransactionClient, 'programme'>,
  organisationId: string,
  id: string,
): Promise<Programme> {
  const found = await prisma.programme.findUnique({ where: { organisationId_id: { organisationId, id } } });
  if (found === null) throw new NotFound('programme', globalId('Programme', id));
  return found;
}
