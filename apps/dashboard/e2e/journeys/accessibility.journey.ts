import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { findBarriers } from '../harness/findBarriers.ts';
import { journey } from '../harness/journey.ts';
import { watchRequests } from '../harness/settled.ts';

/** Dozens of pages are loaded in each. */
const LONG = { timeout: 400_000, retry: 0 };

/** The pages by their addresses, with ids of the demo portfolio where they need one. */
async function addresses(page: Page): Promise<readonly string[]> {
  await page.goto('/');
  const ids = await page.evaluate(async () => {
    const query = `{
      products(first: 1) { edges { node { id } } }
      assessments(first: 1, filter: { kinds: [CALCULATED], statuses: [DRAFT, SELF_ASSESSED] }) { edges { node { id } } }
      factors(first: 1) { edges { node { id } } }
      programmes { id }
      programmeMemberships { id }
      cbamYear(year: 2026) { goods { id } }
    }`;
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = await response.json();
    const first = (name: string) => encodeURIComponent(data[name].edges[0].node.id as string);
    const good = encodeURIComponent(data.cbamYear.goods.at(-1).id as string);
    const own = (name: string) => encodeURIComponent(data[name][0].id as string);
    return {
      ...{ product: first('products'), assessment: first('assessments'), factor: first('factors') },
      ...{ good, programme: own('programmes'), membership: own('programmeMemberships') },
    };
  });
  const pages = await page
    .getByRole('navigation')
    .first()
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '/'));
  return [
    ...pages,
    '/start',
    '/families',
    '/bulk-edit?q=steel',
    `/assessments/${ids.assessment}/variants`,
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
    `/cbam/${ids.good}`,
    `/cbam/${ids.good}?view=data`,
    `/cbam/${ids.good}?view=checks`,
    `/cbam/${ids.good}?view=bridge`,
    '/cbam/new?year=2027',
    '/processes',
    '/process-names',
    '/settings',
    '/settings?tab=tokens',
    '/settings?tab=members',
    '/settings?tab=organisation',
    '/settings?tab=audit',
    '/query?example=contributions',
    '/find?view=suppliers',
    '/find?unit=piece&weights=50-10-10-10-10-0',
    '/find?q=nothing-is-called-so',
    '/watch',
    '/purchases',
    '/sharing?tab=received',
    '/sharing?tab=requests',
    '/sharing?tab=partners',
    '/requests/none',
    `/programmes/${ids.programme}`,
    ...['members', 'invitations', 'benchmarks', 'lists', 'pages', 'texts'].map(
      (tab) => `/programmes/${ids.programme}?tab=${tab}`,
    ),
    `/programmes/in/${ids.membership}`,
    '/programmes/join/none',
    '/featured/labelled-furniture-makers',
    '/learn',
    '/learn/evidence',
    '/sign-in',
    '/sign-up',
    '/forgotten-password',
    '/reset-password/none',
    '/invitation/none',
    '/nowhere',
  ];
}

// Either scheme, language and width once: what a page is made of is the same in all.
describe.each([
  ['en', 'light', 1280],
  ['zh', 'dark', 390],
] as const)('Every page in %s, %s, %i pixels wide', (language, colorScheme, width) => {
  journey('keeps nobody from using it, nor at 400 % zoom', LONG, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/');
    await page.evaluate((chosen) => localStorage.setItem('cradle.language', chosen), language);
    const barriers: string[] = [];
    const settled = watchRequests(page);
    for (const address of await addresses(page)) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      await settled();
      for (const each of await findBarriers(page)) barriers.push(`${address}: ${each}`);
      // What 1280 pixels leave at 400 %: tables may scroll inside the page, the page itself may not.
      await page.setViewportSize({ width: 320, height: 640 });
      await twoFrames(page);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > 320) barriers.push(`${address} scrolls sideways at 320: ${needed}`);
    }
    expect(barriers).toEqual([]);
  });
});

/** Until the page has been laid out for its new size. */
function twoFrames(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}
