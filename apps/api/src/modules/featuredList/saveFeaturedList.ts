import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { FeaturedList, Prisma } from '../../db/generated/client/client.ts';
import { isUniqueViolation } from '../../db/uniqueViolation.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { requireProgramme } from '../programme/saveProgramme.ts';

const MOST_MEMBERS = 500;
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((given) => given ?? '');

const ListInput = z.object({
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9](?:[a-z0-9-]{1,58})[a-z0-9]$/, 'must be 3 to 60 small letters, digits and hyphens'),
  title: z.string().trim().min(1, 'must not be empty').max(200),
  titleZh: text(200),
  text: text(2000),
  textZh: text(2000),
  category: text(200),
  region: text(20),
  isPublic: z.boolean(),
  memberIds: z.array(z.string()).max(MOST_MEMBERS, `at most ${MOST_MEMBERS}`),
});

/**
 * Makes a list of labelled members, or changes one. Who stands on it is decided anew whenever somebody looks: see
 * `readFeatured`.
 *
 * @param known the list and the revision of it that was read; null makes one
 * @throws NotFound for the programme, the list or a member; InvalidInput with the code SLUG_TAKEN or VERSION_CHANGED
 */
export async function saveFeaturedList(
  database: Database,
  { organisationId }: Viewer,
  programmeId: string,
  known: { readonly id: string; readonly revision: number } | null,
  input: unknown,
): Promise<FeaturedList> {
  const { memberIds, ...data } = parseInput(ListInput, input);
  try {
    return await database.prisma.$transaction(async (transaction) => {
      await requireProgramme(transaction, organisationId, programmeId);
      const list = await store(transaction, organisationId, programmeId, known, data);
      await replaceEntries(transaction, list, memberIds);
      return list;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new InvalidInput([
      {
        ...{ field: 'slug', code: 'SLUG_TAKEN', message: 'Another list has this address.' },
        remedy: 'Choose another, for instance with the name of the programme in it.',
      },
    ]);
  }
}

async function store(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  programmeId: string,
  known: { readonly id: string; readonly revision: number } | null,
  data: Omit<z.output<typeof ListInput>, 'memberIds'>,
): Promise<FeaturedList> {
  if (known === null) {
    const id = randomUUID();
    await transaction.featuredSlug.create({ data: { slug: data.slug, organisationId, listId: id } });
    return transaction.featuredList.create({ data: { organisationId, id, programmeId, ...data } });
  }
  await transaction.$queryRaw`
    SELECT 1 FROM "FeaturedList" WHERE "organisationId" = ${organisationId} AND "id" = ${known.id} FOR UPDATE`;
  const stored = await transaction.featuredList.findUnique({
    where: { organisationId_id: { organisationId, id: known.id }, programmeId },
  });
  if (stored === null) throw new NotFound('featured list', known.id);
  refuseOutdated('The list', stored.revision, known.revision);
  if (stored.slug !== data.slug)
    await transaction.featuredSlug.update({ where: { slug: stored.slug }, data: { slug: data.slug } });
  return transaction.featuredList.update({
    where: { organisationId_id: { organisationId, id: known.id } },
    data: { ...data, revision: { increment: 1 } },
  });
}

async function replaceEntries(
  transaction: Prisma.TransactionClient,
  { organisationId, id: listId, programmeId }: FeaturedList,
  memberIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(memberIds)];
  const found = await transaction.programmeMember.findMany({
    where: { organisationId, programmeId, id: { in: wanted } },
    select: { id: true },
  });
  const missing = wanted.find((id) => !found.some((member) => member.id === id));
  if (missing !== undefined) throw new NotFound('member', globalId('ProgrammeMember', missing));
  await transaction.featuredEntry.deleteMany({ where: { organisationId, listId } });
  await transaction.featuredEntry.createMany({
    data: wanted.map((memberId) => ({ organisationId, listId, memberId })),
  });
}

/** @throws NotFound */
export async function removeFeaturedList(
  { prisma }: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<string> {
  await prisma.$transaction(async (transaction) => {
    const { count } = await transaction.featuredList.deleteMany({ where: { organisationId, id } });
    if (count === 0) throw new NotFound('featured list', id);
    await transaction.featuredSlug.deleteMany({ where: { organisationId, listId: id } });
  });
  return id;
}
