import { randomBytes } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma, SavedQuery } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotAllowed, NotFound } from '../../errors/refusals.ts';
import { outdatedVersion } from '../../errors/refuseOutdated.ts';
import { checkDocument } from './checkDocument.ts';
import { hashOfDocument } from './documentHash.ts';

export const MOST_QUERIES = 500;
export const LONGEST_DOCUMENT = 50_000;
const LONGEST_VARIABLES = 100_000;
const ID_BYTES = 9;

const GivenVariables = z
  .record(z.string(), z.unknown())
  .refine((given) => JSON.stringify(given).length <= LONGEST_VARIABLES, {
    message: `must not be longer than ${LONGEST_VARIABLES} characters as JSON`,
  });
const QueryInput = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  description: z.string().trim().max(2000).default(''),
  document: z.string().min(1, 'must not be empty').max(LONGEST_DOCUMENT),
  variables: GivenVariables.default({}),
  isPrivate: z.boolean().optional(),
});

export interface QueryRequest {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly document: string;
  readonly variables?: unknown;
  readonly isPrivate?: boolean | null | undefined;
}

/** Keeps an operation under a name. @throws InvalidInput naming line and column of what is wrong with it */
export async function saveQuery(
  { prisma }: Database,
  schema: GraphQLSchema,
  { organisationId, userId, userName }: Viewer,
  input: QueryRequest,
): Promise<SavedQuery> {
  const { name, description, isPrivate, version } = readQuery(schema, input);
  refuseMore(await prisma.savedQuery.count({ where: { organisationId } }));
  return prisma.savedQuery.create({
    data: {
      ...{ organisationId, id: randomBytes(ID_BYTES).toString('base64url'), name, description },
      ...{ createdBy: userId, isPrivate: isPrivate ?? false },
      versions: { create: { version: 1, ...version, createdByName: userName } },
    },
  });
}

/**
 * The next version. Tokens that are registered for an earlier one go on with that.
 *
 * @throws NotFound; InvalidInput with the code VERSION_CHANGED when somebody else has changed it meanwhile
 */
export async function updateSavedQuery(
  database: Database,
  schema: GraphQLSchema,
  viewer: Viewer,
  id: string,
  known: number,
  input: QueryRequest,
): Promise<SavedQuery> {
  const { organisationId, userName } = viewer;
  const { name, description, version } = readQuery(schema, input);
  return database.prisma.$transaction(async (transaction) => {
    const [updated] = await transaction.savedQuery.updateManyAndReturn({
      where: { ...visibleQueries(viewer), id, version: known },
      data: { name, description, version: known + 1 },
    });
    if (updated === undefined) throw outdatedVersion(await readSavedQuery(database, viewer, id), known);
    await transaction.savedQueryVersion.create({
      data: { organisationId, queryId: id, version: known + 1, ...version, createdByName: userName },
    });
    return updated;
  });
}

/** A copy under a name of its own, of the newest version alone. @throws NotFound */
export async function duplicateSavedQuery(
  database: Database,
  schema: GraphQLSchema,
  viewer: Viewer,
  id: string,
  name: string,
): Promise<SavedQuery> {
  const { organisationId } = viewer;
  const { description, version, isPrivate } = await readSavedQuery(database, viewer, id);
  const { document, variables } = await database.prisma.savedQueryVersion.findUniqueOrThrow({
    where: { organisationId_queryId_version: { organisationId, queryId: id, version } },
  });
  return saveQuery(database, schema, viewer, { name, description, document, variables, isPrivate });
}

/** @throws NotFound; InvalidInput while a token that still opens something is registered for it */
export async function removeSavedQuery(
  database: Database,
  viewer: Viewer,
  id: string,
): Promise<{ id: string }> {
  const { organisationId } = viewer;
  await readSavedQuery(database, viewer, id);
  await refuseRegistered(database, organisationId, id);
  await database.prisma.savedQuery.deleteMany({ where: { organisationId, id } });
  return { id };
}

/**
 * Shows a query to everybody in the organisation, or to its author alone; only the author decides.
 *
 * @throws NotFound; NotAllowed; InvalidInput while a token that still opens something is registered for it: owners see what tokens run
 */
export async function shareSavedQuery(
  database: Database,
  viewer: Viewer,
  id: string,
  isPrivate: boolean,
): Promise<SavedQuery> {
  const { organisationId, userId } = viewer;
  const query = await readSavedQuery(database, viewer, id);
  if (query.createdBy !== userId)
    throw new NotAllowed('Only its author decides who sees a query.', 'Duplicate it to have your own.');
  if (isPrivate) await refuseRegistered(database, organisationId, id);
  return database.prisma.savedQuery.update({
    where: { organisationId_id: { organisationId, id } },
    data: { isPrivate },
  });
}

/** What somebody sees: what the organisation shares, and their own. */
export function visibleQueries({
  organisationId,
  userId,
}: Pick<Viewer, 'organisationId' | 'userId'>): Prisma.SavedQueryWhereInput {
  return { organisationId, OR: [{ isPrivate: false }, { createdBy: userId }] };
}

async function refuseRegistered({ prisma }: Database, organisationId: string, id: string): Promise<void> {
  const tokens = await prisma.apiToken.findMany({
    where: {
      ...{ organisationId, revokedAt: null, expiresAt: { gt: new Date() } },
      operations: { some: { queryId: id } },
    },
    select: { name: true },
    take: 10,
  });
  if (tokens.length > 0)
    throw new InvalidInput([
      {
        field: 'id',
        code: 'REGISTERED_FOR_TOKEN',
        message: `Tokens are registered for it: ${tokens.map(({ name }) => `“${name}”`).join(', ')}.`,
        remedy: 'Revoke them, or register them for other queries first.',
      },
    ]);
}

/** @throws NotFound, also for a private one of somebody else */
export async function readSavedQuery(
  { prisma }: Pick<Database, 'prisma'>,
  viewer: Pick<Viewer, 'organisationId' | 'userId'>,
  id: string,
): Promise<SavedQuery> {
  const query = await prisma.savedQuery.findFirst({ where: { ...visibleQueries(viewer), id } });
  if (query === null) throw new NotFound('saved query', id);
  return query;
}

function readQuery(schema: GraphQLSchema, input: QueryRequest) {
  const { name, description, document, variables, isPrivate } = parseInput(QueryInput, {
    ...input,
    isPrivate: input.isPrivate ?? undefined,
    description: input.description ?? undefined,
    variables: input.variables ?? undefined,
  });
  checkDocument(schema, document, variables);
  const version = {
    ...{ document, hash: hashOfDocument(document) },
    variables: variables as Prisma.InputJsonObject,
  };
  return { name, description, isPrivate, version };
}

function refuseMore(count: number): void {
  if (count < MOST_QUERIES) return;
  throw new InvalidInput([
    {
      field: 'name',
      code: 'TOO_MANY_QUERIES',
      message: `The organisation has ${count} saved queries, which is as many as it may have.`,
      remedy: 'Remove one that nobody uses.',
    },
  ]);
}
