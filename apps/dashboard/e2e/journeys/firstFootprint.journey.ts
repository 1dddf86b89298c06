import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';
import { type RunningCradle, startCradle } from '../harness/startCradle.ts';

let cradle: RunningCradle;
beforeAll(async () => {
  cradle = await startCradle({ demo: false });
});
afterAll(() => cradle.stop());

/** Puts text on the clipboard of the page and into the field, as pasting does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

describe('An empty installation', () => {
  journey(
    'leads from a pasted bill of materials to the first footprint, also over a reload',
    async ({ page, picture }) => {
      await page.goto(cradle.url);
      await page.getByRole('heading', { name: 'Your first footprint' }).waitFor();
      await picture('start-empty');
      await page.getByLabel('Product', { exact: true }).fill('Desk lamp');
      await page.getByLabel('Mass').fill('0.6');
      await page
        .getByLabel('Bill of materials', { exact: true })
        .fill('Aluminium ingot\t0.42\tkg\nABS\t150\tg\nMoon dust coating\t0.01\tkg');
      await page.getByText('3 rows found, without headings').waitFor();
      await page.reload();
      expect(await page.getByLabel('Product', { exact: true }).inputValue()).toBe('Desk lamp');
      await page.getByRole('button', { name: 'Find the factors' }).click();

      await page.getByLabel('Factor of row 4').selectOption({ label: 'Take without a factor, as a gap' });
      await page.reload();
      await page.getByText('Looking for factors').waitFor({ state: 'detached' });
      await page.locator('tr[data-state="GAP"]').waitFor();
      await page.getByLabel(/I have looked at the proposals/).check();
      await page.getByRole('button', { name: 'Take over 3 lines' }).click();

      await page.getByRole('heading', { name: 'Desk lamp', level: 1 }).waitFor();
      await page.getByRole('heading', { name: 'Largest contributions' }).waitFor();
      await page.getByText('Factor missing').first().waitFor();
      await picture('start-result');
    },
  );

  journey('does the same in Chinese, and the inventory goes on with a pasted table', async ({ page }) => {
    await page.goto(cradle.url);
    await page.evaluate(() => localStorage.setItem('cradle.language', 'zh'));
    await page.goto(`${cradle.url}/start`);
    await page.getByLabel('产品', { exact: true }).fill('台灯');
    await page.getByRole('button', { name: '从空白清单开始' }).click();
    await page.getByRole('grid', { name: '清单条目' }).waitFor();
    await page.getByRole('gridcell').first().click();
    await paste(page, '材料名称\t用量\t单位\n铝锭\t0.42\t千克\nABS\t150\t克\n合计\t0.57\t千克');
    await page.getByText('“合计”像是合计').waitFor();
    await page.getByRole('button', { name: '添加 2 条' }).click();
    await page.getByText('已全部保存').waitFor();
    await page.reload();
    await page.getByText('铝锭').waitFor();
    expect(await page.getByRole('gridcell', { name: '铝锭' }).count()).toBe(1);
  });
});
