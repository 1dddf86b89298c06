import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchChromium } from './launchChromium.ts';
import { type RunningCradle, startCradle } from './startCradle.ts';

const SCREENSHOTS = path.join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'screenshots');

interface Journey {
  /** One serves all journeys of a worker; another worker has its own. */
  readonly cradle: RunningCradle;
  readonly browser: Browser;
  /** A new page of a new visitor: English, light, 1280 x 800, nothing stored. */
  readonly page: Page;
  /** Keeps a picture for people to look at when `CRADLE_SCREENSHOTS` is set. */
  readonly picture: (name: string) => Promise<void>;
}

/**
 * A test with a page of the running Cradle. Every journey also fails when the page logs an error, throws, or asks for
 * something the server does not have.
 */
export const journey = test.extend<Journey>({
  cradle: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures needed from the pattern.
    async ({}, use) => {
      const cradle = await startCradle();
      await use(cradle);
      await cradle.stop();
    },
    { scope: 'worker' },
  ],
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures needed from the pattern.
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ browser, cradle }, use) => {
    const context = await browser.newContext({
      baseURL: cradle.url,
      locale: 'en-GB',
      colorScheme: 'light',
      viewport: { width: 1280, height: 800 },
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const troubles = recordTroubles(page);
    await use(page);
    await context.close();
    expect(troubles, 'errors of the page during the journey').toEqual([]);
  },
  picture: async ({ page }, use) => {
    await use(async (name) => {
      if (!process.env.CRADLE_SCREENSHOTS) return;
      await mkdir(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
    });
  },
});

function recordTroubles(page: Page): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}
