import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

describe('The factor search', () => {
  journey(
    'finds factors by English and Chinese words and shows where each comes from',
    async ({ page, picture }) => {
      await page.goto('/factors');
      const search = page.getByRole('searchbox').first();
      await search.fill('freight rail');
      await page.waitForURL(/freight/);
      await page.getByText('Freight: Rail, Freight train (well to wheel)').first().waitFor();

      await search.fill('风力发电');
      await page.waitForURL(/%E9%A3%8E/);
      const row = page.getByText('Wind power, China, 2023 (life cycle)').first();
      await row.waitFor();
      await row.click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText('mee-electricity:electricity-wind:CN:2023').waitFor();
      await drawer
        .getByText(/Official notice/)
        .first()
        .waitFor();
      await picture('factor');
      expect(await drawer.getByText('0.0336').count()).toBeGreaterThan(0);
    },
  );
});
