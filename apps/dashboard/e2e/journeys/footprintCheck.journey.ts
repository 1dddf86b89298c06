import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

describe('Checking a received footprint', () => {
  journey(
    'shows each mistake at its place, what a conversion loses, and takes the footprint over',
    async ({ page, picture }) => {
      await page.goto('/check');
      await page.getByLabel('Example').selectOption({ label: 'PACT 3 with seven mistakes' });
      await page.getByText('3 errors · 4 warnings').waitFor();
      await page.getByRole('button', { name: 'line 47' }).click();
      const selected = await page.evaluate(() => document.getSelection()?.toString());
      expect(selected).toBe('"2.05"');

      await page.getByLabel('Format').selectOption('OPENLCA');
      await page.getByText(/^Not carried over/).waitFor();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download' }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe('Barrier film.zip');
      expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');

      await page.getByRole('button', { name: 'Take it over' }).click();
      await page.getByText('A1-A3 → Unsplit').waitFor();
      await page.getByRole('searchbox').fill('bat');
      const products = page.getByLabel('Product', { exact: true });
      await products.selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Take over', exact: true }).click();
      await page.getByText(/^Version \d+ was made/).waitFor();
      await picture('footprintCheck');
      await page.getByRole('link', { name: 'Open the product' }).click();

      await page.getByRole('button', { name: 'Export as…' }).click();
      await page.getByRole('menuitem', { name: 'PACT 3' }).click();
      await page
        .getByRole('dialog')
        .getByText(/^Asked for and not stated/)
        .waitFor();
    },
  );
});
