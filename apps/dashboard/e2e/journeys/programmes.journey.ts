import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness/journey.ts';

/** The row of the step in the funnel says how many have reached it. */
function reached(page: Page, step: string): Promise<string | null> {
  return page.getByRole('listitem').filter({ hasText: step }).locator('span').last().textContent();
}

journey(
  'An operator follows its members, reminds one, and publishes benchmarks',
  async ({ page, picture }) => {
    await page.goto('/programmes');
    await page.getByRole('link', { name: 'Open the dashboard' }).first().click();
    await page.getByRole('heading', { name: 'Suppliers on the way' }).waitFor();
    expect(await reached(page, 'Published footprint')).toBe('9');
    expect(await reached(page, 'Factory label')).toBe('3');
    await page.getByRole('combobox', { name: /^Campaign/ }).selectOption({ label: 'Ten labelled factories' });
    await page.getByText('3 (30%)').waitFor();
    await picture('programme-overview');

    await page.getByRole('tab', { name: 'Members' }).click();
    await page.getByRole('combobox', { name: /^Next step/ }).selectOption({ label: 'First footprint' });
    await page.getByRole('checkbox', { name: /Huzhou Lanting/ }).check();
    await page.getByLabel('Notice to the chosen members').fill('May we help with your first footprint?');
    await page.getByRole('button', { name: 'Remind 1 member' }).click();
    await page.getByText('1 member has been reminded.').waitFor();

    await page.getByRole('tab', { name: 'Benchmarks' }).click();
    const furniture = page.getByRole('row', { name: /Furniture/ });
    expect(await furniture.getByRole('cell').last().textContent()).toBe('7');
    await page
      .getByRole('row', { name: /Lighting/ })
      .getByText('Fewer than five organisations contribute.')
      .waitFor();
    await page.getByRole('button', { name: 'Publish a new snapshot' }).click();
    await expect
      .poll(() => page.getByText(/^Published on/).textContent())
      .toContain(new Intl.DateTimeFormat('en-GB', { day: 'numeric', timeZone: 'UTC' }).format(new Date()));
    await page.getByRole('button', { name: 'Publish a new snapshot' }).click();
    await page.getByText(/28 days lie between two snapshots/).waitFor();
    await picture('programme-benchmarks');

    await page.getByRole('tab', { name: 'Members' }).click();
    await page.getByRole('row', { name: /Anji Qingzhu/ }).waitFor();
    const newest = page.getByRole('row', { name: /Quanzhou Dingfeng/ });
    // An earlier attempt may have ended it already.
    if (await newest.isVisible()) {
      await newest.getByRole('button', { name: 'End membership' }).click();
      await newest.getByText(/Every consent ends with it/).waitFor();
      await newest.getByRole('button', { name: 'End membership' }).click();
      await newest.waitFor({ state: 'detached' });
    }
  },
);

journey('A new programme invites by a link that tells what is asked', async ({ page }) => {
  await page.goto('/programmes');
  await page.getByLabel('Name', { exact: true }).fill('Makers of lamps');
  await page.getByLabel('Terms', { exact: true }).fill('We read what you choose, and nothing else.');
  await page.getByRole('button', { name: 'Create the programme' }).click();
  await page.getByRole('heading', { name: 'Makers of lamps' }).waitFor();
  await page.getByText('Nobody has been invited yet.').waitFor();
  await page.getByRole('tab', { name: 'Invitations' }).click();
  await page.getByLabel('Whom to invite').fill('Lamp Ltd.');
  await page.getByRole('button', { name: 'Make links' }).click();
  const link = await page.getByRole('textbox', { name: 'Link for Lamp Ltd.' }).inputValue();
  await page.goto(link);
  await page.getByText('We read what you choose, and nothing else.').waitFor();
  for (const name of ['Progress', 'Labels', 'Benchmarks', 'Featured lists'])
    expect(await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Agree and join' }).click();
  await page.getByText(/You operate this programme/).waitFor();
});

journey(
  'An operator changes texts, goal, list and page of a programme, and takes them back',
  async ({ page }) => {
    await page.goto('/programmes');
    await page.getByLabel('Name', { exact: true }).fill('Makers of kettles');
    await page.getByLabel('Terms', { exact: true }).fill('We read what you choose.');
    await page.getByRole('button', { name: 'Create the programme' }).click();
    await page.getByRole('tab', { name: 'Texts and terms' }).click();
    await page.getByLabel('Description', { exact: true }).fill('For kettles that last.');
    await page.getByLabel('Terms', { exact: true }).fill('We read what you choose, once a week.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Members see it from now on.').waitFor();
    await page.getByText(/The terms are version 2/).waitFor();

    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByText('New campaign').click();
    await page.getByLabel('Name of the campaign', { exact: true }).fill('Ten kettles');
    await page.getByLabel('Goal, in members').fill('10');
    await page.getByLabel('From').fill('2026-01-01');
    await page.getByLabel('Until').fill('2026-12-31');
    await page.getByRole('button', { name: 'Begin the campaign' }).click();
    await page.getByText('Change this campaign').click();
    const goal = page.getByLabel('Goal, in members').first();
    await expect.poll(() => goal.inputValue()).toBe('10');
    await page.getByLabel('Name of the campaign', { exact: true }).first().fill('Twenty kettles');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('option', { name: 'Twenty kettles' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'End this campaign' }).click();
    await page.getByText(/End “Twenty kettles”/).waitFor();
    // Nobody ends one by pressing the key twice: the harmless answer has the focus.
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'End this campaign' }).press('Enter');
    await page.getByRole('button', { name: 'End this campaign' }).click();
    await page.getByText('Change this campaign').waitFor({ state: 'detached' });

    await page.getByRole('tab', { name: 'Featured lists' }).click();
    await page.getByRole('button', { name: 'New list' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Makers of kettles');
    const address = `kettles-${Date.now()}`;
    await page.getByLabel(/^Address/).fill(address);
    await page.getByLabel('Show it to everybody').check();
    await page.getByRole('button', { name: 'Save the list' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText(/Its address leads nowhere/).waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('There is no list yet.').waitFor();

    await page.getByRole('tab', { name: 'Learning pages' }).click();
    await page.getByRole('button', { name: 'New page' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Scale and energy');
    await page.getByLabel('Text in Markdown', { exact: true }).fill('Descale your kettle.');
    await page.getByRole('button', { name: 'Save the page' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Remove “Scale and energy”?').waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Scale and energy', { exact: true }).waitFor({ state: 'detached' });
  },
);

journey(
  'A member sees its next step, reads beside it, and decides what is seen',
  async ({ page, picture }) => {
    await page.goto('/programmes');
    await page.getByRole('link', { name: 'A thousand footprints at home' }).click();
    await page.getByRole('heading', { name: 'Your next step: Self-evaluation' }).waitFor();
    await page.getByText('Below the median').waitFor();
    await page.getByRole('checkbox', { name: /^Labels/ }).check();
    await page.getByRole('button', { name: 'Save what we disclose' }).click();
    await page.getByText('Saved. What was taken back is closed from now on.').waitFor();
    await picture('programme-membership');

    await page.getByRole('link', { name: 'Evidence', exact: true }).click();
    await page.getByRole('heading', { name: 'What is good evidence' }).waitFor();
    await page.getByRole('button', { name: 'Mark as read' }).click();
    await page.getByRole('button', { name: 'Mark as not read' }).waitFor();
    await page.goto('/learn?lang=zh');
    await page.getByText('1 of 16 read').waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText('已读 1 / 16').waitFor();
  },
);

journey('Anybody reads a list of labelled suppliers and why it is in this order', async ({ page }) => {
  await page.goto('/featured/labelled-furniture-makers');
  await page.getByRole('heading', { name: 'Labelled furniture makers' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(4);
  await page.getByText(/Nobody pays for a place/).waitFor();
  await page.getByRole('link', { name: 'Check' }).first().click();
  await page.getByText(/This label stands on/).waitFor();
});

journey(
  'A programme is left at once, and applied for by its code with consent chosen anew',
  async ({ page }) => {
    await page.goto('/programmes');
    await page.getByRole('link', { name: 'A thousand footprints at home' }).click();
    await page.getByRole('heading', { name: 'A thousand footprints at home' }).waitFor();
    const leave = page.getByRole('button', { name: 'Leave the programme' });
    // An earlier attempt may have left it already.
    if (await leave.isVisible()) {
      await leave.click();
      await page.getByRole('button', { name: 'Leave now' }).click();
      await page.getByText('Left', { exact: true }).waitFor();
    }
    await page.goto('/programmes');
    await page.getByLabel('Code of the programme').fill('cham berr 2345');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByText(/You may apply to Home and Living Export Chamber/).waitFor();
    await page.getByRole('checkbox', { name: /^Progress/ }).check();
    await page.getByRole('button', { name: 'Agree and apply' }).click();
    await page.getByText('Applied', { exact: true }).waitFor();
    expect(await page.getByRole('checkbox', { name: /^Progress/ }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /^Benchmarks/ }).isChecked()).toBe(false);
  },
);
