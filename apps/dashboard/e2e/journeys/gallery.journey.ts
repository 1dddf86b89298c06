import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

/** The kinds of charts the gallery offers. */
async function kindsOf(page: Page): Promise<readonly string[]> {
  await page.goto('/gallery');
  const options = page.getByLabel('Kinds of charts').locator('option');
  await options.first().waitFor({ state: 'attached' });
  return options.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
}

/** Waits until every case is drawn or says that there is nothing to draw. */
async function allDrawn(page: Page): Promise<void> {
  await page.locator('main h3').first().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('main figure')].every(
      (figure) => figure.querySelector('canvas, [class*="empty"]') !== null,
    ),
  );
}

describe('The gallery', () => {
  journey(
    'shows every kind of chart at the width of a telephone, in the dark and in Chinese',
    async ({ page, picture }) => {
      const kinds = await kindsOf(page);
      expect(kinds.length).toBeGreaterThan(9);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.getByRole('button', { name: '中文' }).click();
      for (const kind of kinds) {
        await page.goto(`/gallery?kind=${kind}`);
        await allDrawn(page);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        expect(sideways, kind).toBe(false);
        await picture(`gallery-${kind}`);
      }
    },
  );

  journey('opens to the keyboard: arrows read marks out, Enter chooses one', async ({ page }) => {
    await page.goto('/gallery?kind=sankey');
    await allDrawn(page);
    const chart = page.locator('#loop');
    await chart.getByRole('listbox').focus();
    await page.keyboard.press('ArrowRight');
    expect(await chart.getByRole('option').textContent()).toBe('Coal mine, 300 kg CO₂e');
    await page.keyboard.press('End');
    expect(await chart.getByRole('option').textContent()).toBe(
      'Machine works → Coal mine, 42.0 kg CO₂e, closes a loop',
    );
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await chart.getByText('Chosen: Coal mine').waitFor();
  });

  journey('zooms into a branch of a treemap with Enter and out again with Escape', async ({ page }) => {
    await page.goto('/gallery?kind=treemap');
    await allDrawn(page);
    const chart = page.locator('#few');
    const drawn = (): Promise<string> =>
      chart.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const whole = await drawn();
    await chart.getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(drawn).not.toBe(whole);
    await page.keyboard.press('Escape');
    await chart.getByRole('listbox').blur();
    await expect.poll(() => chart.getByRole('option').textContent()).toContain('Materials');
  });

  journey('keeps a chart as SVG and PNG', async ({ page }) => {
    await page.goto('/gallery?kind=regionMap');
    await allDrawn(page);
    const chart = page.locator('#missing');
    for (const format of ['SVG', 'PNG']) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        chart.getByRole('button', { name: new RegExp(`Save as ${format}`) }).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`Map by region With gaps.${format.toLowerCase()}`);
    }
  });
});
