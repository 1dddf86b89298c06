import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { journey } from '../harness/journey.ts';

journey(
  'A footprint is shared with a partner at a level, on other terms later, and revoked',
  async ({ page, picture }) => {
    // Another one at a second attempt, which finds what the first has left.
    const partner = `Volt Mobility ${randomUUID().slice(0, 4)}`;
    await page.goto('/sharing');
    await page.getByRole('tab', { name: 'Partners' }).click();
    await page.getByRole('button', { name: 'Elsewhere' }).click();
    await page.getByLabel('Name').fill(partner);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: partner }).waitFor();

    await page.goto('/');
    await page.getByRole('searchbox').first().fill('LED-A60-9');
    await page
      .getByRole('link', { name: /LED lamp A60, 9 W/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Partner').selectOption({ label: partner });
    await drawer.getByLabel('Level').selectOption({ label: 'Range only' });
    await drawer.getByText('It cannot be calculated with.').waitFor();
    await drawer.getByLabel('Level').selectOption({ label: 'Total and stages' });
    await drawer.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText(`Shared with ${partner}.`).waitFor();

    await page.goto('/sharing');
    const row = page.getByRole('row').filter({ hasText: partner });
    await row.getByRole('button', { name: 'Change' }).click();
    await drawer.getByLabel('Ends on').fill('2030-06-30');
    await drawer.getByRole('button', { name: 'Save' }).first().click();
    await row.getByText('until 30 Jun 2030').waitFor();
    await picture('sharing');
    await row.getByRole('button', { name: 'Change' }).click();
    await drawer.getByRole('button', { name: 'Revoke …' }).click();
    await drawer.getByRole('button', { name: 'Revoke', exact: true }).click();
    await row.getByText('Revoked').waitFor();
    expect(await row.getByText('not read yet').count()).toBe(1);
  },
);
