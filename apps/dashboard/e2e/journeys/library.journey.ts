import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

/** A source's file as its publisher offers it, with a row that is no factor. */
const MATRIX = [
  ';;;;Oilseed farming;Moon dust collecting;',
  ';Country Code;Country;country;1111A0;221100;',
  ';CHN;China;kgCO2e/US Dollar;1,5;0,25;',
  ';ZZZ;Nowhere;kgCO2e/US Dollar;1;1;',
].join('\n');

const OWN = '物料名称,单位,排放因子 kgCO2e,产地\n月壤陶瓷,kg,4.2,CN-GD\n';

describe('The factor library', () => {
  journey(
    'shows what an import would change, takes it over under its licence, and rolls it back',
    async ({ page, picture }) => {
      await page.goto('/library');
      await page.getByRole('combobox', { name: 'Source' }).selectOption('open-ceda');
      await page
        .getByLabel('Files of the publisher')
        .setInputFiles({ name: 'open-ceda-2024.csv', mimeType: 'text/csv', buffer: Buffer.from(MATRIX) });
      await page.getByRole('button', { name: 'Read and check' }).first().click();
      await page.getByText('4 rows in the files, 2 factors.').waitFor();
      await page.getByText('Rejected rows (2)').click();
      await page.getByText('open-ceda-2024.csv, row 4, column 1111A0').waitFor();
      await picture('pre-flight');
      const accept = page.getByRole('button', { name: 'Take into the library' });
      expect(await accept.isDisabled()).toBe(true);
      await page.getByLabel(/I use these figures under this licence/).check();
      await accept.click();
      await page.getByRole('link', { name: 'Open CEDA 2024' }).waitFor();

      await page.goto('/factors?q=moon%20dust');
      await page.getByRole('button', { name: 'Moon dust collecting' }).click();
      await page.getByRole('link', { name: /Time series/ }).click();
      await page.getByText('open-ceda-2024.csv, row 3, column 221100').waitFor();
      await page.getByText('No line of yours uses it.').waitFor();

      await page.goto('/library');
      page.once('dialog', (dialog) => void dialog.accept());
      await page
        .getByRole('row', { name: /Open CEDA/ })
        .getByRole('button', { name: 'Roll back' })
        .click();
      await page.getByRole('link', { name: 'Open CEDA 2024' }).waitFor({ state: 'detached' });
    },
  );

  journey("takes a table of one's own, with its columns guessed", async ({ page, picture }) => {
    await page.goto('/library');
    await page
      .getByLabel('CSV or workbook')
      .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(OWN) });
    await page.getByText('月壤陶瓷').waitFor();
    await picture('own-table');
    await page.getByRole('button', { name: 'Read and check' }).nth(1).click();
    await page.getByText('1 rows in the files, 1 factors.').waitFor();
    await page.getByLabel(/I use these figures under this licence/).check();
    await page.getByRole('button', { name: 'Take into the library' }).click();
    await page.getByLabel('CSV or workbook').waitFor();
    await page.goto(`/factors?q=${encodeURIComponent('月壤')}`);
    await page.getByRole('button', { name: '月壤陶瓷' }).waitFor();
    await page.getByText('4.20').waitFor();
  });
});
