import { launchChromium } from './e2e/harness/launchChromium.ts';

const browser = await launchChromium();
const base = process.argv[2] ?? 'http://localhost:4341';
for (const [lang, scheme, width, example] of [
  ['en', 'light', 1280, 'pactMistakes'],
  ['zh', 'dark', 1280, 'openEpd'],
  ['en', 'light', 390, 'pactMistakes'],
  ['zh', 'light', 320, 'catenaX'],
] as const) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  await context.addInitScript((l) => localStorage.setItem('cradle.language', l), lang);
  const page = await context.newPage();
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
  page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text().slice(0, 200)));
  await page.goto(base + '/check');
  await page.locator('main select').first().selectOption(example);
  await page.locator('main section h2').first().waitFor();
  await page
    .locator('main select')
    .last()
    .selectOption(example === 'openEpd' ? 'PACT_3' : 'OPEN_EPD');
  await page.locator('h3').first().waitFor();
  await page.locator('ol li button').first().click();
  await page.waitForTimeout(300);
  console.log(
    lang,
    width,
    'overflow',
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  );
  await page.screenshot({
    path: `/tmp/h/interchange.shots/check-${lang}-${scheme}-${width}.png`,
    fullPage: true,
  });
  await context.close();
}
await browser.close();
