import { fromNodeHeaders } from 'better-auth/node';
import type { Request, Response } from 'express';
import { type Account, type Caller, NOBODY } from '../context/caller.ts';
import type { Viewer } from '../context/context.ts';
import type { Database } from '../db/database.ts';
import { useApiToken } from '../modules/account/apiToken.ts';
import type { Auth } from '../modules/account/createAuth.ts';
import { HttpRefusal } from './httpRefusal.ts';

const BEARER = /^Bearer +(\S+)$/i;

/** Finds out who sent a request: by an API token, by the session of the browser, or by being on this machine. */
export interface Identification {
  readonly database: Database;
  readonly auth: Auth;
  /** Who a request without credentials comes from on a local installation; null everywhere else. */
  readonly localViewer: Viewer | null;
}

/** @throws HttpRefusal for credentials that are not valid: they are never taken for none */
export async function identifyCaller(
  identification: Identification,
  request: Request,
  response: Response,
): Promise<Caller> {
  const authorization = request.get('authorization');
  if (authorization !== undefined) return byToken(identification.database, authorization);
  return (await bySession(identification, request, response)) ?? byMachine(identification.localViewer);
}

async function byToken(database: Database, authorization: string): Promise<Caller> {
  const secret = BEARER.exec(authorization)?.[1];
  const token = secret === undefined ? null : await useApiToken(database, secret);
  if (token === null) throw tokenNotValid();
  const { organisationId, userId, user } = token;
  const viewer = await findViewer(database, userId, user.name, organisationId);
  // Whoever has left an organisation has left it with all their programs.
  if (viewer?.organisationId !== organisationId) throw tokenNotValid();
  return {
    account: { userId, userName: user.name, curator: user.curator, sessionId: null },
    viewer,
    token: { id: token.id, scopes: token.scopes, registeredOnly: token.registeredOnly },
  };
}

function tokenNotValid(): HttpRefusal {
  return new HttpRefusal(
    401,
    'TOKEN_NOT_VALID',
    'The API token is wrong, has expired or was revoked. Create another in the settings and send it as Authorization: Bearer.',
  );
}

async function bySession(
  { database, auth, localViewer }: Identification,
  request: Request,
  response: Response,
): Promise<Caller | null> {
  if (!request.headers.cookie?.includes('cradle.session_token')) return null;
  const { headers, response: found } = await auth.api.getSession({
    headers: fromNodeHeaders(request.headers),
    returnHeaders: true,
  });
  // A session that is used lives on: its cookie is sent anew once a day.
  for (const cookie of headers.getSetCookie()) response.append('Set-Cookie', cookie);
  if (found === null) return null;
  const { user, session } = found;
  const account: Account = {
    ...{ userId: user.id, userName: user.name, sessionId: session.id },
    curator: user.curator === true || user.id === localViewer?.userId,
  };
  return {
    account,
    viewer: await findViewer(database, user.id, user.name, session.organisationId),
    token: null,
  };
}

function byMachine(viewer: Viewer | null): Caller {
  if (viewer === null) return NOBODY;
  const { userId, userName, role } = viewer;
  return { account: { userId, userName, curator: role === 'OWNER', sessionId: null }, viewer, token: null };
}

/** The account in the organisation it chose, which one machine knows, or in its first one, for which all are asked; null without any. */
async function findViewer(
  { prisma }: Database,
  userId: string,
  userName: string,
  chosen: string | null | undefined,
): Promise<Viewer | null> {
  const select = { organisationId: true, role: true } as const;
  const inChosen = chosen
    ? await prisma.membership.findUnique({
        where: { organisationId_userId: { organisationId: chosen, userId } },
        select,
      })
    : null;
  const membership =
    inChosen ??
    (await prisma.membership.findFirst({ where: { userId }, orderBy: { organisationId: 'asc' }, select }));
  return membership === null ? null : { userId, userName, ...membership };
}
