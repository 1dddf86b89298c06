import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

describe('A sustainability manager with several products', () => {
  journey(
    'makes variants, sets one apart in the matrix and puts it back, and changes a line of all at once and undoes it',
    async ({ page, picture }) => {
      await page.goto('/');
      const answer = await page.request.post('/graphql', {
        data: {
          query:
            '{ assessments(first: 1, filter: { kinds: [CALCULATED], statuses: [DRAFT, SELF_ASSESSED] }) { edges { node { id } } } }',
        },
      });
      const { data } = await answer.json();
      const id = encodeURIComponent(data.assessments.edges[0].node.id);
      await page.goto(`/assessments/${id}/variants`);
      const first = page.getByRole('group', { name: 'Variant 1' });
      await first.getByRole('textbox', { name: 'Name', exact: true }).fill('Small one');
      await first.getByRole('spinbutton', { name: 'Amounts times' }).fill('0.5');
      await page
        .getByRole('group', { name: 'Variant 2' })
        .getByRole('textbox', { name: 'Name', exact: true })
        .fill('Red one');
      await page.getByRole('button', { name: 'Make 2 variants' }).click();
      await page.waitForURL(/\/families\//);

      const cell = page.getByRole('button', { name: /, Red one: as the family/ }).first();
      const label = (await cell.getAttribute('aria-label')) ?? '';
      const line = label.slice(0, label.indexOf(', Red one'));
      await cell.focus();
      await page.keyboard.press('7');
      await page.keyboard.press('Enter');
      const own = page.getByRole('button', { name: `${line}, Red one: 7`, exact: true });
      await own.waitFor();
      await picture('family');
      await own.focus();
      await page.keyboard.press('Delete');
      await page.getByRole('button', { name: label, exact: true }).waitFor();

      const family = page.url().split('/').at(-1) ?? '';
      await page.goto(`/bulk-edit?family=${family}`);
      await page.getByRole('spinbutton', { name: 'Amounts times' }).fill('2');
      await page.getByText('kg CO₂e over one declared unit of each').waitFor();
      await picture('bulk-edit');
      await page.getByRole('button', { name: /^Change \d+ lines/ }).click();
      await page.getByRole('button', { name: 'Undo' }).first().click();
      await page.getByText('undone', { exact: true }).first().waitFor();

      // The other journeys count products.
      const removed = await page.evaluate(async (familyId) => {
        const ask = async (query: string, variables: object) =>
          (
            await fetch('/graphql', {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ query, variables }),
            })
          ).json();
        const found = await ask('query ($id: ID!) { family(id: $id) { variants { product { id } } } }', {
          id: familyId,
        });
        const answers = [
          await ask('mutation ($id: ID!) { dissolveFamily(id: $id) { __typename } }', { id: familyId }),
        ];
        for (const { product } of found.data.family.variants)
          answers.push(
            await ask('mutation ($id: ID!) { removeProduct(id: $id) { __typename } }', { id: product.id }),
          );
        return JSON.stringify(answers);
      }, decodeURIComponent(family));
      expect(removed.match(/RemovedProduct/g)).toHaveLength(2);
    },
  );

  journey('calls a unit process by a Chinese name of one’s own, in comparisons too', async ({ page }) => {
    await page.goto('/bulk-edit');
    await page.getByRole('link', { name: 'Names of unit processes' }).click();
    await page.getByRole('searchbox', { name: 'Search unit processes' }).fill('ing');
    const field = page.getByRole('textbox', { name: 'Weaving in Chinese' });
    await field.fill('梭织');
    await field.press('Enter');
    await field.blur();
    await expect.poll(() => field.getAttribute('aria-busy')).toBe('false');
    await page.goto('/compare?rows=PROCESS&columns=STAGE');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText('梭织').first().waitFor();
    await page.goto('/process-names');
    const again = page.getByRole('textbox', { name: 'Weaving 的中文名称' });
    await expect.poll(() => again.inputValue()).toBe('梭织');
    await again.fill('织造');
    await again.blur();
    await expect.poll(() => again.getAttribute('aria-busy')).toBe('false');
  });
});
