import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { findBarriers } from '../harness/findBarriers.ts';
import { journey } from '../harness/journey.ts';

/** Dozens of pages are loaded in each. */
const LONG = { timeout: 400_000 };

/** The pages by their addresses, with ids of the demo portfolio where they need one. */
async function addresses(page: Page): Promise<readonly string[]> {
  await page.goto('/');
  const ids = await page.evaluate(async () => {
    const query = `{
      products(first: 1) { edges { node { id } } }
      assessments(first: 1, filter: { kinds: [CALCULATED], statuses: [DRAFT, SELF_ASSESSED] }) { edges { node { id } } }
      factors(first: 1) { edges { node { id } } }
    }`;
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = await response.json();
    const first = (name: string) => encodeURIComponent(data[name].edges[0].node.id as string);
    return { product: first('products'), assessment: first('assessments'), factor: first('factors') };
  });
  const pages = await page
    .getByRole('navigation')
    .first()
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '/'));
  return [
    ...pages,
    '/start',
    `/products/${ids.product}`,
    `/assessments/${ids.assessment}/inventory`,
    `/assessments/${ids.assessment}/scope`,
    `/assessments/${ids.assessment}/bill-of-materials`,
    `/assessments/${ids.assessment}/changes`,
    `/assessments/${ids.assessment}/conformance`,
    `/assessments/${ids.assessment}/conformance?tab=bridge`,
    '/standards/PACT_V3',
    '/standards?tab=compare&codes=ISO_14067_2018,PACT_V3',
    '/standards?tab=productRules',
    `/assessments/${ids.assessment}/report`,
    `/compare?products=${ids.product}`,
    `/factors/${ids.factor}`,
    '/processes',
    '/settings',
    '/settings?tab=tokens',
    '/settings?tab=members',
    '/settings?tab=organisation',
    '/settings?tab=audit',
    '/sign-in',
    '/sign-up',
    '/invitation/none',
    '/nowhere',
  ];
}

describe.each([
  ['en', 'light'],
  ['en', 'dark'],
  ['zh', 'light'],
  ['zh', 'dark'],
] as const)('Every page in %s, %s', (language, colorScheme) => {
  journey('has nothing serious that keeps people from using it, wide and narrow', LONG, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await page.evaluate((chosen) => localStorage.setItem('cradle.language', chosen), language);
    const barriers: string[] = [];
    for (const address of await addresses(page)) {
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(address);
        await page.waitForLoadState('networkidle');
        for (const each of await findBarriers(page)) barriers.push(`${address} at ${width}: ${each}`);
      }
    }
    expect(barriers).toEqual([]);
  });
});

describe('At 400 % zoom, which leaves 320 pixels,', () => {
  journey('no page scrolls sideways, but for tables inside it', LONG, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const wide: string[] = [];
    for (const address of await addresses(page)) {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) wide.push(`${address}: ${width}`);
    }
    expect(wide).toEqual([]);
  });
});
