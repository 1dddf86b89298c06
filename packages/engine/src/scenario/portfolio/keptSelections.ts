import type { LineSelector } from '../scenario.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';
import { lineLookup, type Selection, selectionOf } from './selection.ts';

/** Lines in the selections that are kept, about 100 bytes each. */
const MOST_LINES = 1_000_000;

/**
 * Selections of a portfolio, kept for the next scenarios that reach the same lines: whoever moves a slider asks for the same
 * ones again and again.
 */
export interface KeptSelections {
  /** @param others lines beside those selected; a selection with such is not kept */
  find(selectors: readonly LineSelector[], others: readonly number[]): Selection;
}

export function keptSelections(layout: PortfolioLayout): KeptSelections {
  const lookup = lineLookup(layout);
  const kept = new Map<string, Selection>();
  let lines = 0;
  return {
    find(selectors, others) {
      if (others.length > 0) return selectionOf(selectors, others, lookup);
      const key = selectorsKey(selectors);
      const found = kept.get(key) ?? selectionOf(selectors, others, lookup);
      // The one used last stands at the end.
      lines += kept.delete(key) ? 0 : found.lines.length;
      kept.set(key, found);
      for (const [oldest, { lines: own }] of kept) {
        if (lines <= MOST_LINES) break;
        kept.delete(oldest);
        lines -= own.length;
      }
      return found;
    },
  };
}

export function selectorsKey(selectors: readonly LineSelector[]): string {
  return JSON.stringify(selectors.map((selector) => Object.entries(selector).sort(byName)));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
