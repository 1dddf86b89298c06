import type { Page, Request } from 'playwright-core';

const QUIET_MS = 100;
/** Stays open as long as the page does. */
const STREAM = '/graphql/stream';

/** Tells when a page has nothing more to ask for and nothing more to draw; made before the page is opened. */
export function watchRequests(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith(STREAM)) return;
    open.add(request);
    asked += 1;
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return async () => {
    for (let before = -1; before !== asked || open.size > 0; ) {
      before = asked;
      // What has arrived may ask for more when it is run: the page must have had time for that.
      await page.evaluate(
        (quietMs) =>
          new Promise<void>((resolve) => {
            setTimeout(() => requestIdleCallback(() => resolve()), quietMs);
          }),
        QUIET_MS,
      );
    }
  };
}
