import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

describe('A sustainability manager looks for hotspots', () => {
  journey(
    'sees which stage matters, tries less of two members, and makes a scenario of it',
    async ({ page, picture }) => {
      await page.goto('/hotspots?by=STAGE,PROCESS,PRODUCT');
      await page.getByRole('heading', { name: 'Hotspots', level: 1 }).waitFor();
      const table = page.getByRole('table').last();
      await table.getByRole('checkbox', { name: 'Choose Use', exact: true }).click();
      const panel = page.getByRole('complementary', { name: 'What less would do' });
      await panel.getByText('saved a year').waitFor();
      await table.getByRole('checkbox', { name: 'Choose Materials', exact: true }).click();
      await panel.getByText('each alone').or(panel.locator('dl')).first().waitFor();
      await panel.getByRole('slider').focus();
      for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
      await panel.getByText('15%').waitFor();
      await page.waitForURL(/percent=15/);
      await picture('hotspots');
      await panel.getByRole('button', { name: 'Make a scenario of it' }).click();
      await panel.getByText('The scenario is there.').waitFor();
      await panel.getByRole('link', { name: 'Compare it with the base case' }).click();
      await page.waitForURL(/\/compare\?/);
      await page
        .getByRole('columnheader', { name: /15% less: Use, Materials/ })
        .first()
        .waitFor();
      // The other journeys count scenarios.
      const id = new URL(page.url()).searchParams.get('scenarios');
      const removed = await page.request.post('/graphql', {
        data: { query: 'mutation ($id: ID!) { removeScenario(id: $id) { __typename } }', variables: { id } },
      });
      expect(await removed.text()).toContain('RemovedScenario');
    },
  );

  journey('opens the lines behind a hotspot, and a comparison of nothing else', async ({ page, picture }) => {
    await page.goto('/hotspots');
    const supplier = 'Jiangsu Yaochen Photovoltaic Co., Ltd.';
    await page.getByRole('button', { name: `Lines behind ${supplier}` }).click();
    const drawer = page.getByRole('dialog');
    await drawer
      .getByRole('link', { name: /Photovoltaic module/ })
      .first()
      .waitFor();
    await picture('hotspot-lines');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: `Compare within ${supplier}` }).click();
    await page.waitForURL(/\/compare\?.*filter\.SUPPLIER=/);
    await page.getByRole('treegrid').first().waitFor();
  });

  journey('reads them in Chinese on a telephone', async ({ page, picture }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto('/hotspots?by=STAGE');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '热点', level: 1 }).waitFor();
    await page.getByRole('checkbox', { name: '选择 使用' }).click();
    await page.getByText('每年减排').waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await picture('hotspots-zh-390');
  });
});

describe('A buyer looks at suppliers', () => {
  journey('finds the largest, and what it delivers into which product', async ({ page, picture }) => {
    await page.goto('/suppliers');
    const rows = page.getByRole('table').getByRole('link');
    await rows.first().waitFor();
    await picture('suppliers');
    await page.getByRole('searchbox').fill('Zhuxi');
    await page.getByText('1 supplier', { exact: true }).waitFor();
    await rows.first().click();
    await page.getByRole('heading', { name: 'Anji Zhuxi Packaging Co., Ltd.', level: 1 }).waitFor();
    await page.getByText('of the portfolio').first().waitFor();
    await page.getByRole('heading', { name: 'Lines that name it' }).waitFor();
    await picture('supplier');
  });

  journey(
    'compares a category: the check comes before the ranking, labels are said to be none',
    async ({ page, picture }) => {
      await page.goto('/suppliers?view=compare');
      await page
        .getByRole('combobox', { name: /^Category/ })
        .selectOption({ label: 'Kitchen appliances (3)' });
      const findings = page.getByRole('list', { name: 'Before comparing' });
      await findings.getByText('divided by the mass').waitFor();
      await page.getByText('no label').first().waitFor();
      await page.getByText('Outliers are told from five figures on').waitFor();
      await picture('supplier-comparison');
      await page.getByRole('button', { name: '中文' }).click();
      await page.getByText('无标识').first().waitFor();
    },
  );
});
