import { randomBytes } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma, SavedQuery } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
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
});

export interface QueryRequest {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly document: string;
  readonly variables?: unknown;
}

/** Keeps an operation under a name. @throws InvalidInput naming line and column of what is wrong with it */
export async function saveQuery(
  { prisma }: Database,
  schema: GraphQLSchema,
  { organisationId, userId, userName }: Viewer,
  input: QueryRequest,
): Promise<SavedQuery> {
  const { name, description, version } = readQuery(schema, input);
  refuseMore(await prisma.savedQuery.count({ where: { organisationId } }));
  return prisma.savedQuery.create({
    data: {
      ...{ organisationId, id: randomBytes(ID_BYTES).toString('base64url'), name, description },
      createdBy: userId,
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
  { organisationId, userName }: Viewer,
  id: string,
  known: number,
  input: QueryRequest,
): Promise<SavedQuery> {
  const { name, description, version } = readQuery(schema, input);
  return database.prisma.$transaction(async (transaction) => {
    const [updated] = await transaction.savedQuery.updateManyAndReturn({
      where: { organisationId, id, version: known },
      data: { name, description, version: known + 1 },
    });
    if (updated === undefined)
      throw outdatedVersion(await readSavedQuery(database, organisationId, id), known);
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
  const { description, version } = await readSavedQuery(database, organisationId, id);
  const { document, variables } = await database.prisma.savedQueryVersion.findUniqueOrThrow({
    where: { organisationId_queryId_version: { organisationId, queryId: id, version } },
  });
  return saveQuery(database, schema, viewer, { name, description, document, variables });
}

/** @throws NotFound; InvalidInput while a token that still opens something is registered for it */
export async function removeSavedQuery(
  database: Database,
  { organisationId }: Viewer,
  id: string,
): Promise<{ id: string }> {
  const { prisma } = database;
  await readSavedQuery(database, organisationId, id);
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
  await prisma.savedQuery.deleteMany({ where: { organisationId, id } });
  return { id };
}

/** @throws NotFound */
export async function readSavedQuery(
  { prisma }: Pick<Database, 'prisma'>,
  organisationId: string,
  id: string,
): Promise<SavedQuery> {
  const query = await prisma.savedQuery.findUnique({ where: { organisationId_id: { organisationId, id } } });
  if (query === null) throw new NotFound('saved query', id);
  return query;
}

function readQuery(schema: GraphQLSchema, input: QueryRequest) {
  const { name, description, document, variables } = parseInput(QueryInput, {
    ...input,
    description: input.description ?? undefined,
    variables: input.variables ?? undefined,
  });
  checkDocument(schema, document, variables);
  const version = {
    ...{ document, hash: hashOfDocument(document) },
    variables: variables as Prisma.InputJsonObject,
  };
  return { name, description, version };
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
