import { randomUUID } from 'node:crypto';
import { PROGRAMME_STEPS } from '@cradle/schema';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { ProgrammeMembership, ProgrammePage } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { requireProgramme } from '../programme/saveProgramme.ts';

const PageInput = z.object({
  title: z.string().trim().min(1, 'must not be empty').max(200),
  titleZh: z
    .string()
    .trim()
    .max(200)
    .nullish()
    .transform((text) => text ?? ''),
  body: z.string().trim().min(1, 'must not be empty').max(50_000),
  bodyZh: z
    .string()
    .trim()
    .max(50_000)
    .nullish()
    .transform((text) => text ?? ''),
  step: z
    .enum(PROGRAMME_STEPS)
    .nullish()
    .transform((step) => step ?? null),
});

/**
 * Makes a learning page of a programme, or changes one. The text is Markdown; HTML in it is shown as text, never as HTML.
 *
 * @param known the page and the revision of it that was read; null makes one
 * @throws NotFound; InvalidInput with the code VERSION_CHANGED
 */
export async function savePage(
  database: Database,
  { organisationId }: Viewer,
  programmeId: string,
  known: { readonly id: string; readonly revision: number } | null,
  input: unknown,
): Promise<ProgrammePage> {
  const data = parseInput(PageInput, input);
  return database.prisma.$transaction(async (transaction) => {
    await requireProgramme(transaction, organisationId, programmeId);
    if (known === null)
      return transaction.programmePage.create({
        data: { organisationId, id: randomUUID(), programmeId, ...data },
      });
    await transaction.$queryRaw`
      SELECT 1 FROM "ProgrammePage" WHERE "organisationId" = ${organisationId} AND "id" = ${known.id} FOR UPDATE`;
    const stored = await transaction.programmePage.findUnique({
      where: { organisationId_id: { organisationId, id: known.id }, programmeId },
    });
    if (stored === null) throw new NotFound('learning page', known.id);
    refuseOutdated('The page', stored.revision, known.revision);
    return transaction.programmePage.update({
      where: { organisationId_id: { organisationId, id: known.id } },
      data: { ...data, revision: { increment: 1 } },
    });
  });
}

/** @throws NotFound */
export async function removePage(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<string> {
  const { count } = await prisma.programmePage.deleteMany({ where: { organisationId, id } });
  if (count === 0) throw new NotFound('learning page', id);
  return id;
}

/** The pages that a member reads, by step and title. */
export async function pagesFor(
  { prisma }: Database,
  { operatorOrganisationId: organisationId, programmeId, state }: ProgrammeMembership,
): Promise<ProgrammePage[]> {
  if (state !== 'JOINED') return [];
  return prisma.programmePage.findMany({
    where: { organisationId, programmeId },
    orderBy: [{ step: 'asc' }, { title: 'asc' }],
  });
}

/** Null for a page of a programme that the organisation neither operates nor has joined. */
export async function findPage(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<ProgrammePage | null> {
  const own = await prisma.programmePage.findUnique({
    where: { organisationId_id: { organisationId, id } },
  });
  if (own !== null) return own;
  const joined = await prisma.programmeMembership.findMany({
    where: { organisationId, state: 'JOINED' },
    select: { operatorOrganisationId: true, programmeId: true },
  });
  if (joined.length === 0) return null;
  return prisma.programmePage.findFirst({
    where: {
      id,
      OR: joined.map(({ operatorOrganisationId, programmeId }) => ({
        ...{ organisationId: operatorOrganisationId, programmeId },
      })),
    },
  });
}
