import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

describe('Checking a received footprint', () => {
  journey(
    'shows each mistake at its place, what a conversion loses, and what would be taken over',
    async ({ page, picture }) => {
      await page.goto('/check');
      await page
        .getByRole('combobox', { name: /^Example/ })
        .selectOption({ label: 'PACT 3 with seven mistakes' });
      await page.getByText('3 errors · 4 warnings').waitFor();
      await page.getByRole('button', { name: 'line 47' }).click();
      const selected = await page.evaluate(() => document.getSelection()?.toString());
      expect(selected).toBe('"2.05"');

      await page.getByRole('combobox', { name: /^Format/ }).selectOption('OPENLCA');
      await page.getByText(/^Not carried over/).waitFor();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download' }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe('Barrier film.zip');
      expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');

      await page.getByRole('button', { name: 'Take it over' }).click();
      await page.getByText(/^A1-A3 →/).waitFor();
      await page.getByRole('searchbox').fill('bat');
      const products = page.getByRole('combobox', { name: /^Product/ });
      await products.selectOption({ index: 1 });
      // Not pressed: one Cradle serves all journeys, and a new version would move what others look at.
      expect(await page.getByRole('button', { name: 'Take over', exact: true }).isEnabled()).toBe(true);
      await picture('footprintCheck');

      await page.goto('/');
      await page.locator('a[href^="/products/"]').first().click();
      await page.getByRole('button', { name: 'Export as…' }).click();
      await page.getByRole('menuitem', { name: 'PACT 3' }).click();
      await page
        .getByRole('dialog')
        .getByText(/^Asked for and not stated/)
        .waitFor();
    },
  );
});
