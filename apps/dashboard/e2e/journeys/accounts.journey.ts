import { afterAll, beforeAll, describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';
import { type RunningCradle, startCradle } from '../harness/startCradle.ts';

const PASSWORD = 'correct horse battery staple';

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
});
