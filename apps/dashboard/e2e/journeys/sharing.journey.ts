import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness/journey.ts';

/** The file the page hands over when the entry of the export menu is chosen. */
async function exported(page: Page, menu: string, entry: RegExp): Promise<Buffer> {
  await page.getByRole('button', { name: menu }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: entry }).click(),
  ]);
  return readFile(await download.path());
}

journey(
  'A view is saved, shared with a buyer who sees only it, counted, and ended',
  async ({ page, browser, picture }) => {
    await page.goto('/compare?rows=PRODUCT_CATEGORY&columns=STAGE&basis=KILOGRAM');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Save this view').fill('Categories per kilogram');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('“Categories per kilogram” is saved.').waitFor();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('button', { name: 'Create a link' }).click();
    const field = page.getByRole('textbox', { name: 'Share' });
    await field.waitFor();
    const link = await field.inputValue();
    await picture('saved-views');

    const visitor = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    await visitor.goto(link);
    await visitor.getByRole('heading', { name: 'Categories per kilogram' }).waitFor();
    await visitor.getByRole('columnheader', { name: '原材料' }).waitFor();
    expect(await visitor.getByRole('button', { name: '视图' }).count()).toBe(0);

    await page.reload();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText(/opened once/).waitFor();
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByText(/ended/).waitFor();
    await visitor.reload();
    await visitor.getByRole('heading', { name: '此链接已无法打开' }).waitFor();
    await visitor.context().close();

    await page.keyboard.press('Escape');
    await page.goto('/compare');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('link', { name: 'Categories per kilogram' }).click();
    await page.waitForURL(/rows=PRODUCT_CATEGORY/);
    expect(page.url()).toContain('basis=KILOGRAM');
  },
);

journey('A short address leads to the whole view', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const members = Array.from({ length: 40 }, (_, index) => `-Process ${index}`).join(',');
  await page.goto(`/compare?rows=PRODUCT&columns=STAGE&filter.PROCESS=${members}`);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('Link copied').waitFor();
  const short = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(short).pathname).toMatch(/^\/v\/[\w-]{10}$/);
  const whole = new URL(page.url());
  await page.goto(short);
  await page.waitForURL(/\/compare/);
  expect(new URL(page.url()).searchParams.get('filter.PROCESS')).toBe(
    whole.searchParams.get('filter.PROCESS'),
  );
});

journey(
  'The figures of a view leave as a file that holds what the page shows, in Chinese',
  async ({ page }) => {
    await page.goto('/compare?rows=PRODUCT&columns=STAGE&lang=zh');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('columnheader', { name: '原材料' }).waitFor();
    const rows = parse(await exported(page, '导出', /^数据（CSV）/), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    const chair = rows.filter((row) => row.产品 === '网背办公椅');
    expect(new Set(chair.map((row) => row.生命周期阶段))).toContain('原材料');
    const total = chair.reduce((sum, row) => sum + Number(row.数值), 0);
    const shown = await page
      .getByRole('row', { name: /网背办公椅/ })
      .getByRole('gridcell')
      .first()
      .textContent();
    expect(Number(total.toPrecision(3))).toBe(Number(shown));
    expect(chair.every((row) => row.数据来源 !== '')).toBe(true);

    const workbook = await exported(page, '导出', /^数据（Excel/);
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
    const pdf = await exported(page, '导出', /^单页 PDF/);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByRole('tab', { name: '条形图' }).click();
    await page.getByRole('figure').first().waitFor();
    const withChart = await exported(page, '导出', /^单页 PDF/);
    expect(withChart.equals(pdf)).toBe(false);
  },
);
