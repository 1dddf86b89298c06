import { randomBytes } from 'node:crypto';
import { LOCAL_ORGANISATION } from '../context/localPeople.ts';
import type { Database } from '../db/database.ts';
import { openServer } from '../db/openServer.ts';
import { administer, urlOfDatabase } from './administer.ts';
import { emailOf, PASSWORD } from './signedIn.ts';
import { type RunningReplica, SHARED_URL, startReplica } from './startReplica.ts';

/** Two replicas on an empty database of their own, as a balancer would have them behind it. */
export interface Installation {
  readonly a: RunningReplica;
  readonly b: RunningReplica;
  readonly database: Database;
  close(): Promise<void>;
}

export async function startInstallation(
  adminUrl: string,
  environment: Readonly<Record<string, string>>,
): Promise<Installation> {
  const name = `cradle_test_${randomBytes(6).toString('hex')}`;
  await administer(adminUrl, `CREATE DATABASE "${name}"`);
  const url = urlOfDatabase(adminUrl, name);
  const [a, b] = await Promise.all([startReplica(url, environment), startReplica(url, environment)]);
  const database = await openServer(url);
  return {
    ...{ a, b, database },
    async close() {
      await Promise.all([a.kill(), b.kill()]);
      await database.close();
      await administer(adminUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    },
  };
}

/** Somebody with a browser: what signing in gave it goes with every request, to whichever replica. */
export interface Browser {
  readonly headers: Readonly<Record<string, string>>;
  ask<Data>(
    at: RunningReplica,
    query: string,
    variables?: object,
  ): Promise<{ readonly data: Data; readonly errors?: unknown }>;
  upload(at: RunningReplica, name: string, text: string): Promise<string>;
  signOut(at: RunningReplica): Promise<void>;
}

/** Signs up, and becomes an owner of the organisation. */
export async function signUpAs(
  database: Database,
  at: RunningReplica,
  name: string,
  organisationId = LOCAL_ORGANISATION,
): Promise<Browser> {
  const answer = await send(at, '/auth/sign-up/email', { name, email: emailOf(name), password: PASSWORD });
  if (answer.status !== 200) throw new Error(await answer.text());
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  await database.query(
    `INSERT INTO "Membership" ("organisationId", "userId", "role") SELECT $1, "id", 'OWNER' FROM "User" WHERE "email" = $2`,
    [organisationId, emailOf(name)],
  );
  const headers = { cookie, origin: SHARED_URL };
  return {
    headers,
    async ask<Data>(replica: RunningReplica, query: string, variables: object = {}) {
      return (await (await send(replica, '/graphql', { query, variables }, headers)).json()) as {
        data: Data;
      };
    },
    async upload({ url }, fileName, text) {
      const response = await fetch(`${url}/library/uploads?name=${fileName}`, {
        ...{ method: 'POST', body: text },
        headers: { ...headers, 'x-cradle-upload': '1' },
      });
      return ((await response.json()) as { id: string }).id;
    },
    async signOut(replica) {
      await send(replica, '/auth/sign-out', {}, headers);
    },
  };
}

/** The status of an attempt to sign in. */
export async function tryPassword(at: RunningReplica, name: string, password: string): Promise<number> {
  return (await send(at, '/auth/sign-in/email', { email: emailOf(name), password })).status;
}

function send(
  { url }: RunningReplica,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = { origin: SHARED_URL },
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
