import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

interface Words {
  readonly sum: RegExp;
  readonly licence: RegExp;
  readonly splitBy: string;
  readonly undo: RegExp;
  readonly redo: string;
  readonly kettle: string;
}

const EN: Words = {
  sum: /the sum of \d+ contributions?/,
  licence: /Licence/,
  splitBy: 'Split by',
  undo: /^Undo/,
  redo: 'Redo',
  kettle: 'Electric kettle 1.7 l, eco double wall',
};
const ZH: Words = {
  sum: /由 \d+ 项贡献合计/,
  licence: /许可/,
  splitBy: '按维度拆分',
  undo: /^撤销/,
  redo: '重做',
  kettle: '电热水壶',
};

const grid = (page: Page) => page.getByRole('treegrid').first();

/** Twelve products by stage and scenario, a cell opened to its factor, split by process, and all taken back. */
async function explore(page: Page, words: Words): Promise<void> {
  await grid(page).getByText(words.kettle).first().waitFor();
  const ids = await page.evaluate(async () => {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: '{ products(first: 12, filter: { search: "" }) { edges { node { id } } } }',
      }),
    });
    const { data } = (await answer.json()) as { data: { products: { edges: { node: { id: string } }[] } } };
    return data.products.edges.map(({ node }) => node.id);
  });
  expect(ids).toHaveLength(12);
  const products = ids.map(encodeURIComponent).join();
  await page.goto(
    `/compare?products=${products}&rows=PRODUCT,STAGE&columns=SCENARIO&scenarios=ALL&baseline=BASE`,
  );
  await grid(page).locator('tr[data-kind="GROUP"]').nth(2).waitFor();
  expect(await grid(page).getByRole('columnheader').count()).toBeGreaterThan(3);

  const cell = grid(page).locator('tr[data-kind="ROW"] td[data-place]').first();
  const shown = (await cell.innerText()).split('\n')[0]!.trim();
  await cell.click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText(words.sum).waitFor();
  await expectText(drawer.locator('strong').first(), shown);
  await drawer.locator('details summary').first().click();
  await drawer.getByText(words.licence).first().waitFor();
  expect(await drawer.locator('a[href^="/factors/"]').count()).toBeGreaterThan(0);
  expect(await drawer.locator('a[href^="/products/"]').count()).toBeGreaterThan(0);

  await drawer.getByLabel(words.splitBy).selectOption('PROCESS');
  await drawer.waitFor({ state: 'detached' });
  await page.waitForURL(/rows=PROCESS/);
  await expectText(grid(page).locator('tfoot td[data-place]').first(), shown);

  await page.getByRole('button', { name: words.undo }).click();
  await page.waitForURL(/rows=PRODUCT,STAGE/);
  // The address is there a moment before the page has drawn it.
  await page.locator(`button[aria-label^="${words.redo}"]:enabled`).waitFor();
  await page.keyboard.press('Control+Shift+Z');
  await page.waitForURL(/rows=PROCESS/);
}

async function expectText(place: ReturnType<Page['locator']>, text: string): Promise<void> {
  await expect.poll(() => place.innerText(), { timeout: 20_000 }).toBe(text);
}

describe('Exploring a comparison', () => {
  journey(
    'in English: twelve products by stage and scenario, down to a factor',
    async ({ page, picture }) => {
      await page.goto('/compare');
      await explore(page, EN);
      await picture('explore-en');
    },
  );

  journey('in Chinese: the same', async ({ page, picture }) => {
    await page.goto('/compare');
    await page.getByRole('button', { name: '中文' }).or(page.getByText('中文')).first().click();
    await explore(page, ZH);
    await picture('explore-zh');
  });

  journey('by keyboard: a dimension moves to the columns, a cell opens with Enter', async ({ page }) => {
    await page.goto('/compare?rows=PRODUCT,PROCESS');
    await grid(page).locator('tr[data-kind="GROUP"]').first().waitFor();
    await page.getByRole('button', { name: 'Move Process', exact: true }).press('ArrowDown');
    await page.waitForURL(/columns=STAGE,PROCESS/);
    await page.getByText('Process is now in: Columns, 2 of 2.').waitFor({ state: 'attached' });
    // Until the answer is there, the one before stays, and keys would move in that.
    await grid(page).locator('tr[data-kind="GROUP"]').first().waitFor({ state: 'detached' });
    await grid(page).getByText(EN.kettle).first().waitFor();
    await grid(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText(EN.sum).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  journey('by pointer: a dimension is dragged to the columns', async ({ page }) => {
    await page.goto('/compare?rows=PRODUCT,PROCESS');
    await grid(page).locator('tr[data-kind="GROUP"]').first().waitFor();
    const from = (await page.locator('[data-grip=PROCESS]').boundingBox())!;
    const to = (await page.locator('[data-shelf=columns]').boundingBox())!;
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 8, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    await page.waitForURL(/columns=STAGE,PROCESS/);
  });

  journey('shared stages and "lower than" only where it may be said', async ({ page, picture }) => {
    await page.goto('/compare');
    await page.getByRole('button', { name: 'Compare the stages they share' }).click();
    await page.getByText('only stages that lie inside all of them are compared').waitFor();
    expect(page.url()).toContain('filter.STAGE=MATERIALS,PRODUCTION');
    await page.goto('/compare?view=pair');
    await page.getByText('No difference can be claimed.').waitFor();
    await page.getByText('They serve different functions').waitFor();
    await page.locator('canvas').waitFor();
    await picture('compare-pair');
  });
});
