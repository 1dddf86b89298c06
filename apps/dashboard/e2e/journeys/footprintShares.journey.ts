import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { journey } from '../harness/journey.ts';

journey(
  'A footprint is shared with a partner at a level, read by PACT, used as a factor, revoked, and the partner removed',
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

    // What PACT asks for, then a client; this Cradle then reads itself by it, as a buyer's would.
    await row.getByRole('button', { name: 'Change' }).click();
    await drawer.getByLabel('Fossil carbon content').fill('0.02');
    const identifiers = drawer.getByLabel('Identifiers of the product');
    await identifiers.fill('urn:gtin:4712345060508');
    await drawer.getByText('“urn:gtin:4712345060508” is no GTIN').waitFor();
    expect(await drawer.getByRole('button', { name: 'Save' }).last().isDisabled()).toBe(true);
    await identifiers.fill('urn:gtin:4712345060507');
    await drawer.getByRole('button', { name: 'Save' }).last().click();
    await drawer.getByText('The partner gets this footprint by PACT.').waitFor();
    await drawer.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('tab', { name: 'Partners' }).click();
    const item = page.getByRole('listitem').filter({ hasText: partner });
    await item.getByRole('button', { name: 'PACT …' }).click();
    await drawer.getByRole('button', { name: 'New client' }).click();
    const shown = drawer.getByRole('paragraph').filter({ hasText: /^Client id/ });
    const clientId = await shown.locator('span').textContent();
    const secret = await drawer.locator('input[readonly]').inputValue();
    await drawer.getByLabel('Base address').fill(`${new URL(page.url()).origin}/pact`);
    await drawer.getByLabel('Client id').fill(clientId!);
    await drawer.locator('input[type="password"]').fill(secret);
    await picture('pact-form');
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.getByRole('button', { name: 'Fetch' }).click();
    await drawer.getByText('1 new, 0 changed, 0 as they were.').waitFor();
    await picture('pact-of-partner');
    await drawer.getByRole('button', { name: 'Fetch' }).click();
    await drawer.getByText('0 new, 0 changed, 1 as they were.').waitFor();
    await drawer.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('tab', { name: 'What we may read' }).click();
    const received = page
      .getByRole('region', { name: 'Received by PACT' })
      .first()
      .getByRole('row')
      .filter({ hasText: 'LED lamp A60' })
      .first();
    await received.getByRole('button', { name: /nothing found|finding/ }).click();
    await drawer.getByText('"productNameCompany"').waitFor();
    await drawer.getByText('urn:gtin:4712345060507').waitFor();
    await picture('received-details');
    await drawer.getByRole('button', { name: 'Close' }).click();
    await received.getByRole('button', { name: /Use as factor/ }).click();
    await received.getByText('in use').waitFor();
    await picture('received-by-pact');

    await page.getByRole('tab', { name: 'What we share' }).click();
    await row.getByRole('button', { name: 'Change' }).click();
    await drawer.getByRole('button', { name: 'Revoke …' }).click();
    await drawer.getByRole('button', { name: 'Revoke', exact: true }).click();
    await row.getByText('Revoked').waitFor();
    // The PACT client has read it, and the log says so.
    expect(await row.getByText('not read yet').count()).toBe(0);

    await page.getByRole('tab', { name: 'Partners' }).click();
    await item.getByRole('button', { name: 'Remove …' }).click();
    await drawer.getByText('What you share with it is revoked').waitFor();
    await drawer.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText(`${partner} is no partner any more.`).waitFor();
    await page.getByRole('tab', { name: 'What we may read' }).click();
    await page.getByText(`came from ${partner}, which is no partner any more`).waitFor();
  },
);
