import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { emailOf, PASSWORD, signIn, signUp } from '../../testing/signedIn.ts';
import { startTestServer, TEST_SECRET, type TestServer } from '../../testing/startTestServer.ts';

const ANOTHER = 'a new and entirely different one';
const FOUND =
  'mutation { createOrganisation(input: { name: "Acme", country: "DE" }) { ... on Organisation { id } } }';
const RESET = `mutation ($userId: ID!) { createPasswordReset(userId: $userId) { __typename
  ... on NewPasswordReset { token expiresAt } ... on InvalidInput { fields { code } } } }`;

interface Answer {
  readonly __typename: string;
  readonly token?: string;
  readonly fields?: readonly { readonly code: string }[];
}

describe.each(TEST_DATABASES)('A forgotten password on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let owner: { readonly cookie: string };
  let bo: { readonly cookie: string };

  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { code?: string } };
  };
  const idOf = async (name: string) => {
    const [user] = await database.query<{ id: string }>('SELECT "id" FROM "User" WHERE "email" = $1', [
      emailOf(name),
    ]);
    return user!.id;
  };
  const makeLink = async (name: string, headers: Record<string, string> = owner) => {
    const { data } = await server.ask<{ createPasswordReset: Answer }>(
      RESET,
      { userId: await idOf(name) },
      headers,
    );
    return data.createPasswordReset;
  };
  const join = async (name: string, by: { cookie: string }) => {
    const { data } = await server.ask<{ inviteMember: { token: string } }>(
      'mutation { inviteMember(role: EDITOR) { ... on NewInvitation { token } } }',
      {},
      by,
    );
    const { token } = data.inviteMember;
    const { cookie } = await signUp(server, name, token);
    await server.ask(
      'mutation ($token: String!) { acceptInvitation(token: $token) { __typename } }',
      { token },
      { cookie },
    );
    return { cookie };
  };
  const isSignedIn = async (headers: Record<string, string>) =>
    (await server.ask('{ viewer { role } }', {}, headers)).errors === undefined;

  beforeAll(async () => {
    database = await open();
    server = await startTestServer(database, null);
    owner = await signUp(server, 'Ada');
    await server.ask(FOUND, {}, owner);
    bo = await join('Bo', owner);
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('is replaced by the link of an owner, once, and signs out whoever was in', async () => {
    const { token = '' } = await makeLink('Bo');
    const [stored] = await database.query<{ found: boolean }>(
      `SELECT bool_or("identifier" LIKE '%' || $1 || '%') AS "found" FROM "Verification"`,
      [token],
    );
    expect(stored?.found).toBe(false);
    expect(await post('/reset-password', { token, newPassword: 'short' })).toMatchObject({
      ...{ status: 400, body: { code: 'PASSWORD_TOO_SHORT' } },
    });
    expect((await post('/reset-password', { token, newPassword: ANOTHER })).status).toBe(200);
    expect(await isSignedIn(bo)).toBe(false);
    expect((await signIn(server, 'Bo', PASSWORD)).status).toBe(401);
    expect((await signIn(server, 'Bo', ANOTHER)).status).toBe(200);
    const again = await post('/reset-password', { token, newPassword: PASSWORD });
    expect(again).toMatchObject({ status: 400, body: { code: 'INVALID_TOKEN' } });
  });

  it('is not replaced by a link that has expired or was made up', async () => {
    const { token = '' } = await makeLink('Bo');
    await database.query('UPDATE "Verification" SET "expiresAt" = now()');
    for (const tried of [token, `${token}x`, 'made-up'])
      expect(await post('/reset-password', { token: tried, newPassword: PASSWORD })).toMatchObject({
        ...{ status: 400, body: { code: 'INVALID_TOKEN' } },
      });
    expect((await signIn(server, 'Bo', ANOTHER)).status).toBe(200);
  });

  it('is a matter of owners in person, for accounts that open nothing but their organisation', async () => {
    const cy = await join('Cy', owner);
    expect((await makeLink('Bo', cy)).__typename).toBe('NotAllowed');
    const made = await server.ask<{ createApiToken: { secret: string } }>(
      'mutation { createApiToken(name: "Script", scopes: [ADMIN], expiresInDays: 1) { ... on NewApiToken { secret } } }',
      {},
      owner,
    );
    const bearer = { authorization: `Bearer ${made.data.createApiToken.secret}` };
    expect((await makeLink('Bo', bearer)).__typename).toBe('NotAllowed');
    expect((await makeLink('Ada')).fields).toEqual([{ code: 'RESET_OWN' }]);
    await database.query(
      `INSERT INTO "Organisation" ("id", "name", "country") VALUES ('other', 'Other', 'DE')`,
    );
    await database.query(`INSERT INTO "Membership" VALUES ('other', $1, 'VIEWER')`, [await idOf('Cy')]);
    expect((await makeLink('Cy')).fields).toEqual([{ code: 'RESET_REACHES_FURTHER' }]);
    await database.query(`DELETE FROM "Membership" WHERE "organisationId" <> 'other' AND "userId" = $1`, [
      await idOf('Cy'),
    ]);
    expect((await makeLink('Cy')).__typename).toBe('NotFound');
  });

  it('is changed by whoever knows it, which signs the other browsers out; and all of it is in the log', async () => {
    const { cookie } = await signIn(server, 'Bo', ANOTHER);
    const here = await signIn(server, 'Bo', ANOTHER);
    const change = (currentPassword: string) =>
      post(
        '/change-password',
        { currentPassword, newPassword: PASSWORD, revokeOtherSessions: true },
        { cookie: here.cookie },
      );
    expect((await change('something else entirely')).body.code).toBe('INVALID_PASSWORD');
    expect((await change(ANOTHER)).status).toBe(200);
    expect(await isSignedIn({ cookie })).toBe(false);
    const csv = await (await fetch(`${server.url}/organisation/audit-log.csv`, { headers: owner })).text();
    const seen = csv.split('\n').map((line) => line.split(',').slice(1).join(','));
    for (const line of [
      /^Ada,.*,createPasswordReset,DONE/,
      /^Ada,.*,createPasswordReset,REFUSED/,
      /^Bo,.*,resetPassword,DONE/,
      /^Bo,.*,changePassword,REFUSED,INVALID_PASSWORD/,
      /^Bo,.*,changePassword,DONE/,
    ])
      expect(seen).toContainEqual(expect.stringMatching(line));
  });
});

describe.each(TEST_DATABASES)('A link by mail on the $kind', ({ open }) => {
  it('goes to accounts with a password alone, and whoever asks for it is told the same for every address', async () => {
    const database = await open();
    const mails: { readonly to: string; readonly text: string }[] = [];
    const mailServer = await startMailServer((to, text) => mails.push({ to, text }));
    const server = await startTestServer(database, null, {
      accounts: {
        ...{ secret: TEST_SECRET, url: null, openSignUp: true, provider: null },
        mail: { url: mailServer.url, from: 'Cradle <cradle@example.org>' },
      },
      limits: { token: 9, session: 99, anonymous: 99, signIn: 99, account: 99, mail: 2 },
    });
    const ask = async (name: string) => {
      const response = await fetch(`${server.url}/auth/request-password-reset`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify({ email: emailOf(name) }),
      });
      return { status: response.status, body: await response.text() };
    };
    await signUp(server, 'Ada');
    await signUp(server, 'Nia');
    await database.query(
      `UPDATE "SignInMethod" SET "password" = NULL, "providerId" = 'oidc' WHERE "userId" = (SELECT "id" FROM "User" WHERE "email" = $1)`,
      [emailOf('Nia')],
    );
    const answers = [await ask('Nia'), await ask('Nobody'), await ask('Ada')];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    await expect.poll(() => mails.length).toBe(1);
    expect(mails[0]?.to).toBe(emailOf('Ada'));
    const [, token] = /\/reset-password\/([\w-]+)/.exec(mails[0]?.text ?? '') ?? [];
    const reset = await fetch(`${server.url}/auth/reset-password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ token, newPassword: ANOTHER }),
    });
    expect(reset.status).toBe(200);
    expect((await signIn(server, 'Ada', ANOTHER)).status).toBe(200);
    expect((await ask('Ada')).status).toBe(200);
    expect((await ask('Ada')).status).toBe(429);
    await server.close();
    await mailServer.close();
    await database.close();
  });
});

/** Takes mails on a free port of this machine. */
async function startMailServer(
  onMail: (to: string, text: string) => void,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        // Lines of quoted-printable that are too long for a mail end in "=".
        const text = Buffer.concat(pieces).toString().replaceAll('=\r\n', '');
        onMail(session.envelope.rcptTo[0]?.address ?? '', text);
        done();
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return { url: `smtp://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
}
