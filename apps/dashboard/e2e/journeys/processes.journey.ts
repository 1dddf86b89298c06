import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

/** Two processes as openLCA exports them: moon brick takes moon power, which emits `kg` carbon dioxide a kWh. */
function archive(kg: number): Buffer {
  const flow = (id: string, name: string, flowType: string, property: string) => ({
    '@id': id,
    name,
    flowType,
    flowProperties: [{ referenceFlowProperty: true, flowProperty: { '@id': property } }],
  });
  const exchange = (id: string, amount: number, unit: string, more: object) => ({
    flow: { '@id': id },
    amount,
    unit: { '@id': unit },
    ...more,
  });
  const files: Record<string, object> = {
    'unit_groups/e.json': { '@id': 'e', units: [{ '@id': 'kwh', name: 'kWh', referenceUnit: true }] },
    'unit_groups/m.json': { '@id': 'm', units: [{ '@id': 'kg', name: 'kg', referenceUnit: true }] },
    'flow_properties/e.json': { '@id': 'pe', unitGroup: { '@id': 'e' } },
    'flow_properties/m.json': { '@id': 'pm', unitGroup: { '@id': 'm' } },
    'flows/power.json': flow('power', 'Moon power', 'PRODUCT_FLOW', 'pe'),
    'flows/brick.json': flow('brick', 'Moon brick', 'PRODUCT_FLOW', 'pm'),
    'flows/co2.json': flow('co2', 'Carbon dioxide, fossil', 'ELEMENTARY_FLOW', 'pm'),
    'processes/power.json': {
      '@id': 'p-power',
      name: 'Moon power, at grid',
      exchanges: [
        exchange('power', 1, 'kwh', { quantitativeReference: true }),
        exchange('co2', kg, 'kg', {}),
      ],
    },
    'processes/brick.json': {
      '@id': 'p-brick',
      name: 'Moon brick, at kiln',
      exchanges: [
        exchange('brick', 1, 'kg', { quantitativeReference: true }),
        exchange('power', 2, 'kwh', { input: true }),
      ],
    },
  };
  const entries = Object.entries(files).map(
    ([path, value]) => [path, strToU8(JSON.stringify(value))] as const,
  );
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}

async function stage(page: Page, kg: number): Promise<void> {
  await page.goto('/library');
  await page.getByRole('combobox', { name: 'Source' }).selectOption('uslci-processes');
  await page
    .getByLabel('Files of the publisher')
    .setInputFiles({ name: 'uslci-json-ld.zip', mimeType: 'application/zip', buffer: archive(kg) });
  await page.getByRole('button', { name: 'Read and check' }).first().click();
  await page.getByText('2 rows in the files, 2 factors.').waitFor();
}

async function accept(page: Page): Promise<void> {
  await page.getByLabel(/I use these figures under this licence/).check();
  await page.getByRole('button', { name: 'Take into the library' }).click();
  await page
    .getByRole('link', { name: /US Life Cycle Inventory/ })
    .first()
    .waitFor();
}

/** A product of one moon brick. */
async function createProduct(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const ask = async (query: string, input: object, variables: object = {}) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { input, ...variables } }),
      });
      return (await response.json()).data.made.id as string;
    };
    const productId = await ask(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { sku: 'MOON-1', name: 'Moon wall', category: 'Building' },
    );
    const assessmentId = await ask(
      'mutation ($input: CreateAssessmentInput!) { made: createAssessment(input: $input) { ... on Assessment { id } } }',
      {
        productId,
        declaredUnitAmount: 1,
        declaredUnit: 'piece',
        functionalUnit: 'One wall',
        boundary: 'CRADLE_TO_GATE',
      },
    );
    await ask(
      'mutation ($assessmentId: ID!, $input: InventoryLineInput!) { made: addInventoryLine(assessmentId: $assessmentId, input: $input) { ... on InventoryLine { id } } }',
      {
        stage: 'MATERIALS',
        process: 'Wall',
        name: 'Brick',
        amount: 3,
        unit: 'kg',
        factorId: btoa('Factor:uslci-processes:p-brick'),
        scope: 3,
      },
      { assessmentId },
    );
    return productId;
  });
}

describe('A process database', () => {
  journey(
    'shows how it was linked, opens down to its exchanges, and a product follows its next release',
    async ({ page, picture }) => {
      await stage(page, 0.5);
      await page.getByText('The only provider').waitFor();
      await picture('process-pre-flight');
      await accept(page);

      await page.getByRole('link', { name: 'Browse the processes' }).click();
      await page.getByRole('link', { name: 'Moon brick, at kiln' }).click();
      await page.getByText('1.00 kg CO₂e / kg').waitFor();
      await picture('process');
      // Once in the tree of where it comes from, once among what it takes.
      await page.getByText('Where it comes from').waitFor();
      await expect.poll(() => page.getByRole('link', { name: 'Moon power, at grid' }).count()).toBe(2);
      await page.getByRole('link', { name: 'Moon power, at grid' }).first().click();
      await page.getByText('CO₂ (fossil)').first().waitFor();
      await page.getByText('Supplies 1 process').waitFor();

      const productId = await createProduct(page);
      await page.goto(`/products/${encodeURIComponent(productId)}`);
      await page.getByText('3.00').first().waitFor();
      await stage(page, 0.6);
      await page.getByText('Assessments that would move').waitFor();
      await accept(page);

      await page.goto(`/products/${encodeURIComponent(productId)}`);
      await page.getByText('A factor has a newer release').waitFor();
      await picture('factor-update');
      await page.getByRole('button', { name: 'Follow the newest release' }).click();
      await page.getByText('1 line follows the newest release.').waitFor();
      await page.getByText('3.60').first().waitFor();
      await page.getByText('A factor has a newer release').waitFor({ state: 'detached' });
    },
  );
});
