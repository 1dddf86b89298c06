import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

/** A year that the demo portfolio has nothing in. */
const YEAR = 2028;

async function fill(scope: Locator | Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await scope.getByLabel(label, { exact: true }).first().fill(value);
}

async function choose(scope: Locator | Page, label: string, option: string): Promise<void> {
  await scope.getByLabel(label, { exact: true }).first().selectOption({ label: option });
}

/** The tile of a figure of the result. */
function figure(page: Page, label: string): Locator {
  return page.locator('dl > div', { hasText: label }).first().locator('dd');
}

describe('The border adjustment', () => {
  journey(
    'takes a good from its code to embedded emissions, default value, certificates and the workbook',
    { timeout: 180_000 },
    async ({ page, picture }) => {
      await page.goto(`/cbam?year=${YEAR}`);
      await page.getByRole('heading', { name: `No goods of ${YEAR} yet` }).waitFor();
      await page.getByRole('link', { name: 'New good' }).last().click();

      await fill(page, { Name: 'Carbon steel bolts', 'CN code': '8516 79 70' });
      await choose(page, 'Installation', 'Ningbo fastener works');
      await choose(page, 'Production route', 'C');
      await fill(page, { [`Produced in ${YEAR}`]: '1000', 'Exported to the Union': '200' });
      await fill(page, { 'Benchmark of the process (column A)': '0.05' });
      await page.getByRole('button', { name: 'Create good' }).click();
      await page.getByText('is not among the goods of annex I').waitFor();
      await fill(page, { 'CN code': '7318 15 42' });
      await page
        .getByText(/Default value of China: 6\.38 t CO₂e\/t, in 2028 with 30\s?% mark-up 8\.29/)
        .waitFor();

      await page.getByRole('button', { name: 'Add a fuel or process' }).click();
      const rows = page.locator('fieldset').filter({ has: page.getByRole('button', { name: 'Remove' }) });
      await fill(rows.nth(0), { Name: 'Natural gas', Amount: '100', Unit: 't' });
      await fill(rows.nth(0), { 'Calorific value, GJ per unit': '48', 'Emission factor': '56.1' });
      await page.getByRole('button', { name: 'Add energy' }).click();
      await fill(rows.nth(1), { Name: 'Green power', Amount: '400', 't CO₂e per MWh or TJ': '0.5' });
      await choose(rows.nth(1), 'Rests on', 'Guarantee of origin');
      await page.getByRole('button', { name: 'Add a precursor' }).click();
      await fill(rows.nth(2), { Name: 'Wire rod', 'CN code': '7213 91 10', 'Consumed, t': '1100' });
      await choose(rows.nth(2), 'Production route', 'C');
      await page.getByRole('button', { name: 'Create good' }).click();
      await page.getByText('Guarantees of origin and green certificates do not lower').waitFor();
      await picture('cbam-refused');
      await choose(rows.nth(1), 'Rests on', 'Grid of the country');
      await page.getByRole('button', { name: 'Create good' }).click();

      await page.getByRole('heading', { name: 'Carbon steel bolts' }).waitFor();
      // 100 t × 48 GJ/t × 56.1 t/TJ of gas and 400 MWh × 0.5 for 1000 t; 1.1 t/t of wire rod at 3.168785 with 30 %.
      expect(await figure(page, 'Own, direct').innerText()).toBe('0.269');
      expect(await figure(page, 'Own, indirect').innerText()).toBe('0.200');
      expect(await figure(page, 'Precursors, direct').innerText()).toBe('4.53');
      expect(await figure(page, 'Due for certificates').innerText()).toBe('4.80');
      await page.getByText(/below the default value of 2028/).waitFor();
      const markUps = page.getByRole('region', { name: 'Mark-up by year' });
      expect(await markUps.getByRole('row').nth(3).innerText()).toMatch(/2028 on\s+6\.38\s+30\s?%\s+8\.29/);
      await page.getByText('price missing').first().waitFor();

      await fill(page, { 'EUR per t CO₂e': '80' });
      await page.getByRole('button', { name: 'Estimate' }).click();
      await page.getByText('at 80 EUR per certificate').waitFor();
      // 200 t × (4.80 − 0.9 × 0.05 − 1.1 × 0.9 × 1.364) × 80 EUR
      await page.getByText(/€ 54,4\d\d/).waitFor();
      await picture('cbam-result');

      const kept = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Communication workbook' }).click();
      const download = await kept;
      expect(download.suggestedFilename()).toBe(`CBAM communication ${YEAR}.xlsx`);
      // A workbook is a zip archive.
      expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');

      await page.getByRole('tab', { name: 'Checks' }).click();
      await page.getByText('Nothing says whether a carbon price was due.').waitFor();
      await page.getByRole('tab', { name: 'Bridge to the footprint' }).click();
      await page.getByText('No product is chosen for this good').waitFor();
      await page.getByRole('tab', { name: 'Data' }).click();
      await page.getByRole('button', { name: 'Remove good' }).click();
      await page.getByRole('heading', { name: `No goods of ${YEAR} yet` }).waitFor();
    },
  );

  journey(
    'leads from a figure to its factor and licence, and to the footprint',
    async ({ page, picture }) => {
      await page.goto('/');
      await page.getByRole('navigation').first().getByRole('link', { name: 'CBAM' }).click();
      await page.waitForURL(/\/cbam$/);
      await page.getByRole('link', { name: 'Aluminium window profile W70', exact: true }).click();
      await page.getByText('benchmark of the process (column A) missing').first().waitFor();
      const state = page.getByRole('region', { name: 'Review and declaration' });
      await state.getByRole('button', { name: 'Mark as reviewed' }).click();
      await state.getByText(/^reviewed by /).waitFor();
      await state.getByRole('button', { name: 'Declare …' }).click();
      await state.getByText('Declared figures never change again.').waitFor();
      await state.getByRole('button', { name: 'Cancel' }).click();
      await picture('cbam-reviewed');
      await state.getByRole('button', { name: 'Back to draft' }).click();
      await state.getByRole('button', { name: 'Mark as reviewed' }).waitFor();
      const positions = page.getByRole('region', { name: 'What the figures are the sum of' });
      await positions.getByText(/934\.4 t × 3 t CO2e\/t × \(1 \+ 0\.1\)/).waitFor();
      await page.getByRole('tab', { name: 'Bridge to the footprint' }).click();
      await page.getByText('The steps lead to the footprint exactly.').waitFor();
      await picture('cbam-bridge');
      await page.getByRole('tab', { name: 'Result' }).click();
      await positions
        .getByRole('link', { name: /CN 7601, China/ })
        .first()
        .click();
      await page.waitForURL(/\/factors\//);
      await page
        .getByText(/CC BY 4\.0/)
        .first()
        .waitFor();
    },
  );
});
