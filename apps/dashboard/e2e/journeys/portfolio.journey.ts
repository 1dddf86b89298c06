import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

describe('A sustainability manager', () => {
  journey(
    'sees all demo products and follows one number to its line, factor, source and licence',
    async ({ page, picture }) => {
      await page.goto('/');
      const products = page.getByRole('table').first();
      await products.getByRole('link', { name: 'Electric kettle 1.7 l, standard' }).waitFor();
      expect(await products.getByRole('link').count()).toBeGreaterThanOrEqual(12);
      await picture('portfolio');

      await products.getByRole('link', { name: 'Electric kettle 1.7 l, standard' }).click();
      await page.getByRole('heading', { name: 'Electric kettle 1.7 l, standard', level: 1 }).waitFor();
      const main = page.getByRole('main');
      for (const stage of ['Materials', 'Production', 'Distribution', 'Use', 'End of life']) {
        await main.getByText(stage, { exact: true }).first().waitFor();
      }
      await main.getByText('Factor missing').first().waitFor();
      await picture('product');

      await main
        .getByRole('button', { name: /PP handle and lid/ })
        .first()
        .click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText('uk-ghg-2025:plastic-pp-primary:GB:2025').waitFor();
      await drawer.getByText('Open Government Licence v3.0').first().waitFor();
      await drawer.getByText(/Factors by Category, ID/).waitFor();
      await picture('line');
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
    },
  );

  journey('finds products by a Chinese word and keeps the search in the address', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox').first().fill('水壶');
    await page.waitForURL(/q=/);
    const links = page.getByRole('table').first().getByRole('link');
    await page.getByText('LED lamp A60').first().waitFor({ state: 'detached' });
    await links.first().waitFor();
    const found = await links.allInnerTexts();
    expect(found).toContain('Electric kettle 1.7 l, standard');
    await page.reload();
    await links.first().waitFor();
    expect(await links.allInnerTexts()).toEqual(found);
  });

  journey('chooses two products and compares them', async ({ page }) => {
    await page.goto('/');
    for (const name of ['Electric kettle 1.7 l, standard', 'Electric kettle 1.7 l, eco double wall']) {
      await page
        .getByRole('row', { name: new RegExp(name) })
        .getByRole('checkbox')
        .check();
    }
    await page
      .getByRole('link', { name: /^Compare/ })
      .last()
      .click();
    await page.waitForURL(/\/compare\?.*products=/);
    const table = page.getByRole('treegrid').or(page.getByRole('table')).first();
    await page.getByRole('heading', { name: 'Compare', level: 1 }).waitFor();
    await table.getByRole('link', { name: 'Electric kettle 1.7 l, eco double wall' }).waitFor();
    expect(await table.getByText('Rice cooker').count()).toBe(0);
  });

  journey('is told when an address leads nowhere', async ({ page }) => {
    await page.goto('/nowhere');
    await page.getByText('There is no page here').waitFor();
    await page.getByRole('link', { name: 'Go to the portfolio' }).click();
    await page.getByRole('heading', { name: 'Portfolio', level: 1 }).waitFor();
  });
});
