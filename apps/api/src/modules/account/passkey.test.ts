import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { CookieJar } from '../../testing/cookieJar.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { emailOf, PASSWORD } from '../../testing/signedIn.ts';
import { type SoftwareAuthenticator, softwareAuthenticator } from '../../testing/softwareAuthenticator.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

interface Step {
  readonly status: number;
  readonly body: { readonly code?: string; readonly challenge?: string };
}

describe.each(TEST_DATABASES)('A passkey on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  const ada = new CookieJar();
  const device = softwareAuthenticator();

  const auth = async (browser: CookieJar, path: string, body?: object): Promise<Step> => {
    const response = await browser.fetch(`${server.url}/auth${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: ((await response.json()) ?? {}) as Step['body'] };
  };
  const register = async (browser: CookieJar, key: SoftwareAuthenticator, userVerified = true) => {
    const { challenge = '' } = (await auth(browser, '/passkey/generate-register-options')).body;
    const response = key.register({ challenge, origin: server.url, userVerified });
    return auth(browser, '/passkey/verify-registration', { response, name: 'Laptop' });
  };
  const signIn = async (
    browser: CookieJar,
    key: SoftwareAuthenticator,
    { userVerified = true, origin = server.url, challenge = '' } = {},
  ) => {
    const given = (await auth(browser, '/passkey/generate-authenticate-options')).body.challenge ?? '';
    const response = key.signIn({ challenge: challenge || given, origin, userVerified });
    return { given, ...(await auth(browser, '/passkey/verify-authentication', { response })) };
  };
  const list = async (browser: CookieJar) => {
    const { data } = await server.ask<{ myPasskeys: { id: string; name: string }[] }>(
      '{ myPasskeys { id name } }',
      {},
      { cookie: browser.header },
    );
    return data.myPasskeys;
  };

  beforeAll(async () => {
    database = await open();
    server = await startTestServer(database, null);
    await auth(ada, '/sign-up/email', { name: 'Ada', email: emailOf('Ada'), password: PASSWORD });
    await server.ask(
      'mutation { createOrganisation(input: { name: "Acme", country: "DE" }) { __typename } }',
      {},
      { cookie: ada.header },
    );
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('is registered by whoever has signed in, when the device has checked who holds it', async () => {
    expect((await auth(new CookieJar(), '/passkey/generate-register-options')).status).toBe(401);
    expect(await register(ada, device, false)).toMatchObject({ status: 401 });
    expect(await list(ada)).toEqual([]);
    expect((await register(ada, device)).status).toBe(200);
    expect(await list(ada)).toMatchObject([{ name: 'Laptop' }]);
  });

  it('signs in, with no password, and is told from what only resembles it', async () => {
    expect((await signIn(new CookieJar(), softwareAuthenticator())).status).toBe(401);
    expect((await signIn(new CookieJar(), device, { userVerified: false })).status).toBe(401);
    expect((await signIn(new CookieJar(), device, { origin: 'http://evil.example' })).status).toBe(400);
    const earlier = await signIn(new CookieJar(), device);
    expect((await signIn(new CookieJar(), device, { challenge: earlier.given })).status).toBe(400);
    const browser = new CookieJar();
    expect((await signIn(browser, device)).status).toBe(200);
    const { data } = await server.ask<{ viewer: object }>(
      '{ viewer { user { name } organisation { name } } }',
      {},
      { cookie: browser.header },
    );
    expect(data.viewer).toEqual({ user: { name: 'Ada' }, organisation: { name: 'Acme' } });
  });

  it('is renamed and removed by its owner alone, and opens nothing any more', async () => {
    const [{ id } = { id: '' }] = await list(ada);
    const eve = new CookieJar();
    const { data: invited } = await server.ask<{ inviteMember: { token: string } }>(
      'mutation { inviteMember(role: EDITOR) { ... on NewInvitation { token } } }',
      {},
      { cookie: ada.header },
    );
    await eve.fetch(`${server.url}/auth/sign-up/email`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: server.url,
        'x-cradle-invitation': invited.inviteMember.token,
      },
      body: JSON.stringify({ name: 'Eve', email: emailOf('Eve'), password: PASSWORD }),
    });
    const remove = async (browser: CookieJar) =>
      (
        await server.ask<{ removePasskey: { __typename: string } }>(
          'mutation ($id: ID!) { removePasskey(id: $id) { __typename } }',
          { id },
          { cookie: browser.header },
        )
      ).data.removePasskey.__typename;
    const { data } = await server.ask<{ renamePasskey: object }>(
      'mutation ($id: ID!) { renamePasskey(id: $id, name: " Old laptop ") { ... on Passkey { name } } }',
      { id },
      { cookie: ada.header },
    );
    expect(data.renamePasskey).toEqual({ name: 'Old laptop' });
    expect(await remove(eve)).toBe('NotFound');
    expect(await remove(ada)).toBe('Passkey');
    expect((await signIn(new CookieJar(), device)).status).toBe(401);
  });

  it('has no other way in than these: the routes that GraphQL replaces answer nothing', async () => {
    expect((await ada.fetch(`${server.url}/auth/passkey/list-user-passkeys`)).status).toBe(404);
  });

  it('leaves its traces in the audit log', async () => {
    const { data } = await server.ask<{ auditLog: { edges: { node: { action: string } }[] } }>(
      '{ auditLog(first: 50) { edges { node { action outcome userName } } } }',
      {},
      { cookie: ada.header },
    );
    expect(data.auditLog.edges.map(({ node }) => node)).toEqual(
      expect.arrayContaining(
        ['addPasskey', 'renamePasskey', 'removePasskey'].map((action) => ({
          ...{ action, outcome: 'DONE', userName: 'Ada' },
        })),
      ),
    );
  });
});
