import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

const pivot = (page: Page) => page.getByRole('treegrid').or(page.getByRole('table')).first();
const heads = async (page: Page) =>
  (await pivot(page).getByRole('columnheader').allInnerTexts()).map((text) => text.trim());

describe('Comparing the demo portfolio', () => {
  journey('by stage, then by scenario; the address keeps the view', async ({ page, picture }) => {
    await page.goto('/compare');
    await pivot(page).getByText('Electric kettle 1.7 l, standard').waitFor();
    expect(await heads(page)).toEqual(
      expect.arrayContaining(['Materials', 'Production', 'Use', 'End of life']),
    );
    await picture('compare-stages');

    await page.getByRole('button', { name: 'Scenarios by product' }).click();
    await pivot(page).getByText('Sea instead of air').first().waitFor();
    expect(await heads(page)).toEqual(expect.arrayContaining([expect.stringContaining('Base case')]));
    const address = page.url();
    expect(address).toMatch(/SCENARIO/i);
    await picture('compare-scenarios');
    await page.goto(address);
    await pivot(page).getByText('Sea instead of air').first().waitFor();
    expect(page.url()).toBe(address);
  });

  journey('exports what it shows as CSV with full precision', async ({ page }) => {
    await page.goto('/compare');
    await pivot(page).getByText('Electric kettle 1.7 l, standard').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^Table as shown/ }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const kettle = text.split('\n').find((line) => line.includes('Electric kettle 1.7 l, eco double wall'));
    expect(kettle).toContain('189.931144');

    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Export' }).click();
    expect((await page.getByRole('menu').boundingBox())!.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /^Open in the query editor/ }).click();
    await page.waitForURL('**/query');
    await page.getByRole('tab', { name: 'ReadableComparison' }).waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await page.locator('.result-window').getByText('Cotton T-shirt 180 g/m²').first().waitFor();
  });

  journey('draws bars, heat map and waterfall', async ({ page, picture }) => {
    await page.goto('/compare');
    await pivot(page).getByText('Electric kettle 1.7 l, standard').waitFor();
    for (const view of ['Bars', 'Heat map', 'Waterfall']) {
      await page.getByRole('tab', { name: view }).click();
      await page.locator('canvas, svg[aria-label], figure').first().waitFor();
      await picture(`compare-${view.toLowerCase().replace(' ', '-')}`);
    }
  });
});
