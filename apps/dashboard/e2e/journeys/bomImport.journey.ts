import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

/** A title, a decimal comma, a unit nobody knows, a formula-less total, and words that no factor has. */
const BOM = [
  '台灯物料清单;;;;;',
  '料号;材料名称;规格;单耗;单位;产地',
  'A-1;铝锭;灯臂;0,42;千克;中国',
  'A-2;ABS;外壳;0,15;千克;广东',
  'A-3;月尘镀层;;0,01;千克;',
  'A-4;电网电力;组装;1,3;弗隆;中国',
  ';合计;;1,88;千克;',
].join('\n');

/** A product with an empty assessment of its own, so that no other journey sees its lines. */
async function createAssessment(page: Page, sku: string): Promise<string> {
  return page.evaluate(async (sku) => {
    const ask = async (query: string, input: object) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { input } }),
      });
      return (await response.json()).data.made.id as string;
    };
    const productId = await ask(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { sku, name: 'Desk lamp', category: 'Lighting', massKg: 0.6 },
    );
    return ask(
      'mutation ($input: CreateAssessmentInput!) { made: createAssessment(input: $input) { ... on Assessment { id } } }',
      {
        productId,
        declaredUnitAmount: 1,
        declaredUnit: 'piece',
        functionalUnit: 'One desk lamp',
        boundary: 'CRADLE_TO_GATE',
      },
    );
  }, sku);
}

describe('A bill of materials', () => {
  journey(
    'becomes the lines of an assessment after somebody has looked at them',
    async ({ page, picture }) => {
      await page.goto('/');
      const assessmentId = await createAssessment(page, 'BOM-JOURNEY');
      await page.goto(`/assessments/${encodeURIComponent(assessmentId)}/bill-of-materials`);
      await page.getByRole('link', { name: 'XLSX' }).waitFor();
      await page
        .getByLabel('Bill of materials', { exact: true })
        .setInputFiles({ name: 'lamp.csv', mimeType: 'text/csv', buffer: Buffer.from(BOM) });

      // Rows 6 and 7 hold cells that cannot be used, row 5 has no factor: they stand first.
      const states = page.locator('tr[data-state]');
      const order = () =>
        states.evaluateAll((rows) =>
          rows.map((row) => `${row.querySelector('th')?.textContent} ${row.getAttribute('data-state')}`),
        );
      await expect
        .poll(order, { timeout: 20_000 })
        .toEqual(['6 BLOCKED', '7 BLOCKED', '5 CHOOSE', '3 PROPOSED', '4 PROPOSED']);
      await page.getByText('“弗隆” is no known unit.').waitFor();
      await page.getByText('“合计” looks like a total').waitFor();
      await picture('bom-review');

      await page.getByLabel('Unit of row 6').fill('kWh');
      await page.keyboard.press('Tab');
      await page.getByLabel('Stage of row 6').selectOption('PRODUCTION');
      await page.getByLabel('Factor of row 7').selectOption({ label: 'Leave the line out' });
      await page.getByLabel('Factor of row 5').selectOption({ label: 'Search the library' });
      await page.getByRole('searchbox', { name: 'Search the library' }).fill('zinc');
      await page.getByRole('dialog').getByRole('button', { name: /zinc/i }).first().click();
      await expect.poll(order).toContain('5 CHOSEN');
      await page.getByText(/^found by hand/).waitFor();
      await page.getByLabel('Factor of row 5').selectOption({ label: 'Take without a factor, as a gap' });
      await page.getByText('Looking for factors').waitFor({ state: 'detached' });
      const electricity = page.getByLabel('Factor of row 6');
      if ((await electricity.inputValue()) === '') await electricity.selectOption({ index: 1 });

      const save = page.getByRole('button', { name: 'Take over 4 lines' });
      expect(await save.isDisabled()).toBe(true);
      await page.getByLabel(/I have looked at the proposals/).check();
      await save.click();
      await page.getByRole('heading', { name: 'Desk lamp' }).waitFor();
      for (const name of ['铝锭', 'ABS', '月尘镀层', '电网电力'])
        await page.getByRole('button', { name, exact: true }).waitFor();
      await picture('bom-saved');
    },
  );

  journey('of 5,000 lines scrolls like one of ten', async ({ page }) => {
    await page.goto('/');
    const assessmentId = await createAssessment(page, 'BOM-LONG');
    await page.goto(`/assessments/${encodeURIComponent(assessmentId)}/bill-of-materials`);
    const lines = Array.from({ length: 5_000 }, (_, index) => `P-${index + 1},Aluminium ingot,1,kg`);
    const buffer = Buffer.from(['Part number,Material,Quantity,Unit', ...lines].join('\n'));
    await page
      .getByLabel('Bill of materials', { exact: true })
      .setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Take over 5,000 lines' }).waitFor();
    const inDocument = page.locator('tr[data-state]');
    expect(await inDocument.count()).toBeLessThan(100);
    await page.getByRole('region', { name: 'Table of the lines' }).evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    await page.getByText('P-5000', { exact: true }).waitFor();
    expect(await inDocument.count()).toBeLessThan(100);
  });

  journey('is refused by row and field in the reader’s language, and nothing is saved', async ({ page }) => {
    await page.goto('/');
    await page.evaluate(() => localStorage.setItem('cradle.language', 'zh'));
    const id = await page.evaluate(async () => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query:
            '{ assessments(first: 1, filter: { kinds: [CALCULATED] }) { edges { node { id lines { id } } } } }',
        }),
      });
      return (await response.json()).data.assessments.edges[0].node.id as string;
    });
    await page.goto(`/assessments/${encodeURIComponent(id)}/bill-of-materials`);
    const buffer = Buffer.from('材料名称,数量,单位,阶段\n铝锭,1,kg,系统边界外\n');
    await page
      .getByLabel('物料清单', { exact: true })
      .setInputFiles({ name: 'one.csv', mimeType: 'text/csv', buffer });
    await page.getByText('“系统边界外”不是已知阶段').waitFor();
    await page.getByLabel('第 2 行的数量').fill('2');
    await page.getByLabel('第 2 行的单位').fill('弗隆');
    await page.keyboard.press('Tab');
    await page.getByLabel('第 2 行的因子').selectOption({ label: '不带因子采用，记为数据缺口' });
    await page.getByRole('button', { name: '采用 1 条' }).click();
    await page.getByText('未保存任何内容。请更正第 2 行。').waitFor();
    await page.getByText('单位未知，请另选。').waitFor();
  });
});
