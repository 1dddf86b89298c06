import { type GraphQLSchema, parse, validate } from 'graphql';
import type { Database } from '../../db/database.ts';
import { LONGEST_DOCUMENT } from './saveQuery.ts';

/** Documents of one organisation that are kept for its programs; whoever sends a hash that is gone sends the document again. */
export const MOST_PERSISTED = 1_000;

const NOTE_EVERY = '1 hour';

/** Who asks: documents are found within one organisation alone, whoever knows the hash. */
export interface Asker {
  readonly organisationId: string;
  /** The person, or whose token it is: private queries are found by their author only. */
  readonly userId: string;
  /** A token that may run what it is registered for and nothing else; null for everybody else. */
  readonly registeredTokenId: string | null;
}

export interface SavedDocument {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The document with a hash among what the organisation has saved or its programs have sent, or among what the token is
 * registered for; null when there is none.
 */
export async function findDocument(
  database: Database,
  { organisationId, userId, registeredTokenId }: Asker,
  hash: string,
): Promise<string | null> {
  if (registeredTokenId !== null) {
    const registered = await findRegistered(database, organisationId, registeredTokenId, 'hash', hash);
    return registered?.document ?? null;
  }
  const [sent] = await database.query<{ document: string; isOld: boolean }>(
    `SELECT "document", "usedAt" < now() - interval '${NOTE_EVERY}' AS "isOld"
     FROM "PersistedOperation" WHERE "organisationId" = $1 AND "hash" = $2`,
    [organisationId, hash],
  );
  if (sent === undefined) return findSaved(database, { organisationId, userId }, hash);
  if (sent.isOld)
    await database.query(
      'UPDATE "PersistedOperation" SET "usedAt" = now() WHERE "organisationId" = $1 AND "hash" = $2',
      [organisationId, hash],
    );
  return sent.document;
}

/** A saved query by its key: the newest version, or the one the token is registered for. */
export async function findSavedVersion(
  database: Database,
  { organisationId, userId, registeredTokenId }: Asker,
  key: string,
): Promise<SavedDocument | null> {
  if (registeredTokenId !== null)
    return findRegistered(database, organisationId, registeredTokenId, 'queryId', key);
  const [saved] = await database.query<SavedDocument>(
    `SELECT v."document", v."variables" FROM "SavedQueryVersion" v JOIN "SavedQuery" q
       ON q."organisationId" = v."organisationId" AND q."id" = v."queryId"
     WHERE v."organisationId" = $1 AND v."queryId" = $2 AND (NOT q."isPrivate" OR q."createdBy" = $3)
     ORDER BY v."version" DESC LIMIT 1`,
    [organisationId, key, userId],
  );
  return saved ?? null;
}

/** Keeps a document under its hash when it is valid and not too long; the ones used longest ago make room. */
export async function keepDocument(
  database: Database,
  schema: GraphQLSchema,
  organisationId: string,
  hash: string,
  document: string,
): Promise<void> {
  if (document.length > LONGEST_DOCUMENT || !isValid(schema, document)) return;
  await database.query(
    `INSERT INTO "PersistedOperation" ("organisationId", "hash", "document") VALUES ($1, $2, $3)
     ON CONFLICT ("organisationId", "hash") DO NOTHING`,
    [organisationId, hash, document],
  );
  await database.query(
    `DELETE FROM "PersistedOperation" WHERE "organisationId" = $1 AND "hash" IN (
       SELECT "hash" FROM "PersistedOperation" WHERE "organisationId" = $1
       ORDER BY "usedAt" DESC, "hash" OFFSET ${MOST_PERSISTED})`,
    [organisationId],
  );
}

async function findRegistered(
  database: Database,
  organisationId: string,
  tokenId: string,
  by: 'hash' | 'queryId',
  value: string,
): Promise<SavedDocument | null> {
  const [registered] = await database.query<SavedDocument>(
    `SELECT v."document", v."variables" FROM "TokenOperation" o JOIN "SavedQueryVersion" v
       ON v."organisationId" = o."organisationId" AND v."queryId" = o."queryId" AND v."version" = o."version"
     WHERE o."organisationId" = $1 AND o."tokenId" = $2 AND v."${by}" = $3 LIMIT 1`,
    [organisationId, tokenId, value],
  );
  return registered ?? null;
}

async function findSaved(
  database: Database,
  { organisationId, userId }: Pick<Asker, 'organisationId' | 'userId'>,
  hash: string,
): Promise<string | null> {
  const [saved] = await database.query<{ document: string }>(
    `SELECT v."document" FROM "SavedQueryVersion" v JOIN "SavedQuery" q
       ON q."organisationId" = v."organisationId" AND q."id" = v."queryId"
     WHERE v."organisationId" = $1 AND v."hash" = $2 AND (NOT q."isPrivate" OR q."createdBy" = $3) LIMIT 1`,
    [organisationId, hash, userId],
  );
  return saved?.document ?? null;
}

function isValid(schema: GraphQLSchema, document: string): boolean {
  try {
    return validate(schema, parse(document), undefined, { maxErrors: 1 }).length === 0;
  } catch {
    return false;
  }
}
