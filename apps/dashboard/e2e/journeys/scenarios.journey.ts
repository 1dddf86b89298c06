import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

const total = async (page: Page): Promise<number> =>
  Number(await page.getByTestId('preview-total').getAttribute('data-value'));

/** Moves a slider as a drag does: several steps, each an event of its own. */
async function drag(page: Page, name: RegExp, values: readonly number[]): Promise<void> {
  const slider = page.getByRole('slider', { name }).first();
  for (const value of values) await slider.fill(String(value));
}

async function ask<Data>(url: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return ((await response.json()) as { data: Data }).data;
}

describe('Scenarios', () => {
  journey('stand in a tree with what each does, and side by side', async ({ page, picture }) => {
    await page.goto('/scenarios');
    await page.getByRole('link', { name: 'Programme 2030, ambitious' }).waitFor();
    const boxes = page.getByRole('checkbox', { name: /^Compare/ });
    await page.getByText('-10%').first().waitFor();
    await boxes.nth(0).check();
    await boxes.nth(2).check();
    await page.getByRole('heading', { name: 'Totals and stages side by side' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Programme 2030' }).count()).toBeGreaterThan(0);
    await picture('scenarios');
  });

  journey(
    'are built with sliders, previewed, saved and give the same in the API to the last bit',
    async ({ cradle, page, picture }) => {
      await page.goto('/scenarios/new');
      await page.getByTestId('preview-total').waitFor();
      await page.getByRole('button', { name: /Products/ }).click();
      await page.getByRole('checkbox', { name: 'City e-bike 28", 504 Wh' }).click();
      await page.keyboard.press('Escape');
      await page.getByText('kg CO₂e per declared unit').first().waitFor();
      const before = await total(page);
      await drag(page, /Aluminium cans and foil, primary production/, [0.9, 0.8, 0.7]);
      await drag(page, /Recycled share/, [0.2, 0.45]);
      await expect.poll(() => total(page)).toBeLessThan(before);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('alert').waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill('Lighter and recycled');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.waitForURL(/\/scenarios\/U2Nlb/);
      await page.getByText('The API gives the same number to the last digit').waitFor();
      await picture('scenario-saved');

      const scenarioId = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1)!);
      const { products } = await ask<{
        products: { edges: { node: { currentAssessment: { footprint: { totalKgCo2e: number } } } }[] };
      }>(
        cradle.url,
        `query ($scenarioId: ID) { products(first: 5, filter: { search: "e-bike" }) { edges { node { currentAssessment {
        footprint(scenarioId: $scenarioId) { totalKgCo2e } } } } } }`,
        { scenarioId },
      );
      const stored = products.edges[0]!.node.currentAssessment.footprint.totalKgCo2e;
      expect(Object.is(stored, await total(page))).toBe(true);

      for (const tab of ['Changes', 'Side by side', 'What matters', 'Break-even', 'Reduction plan']) {
        await page.getByRole('tab', { name: tab }).click();
        await page.getByRole('tabpanel').locator('table, ul, canvas').first().waitFor();
        await picture(`scenario-${tab.toLowerCase().replace(' ', '-')}`);
      }
      await page.getByRole('button', { name: 'Remove' }).click();
      await page.getByRole('button', { name: 'Remove it for good?' }).click();
      await page.waitForURL(/\/scenarios$/);
    },
  );

  journey('of two people who save at once hold what both have done', async ({ cradle, page }) => {
    const made = await ask<{ made: { id: string } }>(
      cradle.url,
      'mutation ($input: CreateScenarioInput!) { made: createScenario(input: $input) { ... on Scenario { id } } }',
      { input: { name: 'For two', nameZh: '', changes: [] } },
    );
    const { id } = made.made;
    await page.goto(`/scenarios/${encodeURIComponent(id)}`);
    await page.getByTestId('preview-total').waitFor();
    await ask(
      cradle.url,
      `mutation ($id: ID!, $input: UpdateScenarioInput!) { updateScenario(id: $id, input: $input) { __typename } }`,
      { id, input: { version: 1, name: 'Theirs', description: 'Asked the mill' } },
    );
    await page.getByRole('textbox', { name: 'Name' }).fill('Mine');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Somebody else has saved this scenario meanwhile.').waitFor();
    await page.getByText('Name: theirs “Theirs”.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Mine');
    expect(await page.getByRole('textbox', { name: 'Why' }).inputValue()).toBe('Asked the mill');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const { node } = await ask<{ node: { name: string; description: string } }>(
      cradle.url,
      'query ($id: ID!) { node(id: $id) { ... on Scenario { name description } } }',
      { id },
    );
    expect(node).toMatchObject({ name: 'Mine', description: 'Asked the mill' });
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove it for good?' }).click();
    await page.waitForURL(/\/scenarios$/);
  });

  journey('speak Chinese', async ({ page, picture }) => {
    await page.goto('/scenarios');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('link', { name: '2030 减碳方案', exact: true }).click();
    await page.getByRole('tab', { name: '减排方案' }).waitFor();
    await page.getByText('与 API 结果逐位一致').waitFor();
    await picture('scenario-zh');
  });

  journey('come from a recommendation of a product', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'City e-bike 28", 504 Wh' }).click();
    await page.getByRole('button', { name: 'Apply as scenario' }).first().click();
    await page.waitForURL(/\/scenarios\//);
    await page.getByTestId('preview-total').waitFor();
  });
});
