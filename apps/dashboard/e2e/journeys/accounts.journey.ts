import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';
import { type RunningCradle, startCradle } from '../harness/startCradle.ts';

const PASSWORD = 'correct horse battery staple';
const NEW_PASSWORD = 'four other words entirely';

journey(
  'On this machine one works as a reviewer with a click, and is told what a reviewer may not do',
  async ({ page }) => {
    await page.goto('/');
    await page.getByText(/you work as Lin Yue .* \(Owner\)/).waitFor();
    await page.getByRole('button', { name: /Lin Yue/ }).click();
    await page.getByRole('menuitem', { name: /Xu Jing/ }).click();
    await page.getByText(/you work as Xu Jing .* \(Reviewer\)/).waitFor();
    await page.goto('/settings');
    expect(await page.getByRole('tab', { name: 'Audit log' }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Sessions' }).click();
    await page.getByText('this one').waitFor();
  },
);

describe('With accounts', () => {
  let cradle: RunningCradle;
  beforeAll(async () => {
    cradle = await startCradle({ secret: 'a secret for journeys that nobody else has' });
  });
  afterAll(() => cradle.stop());

  journey(
    'the first person signs up, founds an organisation and invites a second, who signs out and in again',
    async ({ browser, picture }) => {
      const owner = await (await browser.newContext({ baseURL: cradle.url, locale: 'en-GB' })).newPage();
      await owner.goto('/');
      await owner.waitForURL(/sign-in/);
      await owner.getByRole('link', { name: /Create one/ }).click();
      await owner.getByLabel('Name').fill('Ada');
      await owner.getByLabel('E-mail address').fill('ada@example.org');
      await owner.getByLabel('Password').fill(PASSWORD);
      await owner.getByRole('button', { name: 'Create an account' }).click();
      await owner.getByLabel('Name of the organisation').fill('Acme Cups');
      await owner.getByRole('button', { name: 'Create the organisation' }).click();
      await owner.waitForURL(`${cradle.url}/`);
      await owner.getByRole('button', { name: /Ada/ }).waitFor();
      await owner.goto('/settings?tab=members');
      await owner.getByLabel('For whom').fill('Bo');
      await owner.getByRole('button', { name: 'Create a link' }).click();
      const link = await owner.getByRole('textbox', { name: 'Invitation' }).inputValue();

      const guest = await (await browser.newContext({ baseURL: cradle.url, locale: 'en-GB' })).newPage();
      await guest.goto(link);
      await guest.getByRole('heading', { name: 'Join Acme Cups' }).waitFor();
      await guest.getByLabel('Name').fill('Bo');
      await guest.getByLabel('E-mail address').fill('bo@example.org');
      await guest.getByLabel('Password').fill(PASSWORD);
      await guest.getByRole('button', { name: 'Create an account' }).click();
      await guest.waitForURL(`${cradle.url}/`);
      await guest.getByRole('button', { name: /Bo/ }).click();
      await guest.getByRole('menuitem', { name: 'Sign out' }).click();
      await guest.waitForURL(/sign-in/);
      await guest.getByLabel('E-mail address').fill('bo@example.org');
      await guest.getByLabel('Password').fill('something else entirely');
      await guest.getByRole('button', { name: 'Sign in', exact: true }).click();
      await guest.getByText('Address and password do not belong together.').waitFor();
      await guest.getByLabel('Password').fill(PASSWORD);
      await guest.getByRole('button', { name: 'Sign in', exact: true }).click();
      await guest.getByRole('button', { name: /Bo/ }).waitFor();

      await owner.goto('/settings?tab=audit');
      await owner.getByRole('cell', { name: 'inviteMember' }).waitFor();
      await picture('audit-log');
      await owner.context().close();
      await guest.context().close();
    },
  );

  journey('somebody who has forgotten the password is given a link by an owner', async ({ browser }) => {
    const owner = await signIn(await visitor(browser), 'ada', PASSWORD);
    const guest = await visitor(browser);
    await guest.goto('/sign-in');
    await guest.getByRole('link', { name: 'Forgotten your password?' }).click();
    await guest.getByText(/Ask an owner of your organisation/).waitFor();
    await owner.goto('/settings?tab=members');
    await owner.getByRole('button', { name: 'Link for a new password' }).click();
    const link = await owner.getByRole('textbox', { name: 'Link for a new password of Bo' }).inputValue();
    await guest.goto(link);
    await guest.getByLabel('New password').fill(NEW_PASSWORD);
    await guest.getByRole('button', { name: 'Set the password' }).click();
    await guest.getByText('The new password is set').waitFor();
    await signIn(guest, 'bo', NEW_PASSWORD);
    await guest.getByRole('button', { name: /Bo/ }).waitFor();
    await guest.goto(link);
    await guest.getByLabel('New password').fill(PASSWORD);
    await guest.getByRole('button', { name: 'Set the password' }).click();
    await guest.getByText('This link opens nothing').waitFor();
    await owner.context().close();
    await guest.context().close();
  });

  journey('a passkey opens the account without a password until it is removed', async ({ browser }) => {
    const page = await signIn(await visitor(browser), 'ada', PASSWORD);
    await giveAuthenticator(page);
    await page.goto('/settings');
    await page.getByLabel('Name of the passkey').fill('Work laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('rowheader', { name: /Work laptop/ }).waitFor();
    await page.getByRole('button', { name: /Ada/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/sign-in/);
    await page.getByRole('button', { name: 'Sign in by passkey' }).click();
    await page.getByRole('button', { name: /Ada/ }).waitFor();
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Sign in with Work laptop no more?').waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('rowheader', { name: /Work laptop/ }).waitFor({ state: 'detached' });
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in by passkey' }).click();
    await page.getByText('This passkey belongs to no account here.').waitFor();
    await page.goto('/sign-in');
    await signIn(page, 'ada', PASSWORD);
    await page.goto('/settings?tab=audit');
    for (const action of ['addPasskey', 'removePasskey', 'createPasswordReset', 'resetPassword'])
      await page.getByRole('cell', { name: action, exact: true }).waitFor();
    await page.context().close();
  });

  const visitor = async (browser: Browser): Promise<Page> =>
    (await browser.newContext({ baseURL: cradle.url, locale: 'en-GB' })).newPage();

  const signIn = async (page: Page, name: string, password: string): Promise<Page> => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').fill(`${name}@example.org`);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(`${cradle.url}/`);
    return page;
  };
});

/** A device with a built-in authenticator that always finds its owner, as Chromium imitates one. */
async function giveAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}
