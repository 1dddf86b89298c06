import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { PASSWORD, signIn, signUp } from '../../testing/signedIn.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

const ME = '{ viewer { role user { name } organisation { id name } memberships { role } } }';
const FOUND = `mutation { createOrganisation(input: { name: "Acme", country: "DE" }) { __typename ... on Organisation { id } } }`;
const INVITE = `mutation ($role: Role!) { inviteMember(role: $role, note: "Test") { ... on NewInvitation { token invitation { id } } } }`;
const ACCEPT = `mutation ($token: String!) { acceptInvitation(token: $token) { __typename ... on Membership { role organisation { name } } ... on NotFound { code } } }`;
const ADD_SUPPLIER = `mutation ($name: String!) { createSupplier(input: { name: $name, country: "DE" }) { __typename ... on NotAllowed { code message remedy } } }`;
const TOKEN = `mutation ($scopes: [ApiTokenScope!]!) { createApiToken(name: "Script", scopes: $scopes, expiresInDays: 1) { ... on NewApiToken { secret token { id } } } }`;

describe.each(TEST_DATABASES)('An installation with accounts on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let owner: Record<string, string>;

  beforeAll(async () => {
    database = await open();
    server = await startTestServer(database, null);
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const invite = async (role: string) => {
    const { data } = await server.ask<{ inviteMember: { token: string; invitation: { id: string } } }>(
      INVITE,
      { role },
      owner,
    );
    return data.inviteMember;
  };
  const join = async (name: string, role: string) => {
    const { token } = await invite(role);
    const { cookie } = await signUp(server, name, token);
    await server.ask(ACCEPT, { token }, { cookie });
    return { cookie };
  };

  it('tells nobody anything but how to sign in', async () => {
    const { data, errors } = await server.ask<{ signInState: object }>(
      '{ signInState { user { id } maySignUp localPeople { userId } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.signInState).toEqual({ user: null, maySignUp: true, localPeople: [] });
    const refused = await server.ask(ME);
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_SIGNED_IN');
    const file = await fetch(`${server.url}/exports/comparison.csv`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(file.status).toBe(401);
    const upload = await fetch(`${server.url}/library/uploads?name=x.csv`, {
      method: 'POST',
      headers: { 'x-cradle-upload': '1' },
      body: 'x',
    });
    expect(upload.status).toBe(401);
  });

  it('lets the first person sign up, who founds an organisation and owns it', async () => {
    const { status, cookie, setCookie } = await signUp(server, 'Ada');
    expect(status).toBe(200);
    expect(setCookie).toMatch(/HttpOnly/i);
    expect(setCookie).toMatch(/SameSite=Lax/i);
    owner = { cookie };
    expect((await server.ask(ME, {}, owner)).errors?.[0]?.extensions.code).toBe('NO_ORGANISATION');
    await server.ask(FOUND, {}, owner);
    const { data } = await server.ask<{ viewer: { role: string } }>(ME, {}, owner);
    expect(data.viewer).toMatchObject({
      role: 'OWNER',
      user: { name: 'Ada' },
      organisation: { name: 'Acme' },
    });
  });

  it('keeps the password as a hash only', async () => {
    const [row] = await database.query<{ password: string }>('SELECT "password" FROM "SignInMethod"');
    expect(row?.password).not.toContain(PASSWORD);
    expect(row?.password.length).toBeGreaterThan(100);
  });

  it('turns others away without an invitation, and short passwords and wrong ones', async () => {
    expect((await signUp(server, 'Mallory')).status).toBe(403);
    expect((await signIn(server, 'Ada', 'wrong password 123')).status).toBe(401);
    expect((await signIn(server, 'Ada')).status).toBe(200);
  });

  it('takes an invitation once, by whoever holds the link', async () => {
    const { token } = await invite('VIEWER');
    const { cookie } = await signUp(server, 'Vera', token);
    const first = await server.ask<{ acceptInvitation: object }>(ACCEPT, { token }, { cookie });
    expect(first.data.acceptInvitation).toMatchObject({ role: 'VIEWER', organisation: { name: 'Acme' } });
    const again = await server.ask<{ acceptInvitation: object }>(ACCEPT, { token }, owner);
    expect(again.data.acceptInvitation).toMatchObject({ code: 'NOT_FOUND' });
    const { invitation, token: revoked } = await invite('OWNER');
    await server.ask(
      'mutation ($id: ID!) { revokeInvitation(id: $id) { __typename } }',
      { id: invitation.id },
      owner,
    );
    const opened = await server.ask<{ invitation: null }>(
      'query ($token: String!) { invitation(token: $token) { role } }',
      { token: revoked },
    );
    expect(opened.data.invitation).toBeNull();
  });

  it('refuses what a role does not include, as a member of the result with a remedy', async () => {
    const viewer = await join('Vic', 'VIEWER');
    const { data } = await server.ask<{ createSupplier: object }>(ADD_SUPPLIER, { name: 'X' }, viewer);
    expect(data.createSupplier).toMatchObject({ __typename: 'NotAllowed', code: 'NOT_ALLOWED' });
    const editor = await join('Eve', 'EDITOR');
    const allowed = await server.ask<{ createSupplier: object }>(ADD_SUPPLIER, { name: 'Y' }, editor);
    expect(allowed.data.createSupplier).toMatchObject({ __typename: 'Supplier' });
    const log = await server.ask('{ auditLog(first: 1) { totalCount } }', {}, editor);
    expect(log.errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
  });

  it('never lets the last owner go', async () => {
    const [{ id } = { id: '' }] = await database.query<{ id: string }>(
      `SELECT "id" FROM "User" WHERE "email" = 'ada@example.org'`,
    );
    const { data } = await server.ask<{ removeMember: { fields: { code: string }[] } }>(
      'mutation ($id: ID!) { removeMember(userId: $id) { ... on InvalidInput { fields { code } } } }',
      { id },
      owner,
    );
    expect(data.removeMember.fields[0]?.code).toBe('LAST_OWNER');
  });

  it('ends a revoked session at once, and the others of an account together', async () => {
    const { cookie } = await signIn(server, 'Ada');
    const list = await server.ask<{ mySessions: { id: string; current: boolean }[] }>(
      '{ mySessions { id current } }',
      {},
      { cookie },
    );
    const mine = list.data.mySessions.find(({ current }) => current)!;
    await server.ask('mutation ($id: ID!) { revokeSession(id: $id) { __typename } }', { id: mine.id }, owner);
    expect((await server.ask(ME, {}, { cookie })).errors?.[0]?.extensions.code).toBe('NOT_SIGNED_IN');
    expect((await server.ask(ME, {}, owner)).errors).toBeUndefined();
  });

  it('refuses a cookie that was changed', async () => {
    const { cookie = '' } = owner;
    const forged = cookie.replace(
      /session_token=./,
      (start) => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`,
    );
    expect((await server.ask(ME, {}, { cookie: forged })).errors?.[0]?.extensions.code).toBe('NOT_SIGNED_IN');
  });

  it('answers an API token within its scopes until it is revoked or expires', async () => {
    const make = async (scopes: string[]) =>
      (
        await server.ask<{ createApiToken: { secret: string; token: { id: string } } }>(
          TOKEN,
          { scopes },
          owner,
        )
      ).data.createApiToken;
    const reading = await make(['READ']);
    const bearer = { authorization: `Bearer ${reading.secret}` };
    expect((await server.ask<{ viewer: object }>(ME, {}, bearer)).data.viewer).toMatchObject({
      role: 'OWNER',
    });
    const write = await server.ask<{ createSupplier: object }>(ADD_SUPPLIER, { name: 'Z' }, bearer);
    expect(write.data.createSupplier).toMatchObject({ __typename: 'NotAllowed' });
    const writing = await make(['WRITE']);
    const done = await server.ask<{ createSupplier: object }>(
      ADD_SUPPLIER,
      { name: 'Z' },
      { authorization: `Bearer ${writing.secret}` },
    );
    expect(done.data.createSupplier).toMatchObject({ __typename: 'Supplier' });

    expect((await server.ask(ME, {}, { authorization: `Bearer ${reading.secret}x` })).status).toBe(401);
    await server.ask('mutation ($id: ID!) { revokeApiToken(id: $id) { __typename } }', reading.token, owner);
    expect((await server.ask(ME, {}, bearer)).status).toBe(401);
    await database.query('UPDATE "ApiToken" SET "expiresAt" = now() WHERE "id" = $1', [writing.token.id]);
    expect((await server.ask(ME, {}, { authorization: `Bearer ${writing.secret}` })).status).toBe(401);
    const [stored] = await database.query<{ tokenHash: string; lastUsedAt: Date | null }>(
      'SELECT "tokenHash", "lastUsedAt" FROM "ApiToken" WHERE "id" = $1',
      [reading.token.id],
    );
    expect(stored?.lastUsedAt).not.toBeNull();
    expect(reading.secret).not.toContain(stored?.tokenHash);
  });

  it('refuses a request that a page of another site sends with the cookie of a visitor', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      expect((await server.ask(FOUND, {}, { ...owner, ...headers })).status).toBe(403);
    }
    expect((await server.ask(ME, {}, { ...owner, origin: server.url })).status).toBe(200);
  });

  it('knows who did what about what, never with which secret, and gives it out as a file', async () => {
    const { data } = await server.ask<{
      auditLog: {
        edges: { node: { action: string; outcome: string; userName: string; subjects: object[] } }[];
      };
    }>(
      '{ auditLog(first: 100) { edges { node { action outcome code userName tokenId subjects { path type localId } } } } }',
      {},
      owner,
    );
    const entries = data.auditLog.edges.map(({ node }) => node);
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'createSupplier',
        outcome: 'REFUSED',
        code: 'NOT_ALLOWED',
        userName: 'Vic',
      }),
    );
    expect(
      entries.find(({ action, userName }) => action === 'createSupplier' && userName === 'Eve')?.subjects,
    ).toEqual([expect.objectContaining({ path: 'answer' })]);
    const response = await fetch(`${server.url}/organisation/audit-log.csv`, { headers: owner });
    const csv = await response.text();
    expect(csv).toContain('createSupplier');
    expect(csv.split('\n').length).toBeGreaterThan(entries.length);
    expect(csv).not.toMatch(/cradle_[A-Za-z0-9]/);
  });

  it('answers a body that is too large with 413, for sign-in too', async () => {
    const response = await fetch(`${server.url}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'x'.repeat(50_000), password: PASSWORD }),
    });
    expect(response.status).toBe(413);
  });
});

describe.each(TEST_DATABASES)('Requests that are too many on the $kind', ({ open }) => {
  it('are answered with 429 and when to come back, counted over all servers on one database', async () => {
    const database = await open();
    const limits = { token: 3, session: 3, anonymous: 60, signIn: 5, account: 4, mail: 3 };
    const servers = await Promise.all([1, 2].map(() => startTestServer(database, null, { limits })));
    const [one, two] = servers as [TestServer, TestServer];
    const { cookie } = await signUp(one, 'Ada');
    const statuses: number[] = [];
    for (const server of [one, two, one, two])
      statuses.push((await server.ask('{ signInState { hasSession } }', {}, { cookie })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const attempts: number[] = [];
    for (const server of [one, two, one, two, one])
      attempts.push((await signIn(server, 'Ada', 'wrong wrong wrong')).status);
    expect(attempts).toContain(429);
    const response = await fetch(`${one.url}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ada@example.org', password: PASSWORD }),
    });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const server of servers) await server.close();
    await database.close();
  });
});

describe.each(TEST_DATABASES)('A local installation on the $kind', ({ open }) => {
  it('signs its owner in, lets one work as another of its people, and answers to its own name only', async () => {
    const database = await open();
    const server = await startTestServer(database);
    expect((await server.ask<{ viewer: object }>(ME)).data.viewer).toMatchObject({ role: 'OWNER' });
    const response = await fetch(`${server.url}/auth/local/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId: 'local-reviewer' }),
    });
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const { data } = await server.ask<{ viewer: object }>(ME, {}, { cookie });
    expect(data.viewer).toMatchObject({ role: 'REVIEWER' });
    const refused = await server.ask<{ createSupplier: object }>(ADD_SUPPLIER, { name: 'X' }, { cookie });
    expect(refused.data.createSupplier).toMatchObject({ code: 'NOT_ALLOWED' });
    const stranger = await fetch(`${server.url}/auth/local/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId: 'somebody' }),
    });
    expect(stranger.status).toBe(404);
    await server.close();
    await database.close();
  });
});
