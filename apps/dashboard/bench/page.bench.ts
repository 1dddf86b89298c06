// How quick the page is with a portfolio of 1,000 products: JavaScript of the first view, largest contentful paint on a processor
// slowed four times, filter and drill in the page, scrolling a pivot of 12,000 x 40. In a real browser, against the built API on
// the PostgreSQL database BENCH_DATABASE_URL, or a new embedded one. Prints figures; asserts nothing.
//   pnpm --filter @cradle/dashboard exec tsx bench/page.bench.ts     (build first)
// On a machine with other work, run it first in the queue: nice -n -20.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../e2e/harness/launchChromium.ts';
import { describeFrames, type Frames, type ScrollRun, scrollPivotOnce } from './scrollFrames.ts';

const API = path.join(import.meta.dirname, '..', '..', 'api');
const SLOWED = 4;
const SCROLLS = 5;

interface Figure {
  readonly name: string;
  readonly floor: string;
  readonly figure: string;
}

const home = await mkdtemp(path.join(os.tmpdir(), 'cradle-page-bench-'));
const environment = { ...process.env, CRADLE_HOME: home };
try {
  execFileSync(process.execPath, ['--import', 'tsx', 'bench/portfolio/fillDatabase.ts'], {
    cwd: API,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const server = await startServer();
  const browser = await launchChromium();
  try {
    const figures = [
      ...(await firstView(browser, server.url)),
      ...(await filterAndDrill(browser, server.url)),
      ...(await scrollPivot(server.url)),
    ];
    console.log(`Page, ${os.cpus()[0]?.model ?? 'processor not known'}, load ${os.loadavg()[0]!.toFixed(1)}`);
    console.log(`  ${'figure'.padEnd(72)} ${'floor'.padStart(10)} ${'measured'.padStart(12)}`);
    for (const { name, floor, figure } of figures)
      console.log(`  ${name.padEnd(72)} ${floor.padStart(10)} ${figure.padStart(12)}`);
  } finally {
    await browser.close();
    server.stop();
  }
} finally {
  await rm(home, { recursive: true, force: true });
}

function startServer(): Promise<{ readonly url: string; stop(): void }> {
  const server = spawn(process.execPath, ['dist/main.js', 'serve'], {
    cwd: API,
    env: {
      ...environment,
      NODE_ENV: 'production',
      PORT: process.env.BENCH_PORT ?? '0',
      CRADLE_DEMO: 'off',
      DATABASE_URL: process.env.BENCH_DATABASE_URL ?? '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (piece: Buffer) => {
      printed += piece.toString();
      const ready = /Cradle is ready: (\S+)/.exec(printed);
      if (ready) resolve({ url: ready[1]!, stop: () => server.kill('SIGTERM') });
    });
    server.once('exit', () => reject(new Error(`The server ended before it was ready:\n${printed}`)));
  });
}

async function newPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(120_000);
  return context.newPage();
}

/** The portfolio page, on the second visit of the server: its answers are warm, the browser's cache is not. */
async function firstView(browser: Browser, url: string): Promise<Figure[]> {
  const warm = await newPage(browser, url);
  await warm.goto('/');
  await warm.getByRole('table').first().getByRole('link').first().waitFor();
  await warm.context().close();

  const page = await newPage(browser, url);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  let scriptBytes = 0;
  const scripts = new Set<string>();
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) Object.assign(window, { largestPaint: entry.startTime });
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto('/');
  await page.getByRole('table').first().getByRole('link').first().waitFor();
  await page.waitForLoadState('networkidle');
  const paint = await page.evaluate(() => (window as unknown as { largestPaint: number }).largestPaint);
  await page.context().close();
  return [
    {
      name: 'JavaScript of the first view, as sent',
      floor: '300 kB',
      figure: `${(scriptBytes / 1000).toFixed(0)} kB`,
    },
    {
      name: `largest contentful paint, processor slowed ${SLOWED} x`,
      floor: '1500 ms',
      figure: `${paint.toFixed(0)} ms`,
    },
  ];
}

/** From the click to the next frame with the change in it, once the page has its first answer. */
async function filterAndDrill(browser: Browser, url: string): Promise<Figure[]> {
  const page = await newPage(browser, url);
  await page.goto('/hotspots?by=PROCESS,SUPPLIER,PRODUCT');
  const table = page.getByRole('table').last();
  await table.getByRole('row').nth(3).waitFor();
  const opens: number[] = [];
  for (let round = 0; round < 12; round++) {
    opens.push(await timeToFrame(page, 'table:last-of-type tbody tr:nth-child(1) button[aria-expanded]'));
  }
  const compare = await newPage(browser, url);
  await compare.goto('/compare?rows=PRODUCT&columns=STAGE');
  await compare.getByRole('treegrid').waitFor();
  const sorts: number[] = [];
  for (let round = 0; round < 8; round++) {
    sorts.push(await timeToFrame(compare, '[role="treegrid"] th button'));
  }
  await page.context().close();
  await compare.context().close();
  return [
    { name: 'open a nested hotspot, p95', floor: '100 ms', figure: `${p95(opens)} ms` },
    { name: 'sort 1,000 products in the pivot, p95', floor: '100 ms', figure: `${p95(sorts)} ms` },
  ];
}

function timeToFrame(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const element = document.querySelector<HTMLElement>(wanted);
        if (element === null) return reject(new Error(`${wanted} is not on the page.`));
        const start = performance.now();
        element.click();
        // The second frame is the first that can show what the click has changed.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
      }),
    selector,
  );
}

/** 12,000 rows and 40 columns with their subtotals, each time in a new browser; and what the machine does to an empty page. */
async function scrollPivot(url: string): Promise<Figure[]> {
  const runs: ScrollRun[] = [];
  for (let repeat = 0; repeat < SCROLLS; repeat++) {
    const browser = await launchChromium();
    try {
      runs.push(await scrollPivotOnce(browser, url, '/compare?rows=PRODUCT,PROCESS&columns=REGION,STAGE'));
    } finally {
      await browser.close();
    }
  }
  const { rows, columns } = runs[0]!;
  const figure = (name: string, floor: string, of: (run: ScrollRun) => Frames): Figure => ({
    name: `${name}, ${SCROLLS} times: median / 99 % / longest`,
    floor,
    figure: describeFrames(runs.flatMap(of)),
  });
  return [
    figure(`scroll a pivot of ${rows} x ${columns} down`, '0 late', ({ down }) => down),
    figure(`scroll a pivot of ${rows} x ${columns} across`, '0 late', ({ across }) => across),
    figure('scroll an empty page as large', '', ({ blank }) => blank),
  ];
}

function p95(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN).toFixed(0);
}
