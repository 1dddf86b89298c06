import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

/** Opens the inventory of a product of its own with lines A, B and C, so that no other journey sees them. */
async function openInventory(page: Page, sku: string, count = 3): Promise<string> {
  await page.goto('/');
  const id = await page.evaluate(
    async ([sku, count]) => {
      const ask = async (query: string, input: object) => {
        const response = await fetch('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query, variables: { input } }),
        });
        return (await response.json()).data.made.id as string;
      };
      const productId = await ask(
        'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
        { sku, name: 'Desk lamp', category: 'Lighting' },
      );
      const lines = Array.from({ length: count }, (_, index) => ({
        ...{ stage: 'MATERIALS', name: `Line ${index + 1}`, amount: 1, unit: 'kg' },
      }));
      const frame = { declaredUnitAmount: 1, declaredUnit: 'piece', boundary: 'CRADLE_TO_GATE' };
      return ask(
        'mutation ($input: CreateAssessmentInput!) { made: createAssessment(input: $input) { ... on Assessment { id } } }',
        { productId, ...frame, functionalUnit: 'One', lines },
      );
    },
    [sku, count] as const,
  );
  const address = `/assessments/${encodeURIComponent(id)}/inventory`;
  await page.goto(address);
  await page.getByRole('grid').waitFor();
  return address;
}

const cell = (page: Page, row: number, column: string) =>
  page.getByRole('row').nth(row).locator(`[role="gridcell"][data-field="${column}"]`);

describe('The inventory', () => {
  journey(
    'is written by keyboard, undone and done again, and stored as one goes',
    async ({ page, picture }) => {
      await openInventory(page, 'GRID-KEYS');
      await cell(page, 1, 'amount').click();
      await page.keyboard.type('2.5');
      await page.keyboard.press('Enter');
      await page.keyboard.type('500 g');
      await page.keyboard.press('Tab');
      expect(await cell(page, 1, 'amount').textContent()).toBe('2.5');
      expect(await cell(page, 2, 'unit').textContent()).toBe('g');
      await page.keyboard.press('Control+z');
      expect(await cell(page, 2, 'amount').textContent()).toBe('1');
      await page.keyboard.press('Control+y');
      expect(await cell(page, 2, 'amount').textContent()).toBe('500');
      await page.getByText('All stored').waitFor();

      await cell(page, 1, 'amount').click();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Control+d');
      await page.keyboard.press('Alt+ArrowDown');
      await page.getByText('All stored').waitFor();
      await page.reload();
      await page.getByRole('grid').waitFor();
      for (const row of [1, 2, 3]) expect(await cell(page, row, 'amount').textContent()).toBe('2.5');
      await picture('inventory');
    },
  );

  journey(
    'says at the cell what is wrong, keeps it unstored, and never chooses a factor by itself',
    async ({ page }) => {
      await openInventory(page, 'GRID-FAULT');
      await cell(page, 1, 'unit').click();
      await page.keyboard.type('furlong');
      await page.keyboard.press('Escape');
      await page.keyboard.type('furlong');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: '1 line to correct' }).click();
      await page.getByText('“furlong” is no known unit').waitFor();
      await page.keyboard.press('Control+z');

      await cell(page, 2, 'name').click();
      await page.keyboard.type('Aluminium ingot');
      await page.keyboard.press('Enter');
      expect(await cell(page, 2, 'factor').textContent()).toBe('Choose a factor');
      await cell(page, 2, 'factor').click();
      await page.keyboard.press('Enter');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Tab');
      expect(await cell(page, 2, 'factor').textContent()).toBe('Choose a factor');
      await cell(page, 2, 'factor').click();
      await page.keyboard.press('Enter');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText('All stored').waitFor();
      await cell(page, 2, 'kg').click();
      await page.getByText(/1 kg .*× .* kg CO₂e\/.* = .* kg CO₂e/).waitFor();
    },
  );

  journey(
    'follows from parameters, whose formulas are named at the cell where they fail',
    async ({ page, picture }) => {
      await openInventory(page, 'GRID-FORMULA');
      const panel = page.getByRole('region', { name: 'Parameters' }).first();
      await panel.getByRole('button', { name: 'Add a parameter' }).click();
      for (const [name, value] of [
        ['net', '2'],
        ['gross', '=net * 1.5'],
      ] as const) {
        await page.keyboard.type(name);
        await page.keyboard.press('Tab');
        await page.keyboard.type(value);
        await page.keyboard.press('Control+Enter');
      }
      await panel.getByRole('cell', { name: '3', exact: true }).waitFor();

      await cell(page, 1, 'amount').click();
      await page.keyboard.type('=gro');
      await page.getByRole('option', { name: /gross/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.type(' + 1');
      await page.keyboard.press('Enter');
      await page.keyboard.type('=gros');
      await page.keyboard.press('Tab');
      await page.getByText('All others stored').waitFor();
      await cell(page, 2, 'amount').click();
      await page.getByText('Did you mean gross?').first().waitFor();
      expect(await cell(page, 1, 'amount').textContent()).toBe('ƒ4');
      await page.keyboard.type('=gross');
      await page.keyboard.press('Enter');
      await page.getByText('All stored').waitFor();

      await panel.getByLabel('net, Value or formula').fill('=gross');
      await panel.getByLabel('net, Value or formula').press('Enter');
      await page.getByText('net → gross → net').or(page.getByText('gross → net → gross')).first().waitFor();
      await panel.getByLabel('net, Value or formula').fill('4');
      await panel.getByLabel('net, Value or formula').press('Enter');
      await cell(page, 1, 'amount').filter({ hasText: 'ƒ7' }).waitFor();
      await panel.getByRole('button', { name: '2 Line 2' }).first().waitFor();
      await picture('inventory-parameters');
    },
  );

  journey('of two people who write at once loses nothing', async ({ page, browser }) => {
    const address = await openInventory(page, 'GRID-TWO');
    const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await other.goto(new URL(address, page.url()).href);
    await other.getByRole('grid').waitFor();
    await cell(other, 1, 'amount').click();
    await other.keyboard.type('7');
    await other.keyboard.press('Enter');
    await other.getByText('All stored').waitFor();

    await cell(page, 1, 'amount').click();
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await page.getByText('theirs “7”, yours “5”').waitFor();
    await page.getByText('All stored').waitFor();
    expect(await cell(page, 1, 'amount').textContent()).toBe('7');
    expect(await cell(page, 2, 'amount').textContent()).toBe('9');
    await other.context().close();
  });

  journey(
    'undoes parameters, and brings together what two people change in them',
    async ({ page, browser }) => {
      const address = await openInventory(page, 'GRID-PARAMETERS');
      const panelOf = (on: Page) => on.getByRole('region', { name: 'Parameters' }).first();
      const value = (on: Page) => panelOf(on).getByLabel('scrap, Value or formula');
      const write = async (on: Page, text: string) => {
        await value(on).fill(text);
        await value(on).press('Enter');
      };
      const result = (on: Page, text: string) =>
        panelOf(on).locator('td[data-number]').getByText(text, { exact: true });
      await panelOf(page).getByRole('button', { name: 'Add a parameter' }).click();
      await page.keyboard.type('scrap');
      await page.keyboard.press('Tab');
      await page.keyboard.type('2');
      await page.keyboard.press('Enter');
      await result(page, '2').waitFor();
      await write(page, '3');
      await result(page, '3').waitFor();
      await panelOf(page).getByRole('button', { name: 'Undo (Ctrl+Z)' }).click();
      await result(page, '2').waitFor();
      await value(page).focus();
      await page.keyboard.press('Control+y');
      await result(page, '3').waitFor();

      const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
      await other.goto(new URL(address, page.url()).href);
      await result(other, '3').waitFor();
      await write(other, '8');
      await result(other, '8').waitFor();
      await panelOf(page).getByLabel('scrap, To').fill('9');
      await panelOf(page).getByLabel('scrap, To').press('Enter');
      await panelOf(page).getByText('Somebody else has changed the parameters meanwhile.').waitFor();
      await result(page, '8').waitFor();
      await write(other, '7');
      await panelOf(other).getByText('Somebody else has changed the parameters meanwhile.').waitFor();
      expect(await panelOf(other).getByLabel('scrap, To').inputValue()).toBe('9');
      await write(page, '6');
      await panelOf(page).getByText('theirs “7”, yours “6”').waitFor();
      await panelOf(page).getByRole('button', { name: 'Use mine' }).click();
      await result(page, '6').waitFor();
      await other.context().close();
    },
  );

  journey('tells in Chinese why something was refused', async ({ page }) => {
    await openInventory(page, 'GRID-REFUSED');
    await page.getByRole('button', { name: '中文' }).click();
    const panel = page.getByRole('region', { name: '参数' }).first();
    await panel.getByRole('button', { name: '添加参数' }).click();
    await page.keyboard.type('scrap');
    await page.keyboard.press('Tab');
    await page.keyboard.type('=wrong + 1');
    await page.keyboard.press('Enter');
    await panel.getByText('没有这个名称的参数').waitFor();
  });

  journey('of 2,000 lines holds only those in sight in the document', async ({ page, picture }) => {
    await openInventory(page, 'GRID-LONG', 2_000);
    await cell(page, 1, 'name').click();
    await page.keyboard.press('Control+ArrowDown');
    await page.getByText('Write here, or paste rows').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByText('Line 2000', { exact: true }).waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    await page.keyboard.type('The last one');
    await page.keyboard.press('Enter');
    await page.getByText('All stored').waitFor();
    await picture('inventory-2000');
  });
});
