import type { Browser, Page } from 'playwright-core';

/** How one scroll went: the time from each frame to the next, in ms. */
export type Frames = readonly number[];

export interface ScrollRun {
  readonly rows: number;
  readonly columns: number;
  /** Cells that were in the document at once. */
  readonly cells: number;
  readonly down: Frames;
  readonly across: Frames;
  /** The same strokes on an empty page as high and as wide: what the machine itself does to frames. */
  readonly blank: Frames;
}

const STEPS = 240;
/** px a frame: the whole screen five times a second downwards, a column and a half a frame sideways. */
const DOWN = 180;
const ACROSS = 180;
/** The longest frame that nobody sees, ms: two at 60 Hz. */
export const LONGEST_FRAME = 32;

/** Scrolls the pivot table of a page from its start on, then a blank page of its size, in the same browser one after the other. */
export async function scrollPivotOnce(browser: Browser, url: string, address: string): Promise<ScrollRun> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('treegrid').waitFor();
  await settle(page);
  const { rows, columns, cells, width, height } = await page.evaluate(() => {
    const table = document.querySelector('[role="treegrid"]')!;
    return {
      rows: Number(table.getAttribute('aria-rowcount') ?? 0),
      columns: Number(table.getAttribute('aria-colcount') ?? 0),
      cells: table.querySelectorAll('td, th').length,
      width: table.scrollWidth,
      height: table.scrollHeight,
    };
  });
  const down = await scroll(page, 0, DOWN);
  const across = await scroll(page, ACROSS, 0);
  await page.setContent(
    `<!doctype html><div role="treegrid" style="overflow:auto;height:600px"><div style="width:${width}px;height:${height}px"></div></div>`,
  );
  await settle(page);
  const blank = await scroll(page, 0, DOWN);
  await context.close();
  return { rows, columns, cells, down, across, blank };
}

/** Until the page has been at rest for a while, so that loading is not taken for scrolling. */
function settle(page: Page): Promise<void> {
  return page.waitForTimeout(2_000);
}

async function scroll(page: Page, x: number, y: number): Promise<Frames> {
  return page.evaluate(
    async ([left, top, steps]) => {
      let host: Element = document.querySelector('[role="treegrid"]')!;
      while (host.parentElement && getComputedStyle(host).overflowY !== 'auto') host = host.parentElement;
      const measured: number[] = [];
      let last = performance.now();
      let direction = 1;
      for (let step = 0; step < steps!; step++) {
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        measured.push(now - last);
        last = now;
        // Back from the edge, so that there is always something new to draw.
        if (left! > 0 && host.scrollLeft + host.clientWidth >= host.scrollWidth) direction = -1;
        if (left! > 0 && host.scrollLeft === 0) direction = 1;
        host.scrollTop += top!;
        host.scrollLeft += left! * direction;
      }
      return measured.slice(2);
    },
    [x, y, STEPS] as const,
  );
}

/** `median / 99 % / longest ms, n of m late`, that is over 32 ms. */
export function describeFrames(frames: Frames): string {
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1);
  const late = frames.filter((frame) => frame > LONGEST_FRAME).length;
  return `${at(0.5)} / ${at(0.99)} / ${at(1)} ms, ${late} of ${frames.length} late`;
}
