import { describe, expect } from 'vitest';
import { findBarriers } from '../harness/findBarriers.ts';
import { journey } from '../harness/journey.ts';

describe('A factory evaluation', () => {
  journey(
    'is applied for, answered with a file, filled from own data, and shows what would raise its grade',
    async ({ page, picture }) => {
      await page.goto('/evaluations');
      await page.getByRole('link', { name: /Yunnan Dianhe/ }).waitFor();
      await picture('evaluations');
      await page.getByRole('button', { name: 'Apply for an evaluation' }).click();
      const form = page.getByRole('dialog');
      await form
        .getByLabel('Factory', { exact: true })
        .selectOption({ label: 'Zhejiang Yuetan Living Technology Co., Ltd. (own factories)' });
      await form.getByLabel('Scope').fill('Two halls');
      await form.getByRole('button', { name: 'Begin the draft' }).click();
      await page.getByText('Answers can be given; nobody else is asked yet.').waitFor();
      for (const holds of await page.getByRole('button', { name: 'Holds', exact: true }).all()) {
        await holds.click();
        await expect.poll(() => holds.getAttribute('aria-pressed')).toBe('true');
      }

      await page.getByRole('button', { name: 'Fill from footprints and meters' }).click();
      await page.getByRole('row', { name: /Share of renewable electricity.*30\.2 %/ }).waitFor();
      await page.getByRole('button', { name: 'Share of renewable electricity' }).first().click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText('Where the figure came from').waitFor();
      await drawer
        .getByText(/GEC-DEMO-2025-0001/)
        .first()
        .waitFor();
      await drawer.getByLabel('File of evidence').setInputFiles({
        ...{ name: 'certificates.csv', mimeType: 'text/csv', buffer: Buffer.from('kWh\n800000\n') },
      });
      await drawer.getByText('File received').waitFor();
      await picture('evaluation-answer');
      await drawer.getByRole('button', { name: 'Store' }).click();
      await page.getByRole('row', { name: /Share of renewable electricity.*documented/ }).waitFor();
      await page.getByRole('heading', { name: /What would raise the grade to/ }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await picture('evaluation');

      await page.getByRole('button', { name: 'Apply', exact: true }).click();
      await page.getByRole('button', { name: 'Confirm: Apply' }).click();
      await page.getByRole('button', { name: 'Hand in the self-assessment' }).click();
      await page.getByRole('button', { name: 'Confirm: Hand in the self-assessment' }).click();
      await page.getByText(/items have no answer/).waitFor();
    },
  );

  journey('is talked about in threads, and a finding is answered with a file', async ({ page, picture }) => {
    await page.goto('/evaluations');
    await page.getByRole('link', { name: /Changlan/ }).click();
    await page.getByRole('tab', { name: /Findings/ }).click();
    const meter = page.getByRole('listitem').filter({ hasText: 'Meter 7' });
    await meter.getByLabel('File for the finding').setInputFiles({
      ...{ name: 'calibration.csv', mimeType: 'text/csv', buffer: Buffer.from('meter,day\n7,2026-11-02\n') },
    });
    const file = meter.getByRole('link', { name: 'calibration.csv' }).first();
    await file.waitFor();
    expect((await page.request.get((await file.getAttribute('href')) ?? '')).status()).toBe(200);
    await picture('evaluation-findings');
    await meter.getByRole('button', { name: 'Remove' }).first().click();
    await meter.getByText('Remove calibration.csv?').waitFor();
    await meter.getByRole('button', { name: 'Remove' }).first().click();
    await file.waitFor({ state: 'detached' });

    await page.getByRole('tab', { name: /Answers/ }).click();
    await page.getByRole('row').filter({ hasText: 'C4' }).getByRole('button').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('The footprint is right; weighed again').waitFor();
    await drawer.getByText(/heeded, says Xu Jing/).waitFor();
    await drawer.getByRole('button', { name: 'Answer', exact: true }).click();
    await drawer.getByLabel(/^Answer to Xu Jing/).fill('Kept for the next audit.');
    await drawer.getByRole('button', { name: 'Send the answer' }).click();
    await drawer.getByText('Kept for the next audit.').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await picture('evaluation-remarks');
  });

  journey(
    'has a label that everybody can check, and suppliers that are ranked by it',
    async ({ page, picture }) => {
      await page.goto('/labels/DEMA-2Q7X-K9RT');
      await page.getByText('The signature fits').waitFor();
      await page.getByText(/This label stands on/).waitFor();
      await picture('label');
      await page.goto('/labels/DEMB-7H4W-P3ZN');
      await page.getByText(/does not stand on .*: it is suspended/).waitFor();
      await page.goto('/suppliers?view=rank');
      const first = page
        .getByRole('listitem')
        .filter({ has: page.getByText('Why') })
        .first();
      await first.getByText('AAA · valid').waitFor();
      await first.getByText('Why').click();
      await first.getByText('+50').waitFor();
      await page.getByRole('combobox', { name: 'Label' }).selectOption('LAPSED');
      await page.getByText('AA · suspended').waitFor();
      await page.getByText('AAA · valid').waitFor({ state: 'detached' });
      await picture('ranking');
    },
  );

  journey('goes by a scheme of one’s own, whose faults are told by row and column', async ({ page }) => {
    await page.goto('/schemes/new?preset=export-factory');
    const table = page.getByLabel('Table', { exact: true });
    const whole = await table.inputValue();
    await table.fill(
      whole.replace('E,,GROUP,25', 'E,,GROUP,20').replace('C1,C,SHARE,40', 'C1,C,SHARE,forty'),
    );
    await page.getByRole('button', { name: 'Check the table' }).click();
    await page.getByRole('row', { name: /7 weight forty is no number/ }).waitFor();
    await table.fill(whole);
    await page.getByRole('button', { name: 'Check the table' }).click();
    await page.getByText('Nothing is wrong').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Own scheme of a journey');
    await page.getByRole('button', { name: 'Publish and freeze' }).click();
    await page.getByRole('heading', { name: 'Own scheme of a journey' }).waitFor();
    await page.getByText(/version 1 on/).waitFor();
  });
});
