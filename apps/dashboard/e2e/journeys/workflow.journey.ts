import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

/** Opens the scope of an assessment of its own with one line, so that no other journey sees it. */
async function openScope(page: Page, sku: string): Promise<string> {
  await page.goto('/');
  const id = await page.evaluate(async (sku) => {
    const ask = async (query: string, variables: object = {}) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()).data;
    };
    const create = async (noun: string, input: object) =>
      (
        await ask(
          `mutation ($input: Create${noun}Input!) { made: create${noun}(input: $input) { ... on ${noun} { id } } }`,
          { input },
        )
      ).made.id as string;
    const { assessments } = await ask(
      '{ assessments(first: 1, filter: { kinds: [CALCULATED] }) { edges { node { lines { unit factor { id } } } } } }',
    );
    const lines = assessments.edges[0].node.lines as { unit: string; factor: { id: string } | null }[];
    const known = lines.find(({ factor }) => factor !== null)!;
    return create('Assessment', {
      productId: await create('Product', { sku, name: 'Desk fan', category: 'Appliances' }),
      ...{ declaredUnitAmount: 1, declaredUnit: 'piece', functionalUnit: 'One', boundary: 'CRADLE_TO_GRAVE' },
      lines: [
        { stage: 'MATERIALS', name: 'Housing', amount: 1, unit: known.unit, factorId: known.factor!.id },
      ],
    });
  }, sku);
  const address = `/assessments/${encodeURIComponent(id)}/scope`;
  await page.goto(address);
  await page.getByRole('heading', { name: 'Goal and scope' }).waitFor();
  return address;
}

async function workAs(page: Page, person: RegExp): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Lin Yue|Chen Hao|Xu Jing/ })
    .click();
  await page.getByRole('menuitem', { name: person }).click();
  await page.getByText(new RegExp(`you work as ${person.source}`)).waitFor();
}

async function move(page: Page, name: string, words?: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  if (words !== undefined) await page.getByRole('textbox', { name: /Reason|Statement/ }).fill(words);
  await page.getByRole('button', { name: `Confirm: ${name}` }).click();
}

describe('The scope of an assessment', () => {
  journey(
    'is filled in, reviewed by another person, published, stands, and begins anew as the next version',
    { timeout: 240_000 },
    async ({ page, picture }) => {
      const address = await openScope(page, `FLOW-WHOLE-${Date.now()}`);
      await page.getByLabel('Goal and intended readers').fill('To inform buyers.');
      await page.getByLabel('Cut-off criteria').fill('Below 1 % of the mass.');
      await page.getByRole('checkbox', { name: 'Materials' }).check();
      await page.getByLabel('Region the result stands for').fill('Zhejiang');
      await page.getByRole('button', { name: 'Add an exclusion' }).click();
      await page.getByLabel('What is left out').fill('Machines');
      await page.getByLabel('Why', { exact: true }).fill('They last for decades.');
      await page.getByLabel('Stage', { exact: true }).selectOption('PRODUCTION');
      await page.getByText('All stored').waitFor();
      await page.getByRole('img', { name: /Machines: They last for decades/ }).waitFor();

      await page.getByLabel('Comment', { exact: true }).fill('Please look at the housing.');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('Please look at the housing.').first().waitFor();
      await page.getByLabel('File of evidence').setInputFiles({
        ...{ name: 'scale.csv', mimeType: 'text/csv', buffer: Buffer.from('part,kg\nhousing,1\n') },
      });
      await page.getByRole('link', { name: 'scale.csv' }).waitFor();
      await picture('scope');

      await move(page, 'Finish the self-assessment');
      await page.getByText('Draft → Self-assessed').waitFor();
      await move(page, 'Send into review');
      await page.getByText('Needs another person', { exact: false }).waitFor();
      expect(await page.getByRole('button', { name: 'Verify', exact: true }).isDisabled()).toBe(true);

      await workAs(page, /Xu Jing/);
      await page.goto(address);
      await page.getByText('Your role reads the scope').waitFor();
      await move(page, 'Verify', 'Compared with the bill of materials.');
      await page.getByText('In review → Verified').waitFor();
      expect(await page.getByRole('button', { name: 'Publish', exact: true }).isDisabled()).toBe(true);

      await workAs(page, /Lin Yue/);
      await page.goto(address);
      await move(page, 'Publish');
      await page.getByText('Verified → Published').waitFor();
      expect(await page.getByLabel('Goal and intended readers').isDisabled()).toBe(true);
      expect(await page.getByRole('button', { name: 'Remove scale.csv' }).count()).toBe(0);
      await picture('scope-published');
      await page.goto(address.replace(/scope$/, 'inventory'));
      await page.getByText(/stands as it is/).waitFor();
      expect(await page.getByRole('grid').count()).toBe(0);
      await page.getByRole('link', { name: 'Make a new version' }).click();
      await page.waitForURL(address);
      await page.getByRole('button', { name: 'Make a new version' }).click();
      await page.getByText('Version 2 ·', { exact: false }).waitFor();
      expect(await page.getByLabel('Goal and intended readers').inputValue()).toBe('To inform buyers.');
      expect(await page.getByLabel('Goal and intended readers').isEnabled()).toBe(true);
    },
  );

  journey(
    'of two people who write at once loses nothing, and is undone by keyboard',
    async ({ page, browser }) => {
      const address = await openScope(page, `FLOW-TWO-${Date.now()}`);
      const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
      await other.goto(new URL(address, page.url()).href);
      await other.getByLabel('Goal and intended readers').fill('Theirs');
      await other.getByLabel('Cut-off criteria').fill('Theirs as well');
      await other.getByText('All stored').waitFor();

      await page.getByLabel('Cut-off criteria').fill('Mine');
      await page.getByLabel('Goal in Chinese').fill('我的');
      await page.getByText('Cut-off criteria: both have changed it').waitFor();
      await page.getByText('All stored').waitFor();
      expect(await page.getByLabel('Goal and intended readers').inputValue()).toBe('Theirs');
      expect(await page.getByLabel('Goal in Chinese').inputValue()).toBe('我的');
      await page.getByRole('button', { name: 'Use mine' }).click();
      expect(await page.getByLabel('Cut-off criteria').inputValue()).toBe('Mine');
      await page.getByRole('button', { name: 'Undo', exact: true }).focus();
      await page.keyboard.press('Control+z');
      expect(await page.getByLabel('Cut-off criteria').inputValue()).toBe('Theirs as well');
      await page.keyboard.press('Control+y');
      await page.getByText('Not stored yet').waitFor();
      await page.getByText('All stored').waitFor();
      await page.reload();
      expect(await page.getByLabel('Cut-off criteria').inputValue()).toBe('Mine');
      await other.context().close();
    },
  );
});
