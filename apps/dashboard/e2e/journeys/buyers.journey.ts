import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness/journey.ts';

/** The names of the products in their order, once there are some. */
async function foundNames(page: Page): Promise<readonly string[]> {
  await page.locator('ol > li').first().waitFor();
  return page
    .locator('ol > li')
    .getByRole('checkbox')
    .evaluateAll((boxes) => boxes.map((box) => box.parentElement?.textContent ?? ''));
}

/** In the page. */
async function removeProduct(id: string): Promise<void> {
  const query = 'mutation ($id: ID!) { removeProduct(id: $id) { __typename } }';
  await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id } }),
  });
}

journey(
  'A buyer searches, weighs, watches and compares what is shared with the own',
  async ({ page, picture }) => {
    await page.goto('/find');
    const whole = page.getByText(/^\d+ products$/);
    const count = (await whole.textContent()) ?? '';
    await picture('find');

    // A facet finds as many as it says.
    const shared = page.getByRole('checkbox', { name: /^Shared with you/ });
    const said = Number(/\d+$/.exec((await shared.locator('..').textContent()) ?? '')?.[0]);
    await shared.click();
    // At once, and not when the address has followed.
    expect(await shared.isChecked()).toBe(true);
    await page.waitForURL(/source=SHARED/);
    await page.getByText(`${said} products`, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.waitForURL((url) => !url.search.includes('source'));

    // Another weight is another order, kept in the address.
    await page.getByText(count, { exact: true }).waitFor();
    const usual = await foundNames(page);
    await page.getByText('What counts how much').click();
    await page.getByRole('slider', { name: 'Label' }).fill('0');
    await page.waitForURL(/weights=0-/);
    await expect.poll(() => foundNames(page)).not.toEqual(usual);
    await page.getByRole('button', { name: 'Back to what is saved' }).click();
    await page.waitForURL((url) => !url.search.includes('weights'));
    await expect.poll(() => foundNames(page)).toEqual(usual);

    // The points add up to the score.
    const best = page.locator('ol > li').first();
    await best.getByText('Why').click();
    const points = await best.locator('dd').allTextContents();
    const score = Number(await best.locator('strong').textContent());
    expect(points.reduce((sum, text) => sum + Number(text), 0)).toBeCloseTo(score, 0);

    // Watched, it stands on the list, where it has not changed.
    const name = usual[0]!.replace(/^Pick (.*) to compare$/, '$1');
    await page.getByRole('button', { name: `Watch ${name}` }).click();
    await page.getByRole('button', { name: `Stop watching ${name}` }).waitFor();
    await page.getByRole('link', { name: /^Watch list/ }).click();
    await page.getByRole('heading', { name: 'Unchanged' }).waitFor();
    await page.getByRole('link', { name }).waitFor();
    await picture('watch');
    await page.getByRole('button', { name: `Stop watching ${name}` }).click();
    await page.getByText('You watch nothing yet').waitFor();

    // Batteries: one of the own, and one that is taken over.
    await page.goto('/find?q=battery+pack&order=name');
    await page.getByRole('checkbox', { name: 'Pick Lithium battery pack 36 V, 504 Wh to compare' }).check();
    await page.getByRole('checkbox', { name: /Nordic electricity/ }).check();
    await page.getByText(/stays when the share ends/).waitFor();
    await picture('find-compare');
    await page.getByRole('button', { name: 'Take 1 over, then compare' }).click();
    await page.waitForURL(/\/compare\?products=/);
    await page.getByRole('row', { name: /Nordic electricity/ }).waitFor();
    await page
      .getByRole('row', { name: /Lithium battery pack/ })
      .first()
      .waitFor();
    // The other journeys count the products of the demo portfolio.
    const taken = new URL(page.url()).searchParams.get('products')!.split(',').at(-1)!;
    await page.evaluate(removeProduct, taken);
  },
);

journey('The search speaks Chinese and is asked from a telephone', async ({ page, picture }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/find?view=suppliers');
  await page.evaluate(() => localStorage.setItem('cradle.language', 'zh'));
  await page.reload();
  await page.getByRole('heading', { name: '寻找供应商' }).waitFor();
  await page.getByText(/^\d+ 家供应商$/).waitFor();
  await page.getByText('筛选', { exact: true }).click();
  await page.getByRole('checkbox', { name: /^包装制品/ }).click();
  await page.waitForURL(/category=Packaging/);
  await page.locator('ol > li').first().waitFor();
  await picture('find-zh-390');
});

journey('What was bought is counted by the best method, and tried elsewhere', async ({ page, picture }) => {
  const table = [
    'name\tsupplier\tSKU\tspend\tcurrency\tquantity\tunit\tfactor',
    'Battery packs\t\tBAT-504\t4600000\tCNY\t2000\tpiece\t',
    'Fabric\tA weaver\t\t10000\tCNY\t\t\tepa-supply-chain-1.3:spend-broadwoven-fabric-mills:US:2022',
  ].join('\n');
  await page.goto('/purchases?year=2024');
  const field = page.getByLabel('Purchases of 2024', { exact: true });
  await field.fill('name\tspend\nBolts\tmuch');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText(/Row 2: “much” is no amount/).waitFor();
  await field.fill(table);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('2 purchases added.').waitFor();
  await page
    .getByRole('row', { name: /Fabric/ })
    .getByText(/no rate for this currency/)
    .waitFor();
  await page.getByLabel('One unit is').fill('0.128');
  await page.getByLabel('Source').fill('Yearly mean');
  await page.getByRole('button', { name: 'Save the rate' }).click();
  await page
    .getByRole('row', { name: /Fabric/ })
    .getByText('Spend × spend-based factor')
    .waitFor();
  await page.getByRole('combobox', { name: /^Purchase/ }).selectOption({ label: 'Battery packs' });
  await page.getByLabel('Search products').fill('Nordic electricity');
  const instead = page.getByRole('combobox', { name: /^Instead/ });
  await instead.getByRole('option', { name: /Nordic electricity/ }).waitFor({ state: 'attached' });
  await instead.selectOption({ index: 1 });
  await page.getByRole('status').filter({ hasText: '→' }).waitFor();

  // A supplier states something for its money, and all that is bought of another is tried with it.
  await page.getByLabel('Search suppliers').first().fill('Kaveri');
  const switchTo = page.getByRole('combobox', { name: /^Other supplier/ });
  await switchTo.getByRole('option', { name: /Kaveri/ }).waitFor({ state: 'attached' });
  await page
    .getByRole('combobox', { name: /^Bought of/ })
    .selectOption({ label: 'Changzhou Changlan Battery Co., Ltd.' });
  await switchTo.selectOption({ label: 'Kaveri Cotton Mills Pvt. Ltd.' });
  await page.getByText(/Nothing can be counted on both sides/).waitFor();
  await page.getByLabel('Search suppliers').last().fill('Kaveri');
  const stated = page.getByRole('combobox', { name: 'Supplier', exact: true });
  await stated.getByRole('option', { name: /Kaveri/ }).waitFor({ state: 'attached' });
  await stated.selectOption({ label: 'Kaveri Cotton Mills Pvt. Ltd.' });
  await page.getByLabel('For one unit of money').fill('0.001');
  await page.getByLabel('Stated in').fill('Annual report');
  await page.getByRole('button', { name: 'Save the intensity' }).click();
  await page.getByText(/^Kaveri.*0.001 kg CO₂e for 1 CNY 2024/).waitFor();
  await switchTo.selectOption('');
  await switchTo.selectOption({ label: 'Kaveri Cotton Mills Pvt. Ltd.' });
  await page.getByText(/\(95 %: /).waitFor();
  await page.getByText(/^lower, probability/).waitFor();
  await picture('purchases');
  await page.getByRole('button', { name: /^Remove the intensity of Kaveri/ }).click();

  // What products carry already is in the inventory once.
  const inventory = '/organisation?year=2024';
  await page.getByRole('checkbox', { name: /carry Fabric already/ }).check();
  await expect
    .poll(() => page.getByRole('checkbox', { name: /carry Fabric already/ }).isChecked())
    .toBe(true);
  await page.getByRole('checkbox', { name: /carry Fabric already/ }).waitFor();
  await page.goto(inventory);
  await page.getByText('Counted, of 2 purchases').waitFor();
  await page.getByText(/Purchases marked as carried by products \(1/).waitFor();
  await page.goto('/purchases?year=2024');
  await page.getByLabel('File with purchases of 2024').setInputFiles({
    ...{ name: 'more.csv', mimeType: 'text/csv' },
    buffer: Buffer.from('name;spend;currency\nBolts;4,5;CNY\n'),
  });
  await page.getByText(/Row 2: “4,5” is no amount/).waitFor();
  await page.getByLabel('File with purchases of 2024').setInputFiles({
    ...{ name: 'more.csv', mimeType: 'text/csv' },
    buffer: Buffer.from('name;spend;currency\nBolts;4.5;CNY\n'),
  });
  await page.getByText('1 purchase added.').waitFor();
  await page.getByRole('button', { name: 'Remove Bolts' }).click();
  await page.getByRole('button', { name: 'Remove Bolts' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Remove Battery packs' }).click();
  await page.getByRole('button', { name: 'Remove Battery packs' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Remove Fabric' }).click();
  await page.getByText('No purchases of 2024 yet').waitFor();
});
