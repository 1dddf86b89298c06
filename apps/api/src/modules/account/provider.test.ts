import { describe, expect, it } from 'vitest';
import { CookieJar } from '../../testing/cookieJar.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { startProvider } from '../../testing/startProvider.ts';
import { startTestServer, TEST_SECRET } from '../../testing/startTestServer.ts';

describe.each(TEST_DATABASES)('A sign-in provider on the $kind', ({ open }) => {
  it('lets the person in whom it vouches for, into an account that belongs to no organisation yet', async () => {
    const database = await open();
    const provider = await startProvider({ sub: '42', name: 'Nia', email: 'nia@example.org' });
    const server = await startTestServer(database, null, {
      accounts: {
        secret: TEST_SECRET,
        url: null,
        openSignUp: false,
        provider: { name: 'Test', ...provider },
        mail: null,
      },
    });
    const browser = new CookieJar();
    const begin = await browser.fetch(`${server.url}/auth/sign-in/social`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ provider: 'oidc', callbackURL: '/' }),
    });
    const { url } = (await begin.json()) as { url: string };
    expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256');
    const atProvider = await fetch(url, { redirect: 'manual' });
    const back = await browser.fetch(atProvider.headers.get('location') ?? '');
    expect(back.status).toBe(302);
    expect(back.headers.get('location')).not.toMatch(/error/);
    const { data } = await server.ask<{ signInState: object }>(
      '{ signInState { user { name email } hasOrganisation provider } }',
      {},
      { cookie: browser.header },
    );
    expect(data.signInState).toEqual({
      user: { name: 'Nia', email: 'nia@example.org' },
      hasOrganisation: false,
      provider: 'Test',
    });
    await server.close();
    await provider.close();
    await database.close();
  });
});
