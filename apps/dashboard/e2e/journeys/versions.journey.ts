import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findBarriers } from '../harness/findBarriers.ts';
import { journey } from '../harness/journey.ts';
import { type RunningCradle, startCradle } from '../harness/startCradle.ts';

let cradle: RunningCradle;
beforeAll(async () => {
  cradle = await startCradle();
}, 200_000);
afterAll(() => cradle.stop());

async function ask<Answer>(page: Page, query: string, variables: object = {}): Promise<Answer> {
  const response = await page.request.post(`${cradle.url}/graphql`, { data: { query, variables } });
  const { data, errors } = (await response.json()) as { data: Answer; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

interface Versions {
  readonly id: string;
  readonly revision: number;
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    readonly stage: string;
    readonly process: string;
    readonly amount: number | null;
    readonly unit: string;
    readonly factor: { readonly id: string } | null;
  }[];
}

/** A second version with half as much of the first line, without the second line, and with a new goal. */
async function makeSecondVersion(page: Page): Promise<string> {
  const { assessments } = await ask<{ assessments: { edges: { node: { id: string } }[] } }>(
    page,
    '{ assessments(first: 1, filter: { kinds: [CALCULATED] }) { edges { node { id } } } }',
  );
  const { copy } = await ask<{ copy: Versions }>(
    page,
    `mutation ($id: ID!) { copy: copyAssessment(id: $id) { ... on Assessment {
      id revision lines { id name stage process amount unit factor { id } } } } }`,
    { id: assessments.edges[0]!.node.id },
  );
  const [first, second] = copy.lines.filter(({ factor, amount }) => factor !== null && amount !== null);
  const { factor, id, amount, ...line } = first!;
  const { saved } = await ask<{ saved: { assessment: { revision: number } } }>(
    page,
    `mutation ($id: ID!, $revision: Int!, $update: [ReplacedLineInput!], $remove: [ID!]) {
      saved: saveInventoryLines(assessmentId: $id, revision: $revision, update: $update, remove: $remove) {
        ... on SavedInventoryLines { assessment { revision } } } }`,
    {
      ...{ id: copy.id, revision: copy.revision, remove: [second!.id] },
      update: [{ id, line: { ...line, amount: amount! / 2, factorId: factor!.id } }],
    },
  );
  await ask(
    page,
    `mutation ($id: ID!, $revision: Int!) {
      updateAssessment(id: $id, revision: $revision, input: { goal: "To tell buyers in the EU." }) { __typename } }`,
    { id: copy.id, revision: saved.assessment.revision },
  );
  return copy.id;
}

describe('Somebody who improves a product', () => {
  journey('reads what has changed since the version before', async ({ page, picture }) => {
    const id = await makeSecondVersion(page);
    await page.goto(`${cradle.url}/assessments/${encodeURIComponent(id)}/changes`);
    await page.getByRole('heading', { name: 'What has changed', level: 1 }).waitFor();
    await page.getByText(/^Version 1 → Version 2: from .* kg CO₂e per .*, that is .*kg/).waitFor();
    const lines = page.getByRole('region', { name: 'Lines' });
    await lines.getByText('removed', { exact: true }).waitFor();
    await lines.getByText('changed', { exact: true }).waitFor();
    await page
      .getByRole('region', { name: 'What is stated' })
      .getByText('To tell buyers in the EU.')
      .waitFor();
    await picture('changes');
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '变更内容', level: 1 }).waitFor();
    await picture('changes-zh-dark');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  journey('begins a product nobody has assessed from a template', async ({ page, picture }) => {
    const { made } = await ask<{ made: { id: string } }>(
      page,
      `mutation { made: createProduct(input: { sku: "TEMPLATE-1", name: "Kettle", category: "Kitchen" }) {
        ... on Product { id } } }`,
    );
    await page.goto(`${cradle.url}/products/${encodeURIComponent(made.id)}`);
    await page.getByLabel('Begin from a template').selectOption({ label: 'Ceramics and tiles' });
    await page.getByText('Fuel of kiln and spray dryer.').waitFor();
    await picture('template');
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Begin the assessment' }).click();
    await page.waitForURL(/\/inventory$/);
    await page.getByText('Feldspar').first().waitFor();
  });

  journey('begins a new product from a template', async ({ page, picture }) => {
    await page.goto(`${cradle.url}/start`);
    await page.getByLabel('Product', { exact: true }).fill('Steel tube');
    await page.getByLabel('Begin from a template').selectOption({ label: 'Steel products' });
    await page.getByText('Route of the crude steel').waitFor();
    expect(await page.getByRole('combobox', { name: /^Unit/ }).inputValue()).toBe('t');
    await page.setViewportSize({ width: 390, height: 800 });
    await picture('template-start');
    await page.getByRole('button', { name: 'Begin the assessment' }).click();
    await page.waitForURL(/\/inventory$/);
    await page.getByText('Steel, hot rolled coil').first().waitFor();
  });
});
