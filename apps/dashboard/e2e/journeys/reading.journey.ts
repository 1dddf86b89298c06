import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

const PAGES = ['/', '/compare', '/factors', '/products/UHJvZHVjdDprZXQtMTctcw%3D%3D'];

/** Whether the page is wider than the window, so that all of it would have to be moved sideways. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

describe('Reading', () => {
  journey(
    'in Chinese: words, names and the language of the document change, and stay after a reload',
    async ({ page, picture }) => {
      await page.goto('/');
      await page
        .getByRole('button', { name: '中文' })
        .or(page.getByRole('radio', { name: '中文' }))
        .first()
        .click();
      await page.getByRole('heading', { level: 1 }).getByText('产品组合').waitFor();
      await page.getByRole('link', { name: /水壶/ }).first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).getByText('产品组合').waitFor();
      await page.goto('/compare');
      await page.getByText(/系统边界不同/).waitFor();
      await picture('compare-zh');
    },
  );

  journey('in the dark: the theme changes by its button and stays', async ({ page, picture }) => {
    await page.goto('/');
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await background();
    const toggle = page.getByRole('button', { name: /Theme/ });
    for (let presses = 0; presses < 3 && (await background()) === light; presses++) await toggle.click();
    expect(await background()).not.toBe(light);
    const dark = await background();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await background()).toBe(dark);
    await picture('portfolio-dark');
  });

  journey(
    'by keyboard: the first Tab skips to the content, and a column is sorted with Enter',
    async ({ page }) => {
      await page.goto('/');
      await page.getByRole('table').first().getByRole('link').first().waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
      await page.keyboard.press('Enter');
      expect(
        await page.evaluate(() => location.hash !== '' || document.activeElement?.tagName === 'MAIN'),
      ).toBe(true);
      const head = page.getByRole('columnheader', { name: /kg CO₂e/ }).first();
      await head.getByRole('button').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/sort=-footprint/);
      await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
    },
  );

  for (const address of PAGES) {
    journey(`in a window of 380 pixels: ${address} need not be moved sideways`, async ({ page }) => {
      await page.setViewportSize({ width: 380, height: 800 });
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await overflows(page)).toBe(false);
    });
  }
});
