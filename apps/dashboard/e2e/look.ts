import { findBarriers } from './harness/findBarriers.ts';
import { launchChromium } from './harness/launchChromium.ts';

const browser = await launchChromium();
const page = await browser.newPage();
page.on('console', (message) => message.type() === 'error' && console.log('console', message.text()));
page.on('pageerror', (error) => console.log('pageerror', error.message));
const shots: readonly [string, string, number, 'light' | 'dark', 'en' | 'zh'][] = [
  ['org', '/organisation', 1280, 'light', 'en'],
  ['org-zh-dark', '/organisation?by=SITE', 1280, 'dark', 'zh'],
  ['org-narrow', '/organisation', 390, 'light', 'en'],
  ['act', '/organisation?view=activities', 1280, 'light', 'en'],
  ['neu', '/organisation?view=neutrality', 1280, 'light', 'en'],
  ['targets', '/reductions', 1280, 'light', 'en'],
  ['plan', '/reductions?view=plan', 1280, 'light', 'en'],
  ['advice', '/reductions?view=advice', 1280, 'dark', 'zh'],
  ['advice-narrow', '/reductions?view=advice', 390, 'light', 'en'],
  ['plan-narrow', '/reductions?view=plan', 390, 'dark', 'en'],
  ['neu-narrow', '/organisation?view=neutrality', 320, 'dark', 'zh'],
];
const only = process.argv[2];
for (const [name, address, width, colorScheme, language] of shots) {
  if (only && !name.startsWith(only)) continue;
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`http://localhost:4105/`);
  await page.evaluate((chosen) => localStorage.setItem('cradle.language', chosen), language);
  const began = Date.now();
  await page.goto(`http://localhost:4105${address}`);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1200);
  console.log(
    name,
    Date.now() - began,
    'ms; scrollWidth',
    await page.evaluate(() => document.documentElement.scrollWidth),
    await findBarriers(page),
  );
  await page.screenshot({ path: `/tmp/h/org-${name}.png`, fullPage: true });
}
await browser.close();
