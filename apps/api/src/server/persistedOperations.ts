import type { Request, RequestHandler } from 'express';
import type { Caller } from '../context/caller.ts';
import type { Database } from '../db/database.ts';
import { hashInDocumentId, hashOfDocument } from '../modules/savedQuery/documentHash.ts';
import {
  type Asker,
  findDocument,
  findSavedVersion,
  keepDocument,
} from '../modules/savedQuery/persistedOperation.ts';
import { schema } from '../schema/schema.ts';
import { callerOf } from './admitCaller.ts';
import { HttpRefusal } from './httpRefusal.ts';

/** The part of a GraphQL request that says which document is meant. */
interface NamedDocument {
  query?: unknown;
  documentId?: unknown;
  extensions?: { persistedQuery?: { version?: unknown; sha256Hash?: unknown } };
}

/**
 * Puts the document into requests that name it instead of sending it, by either protocol: `documentId` (GraphQL over HTTP,
 * appendix A) with a hash or the key of a saved query, and `extensions.persistedQuery` (Apollo's automatic persisted
 * queries), where a document is kept once it has been sent with its hash. Everything is kept and found within the caller's
 * organisation, in the database, so it is the same for all servers of an installation.
 *
 * A token with registered operations gets no further with anything else, however it is sent.
 */
export function persistedOperations(database: Database): RequestHandler {
  return async (request, response, next) => {
    const caller = callerOf(response);
    const body = bodyOf(request);
    if (caller.token?.registeredOnly) {
      await insertRegistered(database, askerOf(caller), request, body);
      return next();
    }
    if (body === null) return next();
    if (body.documentId !== undefined) {
      body.query = await findByDocumentId(database, askerOf(caller), body.documentId);
      delete body.documentId;
      return next();
    }
    const hash = persistedHash(body);
    if (hash === null) return next();
    const answer = await insertPersisted(database, askerOf(caller), body, hash);
    if (answer === null) return next();
    response.status(200).set('Cache-Control', 'private, no-cache, must-revalidate').json(answer);
  };
}

/** Null for a body that is no GraphQL request; whoever reads it next refuses it. */
function bodyOf(request: Request): NamedDocument | null {
  const body: unknown = request.body;
  return request.method === 'POST' && typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as NamedDocument)
    : null;
}

/** Null for whoever works for no organisation: nothing is kept for them. */
function askerOf({ viewer, token }: Caller): Asker | null {
  return viewer === null
    ? null
    : {
        organisationId: viewer.organisationId,
        userId: viewer.userId,
        registeredTokenId: token?.registeredOnly === true ? token.id : null,
      };
}

/** @throws HttpRefusal for anything the token is not registered for */
async function insertRegistered(
  database: Database,
  asker: Asker | null,
  request: Request,
  body: NamedDocument | null,
): Promise<void> {
  const document = asker === null || body === null ? null : await findRegistered(database, asker, body);
  if (document === null || body === null)
    throw new HttpRefusal(
      403,
      'OPERATION_NOT_REGISTERED',
      request.method === 'POST'
        ? 'The API token may run its registered operations only, and this is none of them. Send `documentId`, or ask whoever gave you the token to register it.'
        : 'The API token may run its registered operations only, and they are sent by POST.',
    );
  body.query = document;
  delete body.documentId;
  delete body.extensions?.persistedQuery;
}

/** By id, by hash, or by the very text of the document. */
async function findRegistered(database: Database, asker: Asker, body: NamedDocument): Promise<string | null> {
  if (typeof body.query === 'string' && body.query !== '')
    return findDocument(database, asker, hashOfDocument(body.query));
  if (typeof body.documentId === 'string') return findById(database, asker, body.documentId);
  const hash = persistedHash(body);
  return hash === null ? null : findDocument(database, asker, hash);
}

/** @throws HttpRefusal */
async function findByDocumentId(
  database: Database,
  asker: Asker | null,
  documentId: unknown,
): Promise<string> {
  const document =
    asker === null || typeof documentId !== 'string' ? null : await findById(database, asker, documentId);
  if (document === null)
    throw new HttpRefusal(
      404,
      'DOCUMENT_NOT_FOUND',
      'Your organisation has no document with this id. Send `sha256:` with the hash of a document it has saved or sent, or the key of a saved query.',
    );
  return document;
}

async function findById(database: Database, asker: Asker, documentId: string): Promise<string | null> {
  const hash = hashInDocumentId(documentId);
  if (hash !== null) return findDocument(database, asker, hash);
  return (await findSavedVersion(database, asker, documentId))?.document ?? null;
}

function persistedHash({ extensions }: NamedDocument): string | null {
  const hash = extensions?.persistedQuery?.sha256Hash;
  return typeof hash === 'string' ? hash : null;
}

/** What Apollo's clients wait for when the document must be sent; null when the request can go on. @throws HttpRefusal */
async function insertPersisted(
  database: Database,
  asker: Asker | null,
  body: NamedDocument,
  hash: string,
): Promise<object | null> {
  const version = body.extensions?.persistedQuery?.version;
  if (version !== 1) throw new HttpRefusal(400, 'BAD_REQUEST', 'Unsupported persisted query version');
  delete body.extensions?.persistedQuery;
  if (typeof body.query === 'string' && body.query !== '') {
    if (hashOfDocument(body.query) !== hash)
      throw new HttpRefusal(400, 'BAD_REQUEST', 'provided sha does not match query');
    if (asker !== null) await keepDocument(database, schema, asker.organisationId, hash, body.query);
    return null;
  }
  if (asker === null) return apolloError('PersistedQueryNotSupported', 'PERSISTED_QUERY_NOT_SUPPORTED');
  const document = await findDocument(database, asker, hash);
  if (document === null) return apolloError('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND');
  body.query = document;
  return null;
}

function apolloError(message: string, code: string): object {
  return { errors: [{ message, extensions: { code } }] };
}
