// How smoothly a pivot table of 10,000 x 50 scrolls: `tsx e2e/measure/pivotScroll.ts http://localhost:4000 [rows] [columns]`.
// The page is the real one; only the answer to its comparison is made up, because no demo portfolio is that large.
import type { Page, Route } from 'playwright-core';
import { launchChromium } from '../harness/launchChromium.ts';

const [url = 'http://localhost:4000', rows = '10000', columns = '50'] = process.argv.slice(2);
/** A notch of a mouse wheel, px. */
const NOTCH = 100;
const NOTCHES = 120;
/** Two frames at 60 Hz: one of them was dropped. */
const SLOW_MS = 32;

const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.route('**/graphql', answerComparison);
const begun = Date.now();
await page.goto(`${url}/compare`);
const grid = page.getByRole('grid');
await grid.getByText('Product 0', { exact: true }).waitFor({ timeout: 120_000 });
console.log(`${rows} x ${columns}: first cells after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
await page.waitForTimeout(2000);
console.log(`cells in the document: ${await grid.locator('td').count()}`);
report('standing still', await frames(page, 0, 0));
report('down', await frames(page, 0, NOTCH));
report('across', await frames(page, NOTCH, 0));
report('down and across', await frames(page, NOTCH, NOTCH));
await browser.close();

async function answerComparison(route: Route): Promise<void> {
  const body = route.request().postData() ?? '';
  if (!body.includes('query Comparison(')) return route.fallback();
  await route.fulfill({
    contentType: 'application/json',
    body: JSON.stringify({ data: { comparison: answer() } }),
  });
}

function answer() {
  const path = (dimension: string, name: string, index: number) => ({
    __typename: 'ComparisonAxisEntry',
    path: [
      { __typename: 'PathStep', dimension, id: `${name}${index}`, label: `${name} ${index}`, labelZh: '' },
    ],
  });
  const height = Number(rows);
  const width = Number(columns);
  const total = () => ({ __typename: 'ComparisonTotal', kgCo2e: 1, value: 1, gaps: [] });
  return {
    __typename: 'Comparison',
    basis: 'DECLARED_UNIT',
    measure: 'TOTAL',
    total: 1,
    totalValue: 1,
    commonStages: [],
    converted: [],
    rows: Array.from({ length: height }, (_, index) => path('PRODUCT', 'Product', index)),
    columns: Array.from({ length: width }, (_, index) => path('PROCESS', 'Process', index)),
    cells: Array.from({ length: height * width }, (_, cell) => {
      const kgCo2e = ((cell * 7919) % 10_007) / 100;
      return {
        __typename: 'ComparisonCell',
        row: Math.floor(cell / width),
        column: cell % width,
        kgCo2e,
        value: kgCo2e,
        share: null,
        deltaFromBaseline: null,
        gaps: [],
      };
    }),
    rowTotals: Array.from({ length: height }, total),
    columnTotals: Array.from({ length: width }, total),
    rowSubtotals: [],
    findings: [],
  };
}

/** Durations of the frames while the wheel is turned notch by notch at reading speed, in ms. */
async function frames(on: Page, x: number, y: number): Promise<readonly number[]> {
  await grid.locator('tbody').hover({ position: { x: 600, y: 300 }, force: true });
  await on.evaluate(() => {
    const times: number[] = [];
    let last = performance.now();
    const state = { times, running: true };
    (window as unknown as { frames: typeof state }).frames = state;
    const tick = (now: number): void => {
      times.push(now - last);
      last = now;
      if (state.running) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let notch = 0; notch < NOTCHES; notch++) {
    if (x !== 0 || y !== 0) await on.mouse.wheel(x, y);
    await on.waitForTimeout(16);
  }
  return on.evaluate(() => {
    const { frames: state } = window as unknown as { frames: { times: number[]; running: boolean } };
    state.running = false;
    return state.times.slice(1);
  });
}

function report(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  const slow = times.filter((time) => time > SLOW_MS).length;
  console.log(
    `${name}: ${times.length} frames, median ${at(0.5)} ms, 99 % ${at(0.99)} ms, longest ${at(1)} ms, over ${SLOW_MS} ms: ${slow}`,
  );
}
