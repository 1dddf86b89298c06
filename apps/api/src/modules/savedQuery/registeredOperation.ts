import { localIds } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';

const MOST_OPERATIONS = 100;

/** What a token may run that may run nothing else: which version of which saved query. */
export type RegisteredVersion = Pick<Prisma.TokenOperationCreateManyInput, 'queryId' | 'version'>;

/**
 * The newest versions of saved queries, as they are registered for a token: what becomes of a query later does not reach
 * whoever holds the token.
 *
 * @throws InvalidInput for none, too many, or one the organisation does not have
 */
export async function chooseVersions(
  { prisma }: Database,
  organisationId: string,
  savedQueryIds: readonly string[],
): Promise<readonly RegisteredVersion[]> {
  const ids = [...new Set(localIds('SavedQuery', savedQueryIds, 'savedQueryIds'))];
  if (ids.length === 0 || ids.length > MOST_OPERATIONS)
    throw refused(
      'OUT_OF_RANGE',
      `A token is registered for 1 to ${MOST_OPERATIONS} queries, not ${ids.length}.`,
    );
  const queries = await prisma.savedQuery.findMany({
    // Owners see what every token runs, so what somebody keeps to themselves is for none.
    where: { organisationId, id: { in: ids }, isPrivate: false },
    select: { id: true, version: true },
  });
  if (queries.length < ids.length)
    throw refused(
      'UNKNOWN_REFERENCE',
      `${ids.length - queries.length} of the saved queries do not exist, or are private.`,
    );
  return queries.map(({ id, version }) => ({ queryId: id, version }));
}

/** Registers a token for the newest versions of these queries instead of what it was registered for. @throws NotFound, InvalidInput */
export async function registerOperations(
  database: Database,
  { organisationId, userId, role }: Viewer,
  tokenId: string,
  savedQueryIds: readonly string[],
): Promise<void> {
  const versions = await chooseVersions(database, organisationId, savedQueryIds);
  await database.prisma.$transaction(async (transaction) => {
    const token = await transaction.apiToken.findFirst({
      where: {
        ...{ organisationId, id: tokenId, registeredOnly: true, revokedAt: null },
        ...(role !== 'OWNER' && { userId }),
      },
    });
    // A token that may run everything is not made narrower: whoever holds it may count on it.
    if (token === null) throw new NotFound('API token with registered operations', tokenId);
    await transaction.tokenOperation.deleteMany({ where: { organisationId, tokenId } });
    await transaction.tokenOperation.createMany({
      data: versions.map((version) => ({ organisationId, tokenId, ...version })),
    });
  });
}

function refused(code: string, message: string): InvalidInput {
  return new InvalidInput([
    {
      field: 'savedQueryIds',
      code,
      message,
      remedy: 'Take ids from `savedQueries`, and share what is private first.',
    },
  ]);
}
