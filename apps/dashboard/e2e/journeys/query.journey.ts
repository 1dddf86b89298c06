import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

const run = promisify(execFile);

describe('Querying the API by hand', () => {
  journey(
    'runs an example, keeps it, runs it by a token, and takes it along as a command that works',
    async ({ page, picture }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.goto('/');
      await page.getByRole('contentinfo').getByRole('link', { name: 'Query the API' }).click();
      await page.getByRole('button', { name: /^Suppliers with a valid label/ }).click();
      await page.getByRole('tab', { name: 'LabelledSuppliers' }).waitFor();
      const execute = page.getByRole('button', { name: /^Execute query/ });
      await execute.click();
      await page.getByText(/^Cost [\d,]+ of 500,000$/).waitFor();
      await page.getByText('Requests are not counted here').waitFor();
      await page.locator('.result-window').getByText('Yunnan Dianhe').first().waitFor();

      await page.getByLabel('Name').fill('Labelled suppliers, for the buyers');
      await page.getByRole('checkbox', { name: 'Only for me' }).check();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Nobody else sees this query.').waitFor();
      await page.getByRole('button', { name: /Labelled suppliers, for the buyers.*only you/ }).waitFor();
      await picture('private-query');
      await page.getByRole('button', { name: 'Share with the organisation' }).click();
      await page.getByRole('button', { name: 'Only for me', exact: true }).waitFor();
      await page.getByRole('heading', { name: 'Labelled suppliers, for the buyers' }).waitFor();
      expect(new URL(page.url()).searchParams.get('saved')).not.toBeNull();
      await page.getByRole('link', { name: 'JSON' }).waitFor();

      await page.getByRole('button', { name: 'An API token' }).click();
      await page.getByRole('button', { name: 'Create one' }).click();
      const secret = await page.locator('input[readonly][aria-label="API token"]').inputValue();
      expect(secret).toMatch(/^cradle_/);
      await execute.click();
      await page.getByText(/^\d+ of 600 requests left/).waitFor();
      await picture('query');

      await page.getByRole('button', { name: 'Copy as curl' }).click();
      const command = await page.evaluate(() => navigator.clipboard.readText());
      const { stdout } = await run('bash', ['-c', command], {
        env: { ...process.env, CRADLE_TOKEN: secret },
      });
      const answer = JSON.parse(stdout) as { data: { suppliers: { totalCount: number } } };
      expect(answer.data.suppliers.totalCount).toBeGreaterThan(0);

      // One Cradle serves all journeys: nothing of this is left in the list.
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('button', { name: 'Remove', exact: true }).last().click();
      await page.getByText(/^Nothing saved yet/).waitFor();
    },
  );
});
