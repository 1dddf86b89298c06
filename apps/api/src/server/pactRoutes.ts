import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { z } from 'zod';
import type { Sealer } from '../config/sealer.ts';
import type { Database } from '../db/database.ts';
import {
  findFootprint,
  listFootprints,
  MOST_LISTED,
  type PactCursor,
} from '../modules/pact/listFootprints.ts';
import { type AdmittedClient, admitAccessToken, issueAccessToken } from '../modules/pact/pactClient.ts';
import { PactEvent } from '../modules/pact/pactDocument.ts';
import { readFilter } from '../modules/pact/readFilter.ts';
import { receiveEvent } from '../modules/pact/receiveEvent.ts';
import { rateLimitHeaders } from './allowance.ts';
import { HttpRefusal } from './httpRefusal.ts';
import type { RequestLimits } from './requestLimits.ts';

export const PACT_PATH = '/pact';
const MAX_EVENT = '5mb';
const PAGE = 100;
const CLOUD_EVENTS = ['application/cloudevents+json', 'application/json'];

interface PactServer {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly limits: RequestLimits;
  /** Under which address others reach this server. */
  readonly url: string;
  /** A server for this machine only is asked without TLS as well. */
  readonly isLocal: boolean;
  /** Called when there may be something to send. */
  readonly wakeOutbox: () => void;
  readonly log: (line: string, error?: unknown) => void;
}

/** An answer of the protocol other than success (PACT Technical Specifications 3.0.3, Error). */
class PactError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * The host of the PACT protocol under `/pact`: `auth/token`, `.well-known/openid-configuration`, `3/footprints`,
 * `3/footprints/:id` and `3/events`. Whoever signs in reads what is shared with them (decision 0027).
 */
export function pactRoutes(server: PactServer): Router {
  const router = Router();
  router.use(requireTls(server.isLocal));
  router.get('/.well-known/openid-configuration', (request: Request, response: Response) => {
    const base = `${originOf(request)}${PACT_PATH}`;
    response.json({
      issuer: base,
      token_endpoint: `${base}/auth/token`,
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
    });
  });
  router.post('/auth/token', express.urlencoded({ extended: false, limit: '8kb' }), (request, response) =>
    answerToken(server, request, response),
  );
  router.use('/3', admitClient(server));
  router.get('/3/footprints', (request, response) => answerList(server, request, response));
  router.get('/3/footprints/:id', (request, response) => answerOne(server, request, response));
  router.post('/3/events', express.json({ type: CLOUD_EVENTS, limit: MAX_EVENT }), (request, response) =>
    answerEvent(server, request, response),
  );
  router.use(() => {
    throw new PactError(404, 'NotFound', 'This host has no such path.');
  });
  router.use(errorHandler(server.log));
  return router;
}

/** A redirect would come too late: the credentials have been sent in the open by then. */
function requireTls(isLocal: boolean): RequestHandler {
  return (request, _response, next) => {
    next(isLocal || request.secure ? undefined : new PactError(403, 'AccessDenied', 'Use https.'));
  };
}

function originOf(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? 'localhost'}`;
}

/** RFC 6749, 4.4 and 5.2. */
async function answerToken({ database, sealer, limits }: PactServer, request: Request, response: Response) {
  response.set('Cache-Control', 'no-store');
  const credentials = readBasic(request.get('authorization') ?? '');
  if (credentials === null) {
    response
      .status(401)
      .set('WWW-Authenticate', 'Basic realm="PACT"')
      .json({ error: 'invalid_client', error_description: 'Send client id and secret by HTTP Basic.' });
    return;
  }
  await limits.admitProgram(`at ${request.ip}`);
  if (request.body?.grant_type !== 'client_credentials') {
    response
      .status(400)
      .json({ error: 'unsupported_grant_type', error_description: 'Send grant_type=client_credentials.' });
    return;
  }
  const issued = await issueAccessToken(database, sealer, credentials.id, credentials.secret);
  if (issued === null) {
    response.status(401).json({
      error: 'invalid_client',
      error_description: 'Client id or secret is wrong, has expired or was revoked.',
    });
    return;
  }
  response.json({ access_token: issued.token, token_type: 'bearer', expires_in: issued.expiresInSeconds });
}

function readBasic(header: string): { readonly id: string; readonly secret: string } | null {
  const encoded = /^Basic +(\S+)$/i.exec(header)?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  return { id: formDecoded(text.slice(0, colon)), secret: formDecoded(text.slice(colon + 1)) };
}

/** RFC 6749, 2.3.1 has both encoded like a form; ours hold nothing that would change. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function admitClient({ database, sealer, limits }: PactServer): RequestHandler {
  return async (request, response, next) => {
    const token = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const admitted = token === undefined ? 'WRONG' : await admitAccessToken(database, sealer, token);
    if (admitted === 'EXPIRED')
      throw new PactError(401, 'TokenExpired', 'The access token has expired. Ask for another.');
    // Not AccessDenied, which the protocol keeps for footprints one may not read.
    if (admitted === 'WRONG')
      throw new PactError(
        401,
        'BadRequest',
        'The access token is missing, wrong, or its client was revoked.',
      );
    response.set(rateLimitHeaders(await limits.admitProgram(admitted.clientId)));
    response.locals.pactClient = admitted;
    next();
  };
}

function clientOf(response: Response): AdmittedClient {
  return response.locals.pactClient as AdmittedClient;
}

async function answerList({ database, url }: PactServer, request: Request, response: Response) {
  const query = new URL(request.originalUrl, originOf(request)).searchParams;
  const given = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
  const single = (name: string) => given[name]?.[0];
  const limit = readLimit(single('limit'));
  const { footprints, next } = await listFootprints(database, clientOf(response).reader, domainOf(url), {
    filter: readFilter({
      ...given,
      ...{ validOn: single('validOn'), validAfter: single('validAfter'), validBefore: single('validBefore') },
    }),
    limit,
    after: readCursor(single('cursor')),
  });
  if (next !== null) {
    query.set('cursor', writeCursor(next));
    query.set('limit', String(limit));
    response.set('Link', `<${originOf(request)}${PACT_PATH}/3/footprints?${query}>; rel="next"`);
  }
  response.json({ data: footprints });
}

/** URNs of this host are in the domain it is reached by. */
export function domainOf(url: string): string {
  return new URL(url).hostname;
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return PAGE;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1)
    throw new PactError(400, 'BadRequest', 'limit must be 1 or more.');
  return Math.min(limit, MOST_LISTED);
}

const Cursor = z.object({ at: z.iso.datetime(), shareId: z.string(), version: z.int() });

/** The whole position is in the address, so it stays good as long as anybody keeps it. */
function writeCursor(cursor: PactCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(text: string | undefined): PactCursor | null {
  if (text === undefined) return null;
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new PactError(400, 'BadRequest', 'cursor is not one of this host. Begin the list anew.');
  }
}

async function answerOne({ database, url }: PactServer, request: Request, response: Response) {
  const id = String(request.params.id).toLowerCase();
  if (!z.guid().safeParse(id).success) throw new PactError(400, 'BadRequest', 'The id is not a UUID.');
  const found = await findFootprint(database, clientOf(response).reader, domainOf(url), id);
  if (found === null) throw new PactError(404, 'NotFound', 'There is no such footprint.');
  if (found === 'DENIED')
    throw new PactError(403, 'AccessDenied', 'This footprint is not, or no longer, shared with you.');
  response.json({ data: found });
}

async function answerEvent({ database, url, wakeOutbox }: PactServer, request: Request, response: Response) {
  const event = PactEvent.safeParse(request.body);
  if (!event.success) {
    const [issue] = event.error.issues;
    const place = issue?.path.join('.') || 'event';
    throw new PactError(400, 'BadRequest', `${place}: ${issue?.message ?? 'is no event of PACT v3'}`);
  }
  await receiveEvent(database, clientOf(response), domainOf(url), event.data);
  response.status(200).end();
  wakeOutbox();
}

function errorHandler(log: PactServer['log']): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    if (error instanceof PactError) {
      response.status(error.status).json({ code: error.code, message: error.message });
      return;
    }
    if (error instanceof HttpRefusal) {
      response.set(error.headers);
      if (error.retryAfterSeconds !== null) response.set('Retry-After', String(error.retryAfterSeconds));
      response.status(error.status).json({ code: 'BadRequest', message: error.message });
      return;
    }
    const status = typeof error?.status === 'number' && error.status < 500 ? error.status : 500;
    if (status === 500) log('Unexpected error in the PACT host', error);
    response.status(status).json(
      status === 500
        ? { code: 'InternalError', message: 'Something went wrong on our side.' }
        : {
            code: 'BadRequest',
            message:
              status === 413 ? `The event is larger than ${MAX_EVENT}.` : 'The body is not valid JSON.',
          },
    );
  };
}
