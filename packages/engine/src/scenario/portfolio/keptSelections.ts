import type { LineSelector } from '../scenario.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';
import { lineLookup, type Selection, type SelectionRequest, selectionsOf } from './selection.ts';

/** Lines in the selections that are kept, about 100 bytes each. */
const MOST_LINES = 1_000_000;

/**
 * Selections of a portfolio, kept for the next scenarios that reach the same lines: whoever moves a slider asks for the same
 * ones again and again.
 */
export interface KeptSelections {
  /** In the order of the requests. Those with other lines beside the ones selected are not kept. */
  find(requests: readonly SelectionRequest[]): readonly Selection[];
}

export function keptSelections(layout: PortfolioLayout): KeptSelections {
  const lookup = lineLookup(layout);
  const kept = new Map<string, Selection>();
  let lines = 0;

  /** The one used last stands at the end; those at the beginning go when there are too many lines. */
  function keep(key: string, selection: Selection): void {
    lines += kept.delete(key) ? 0 : selection.lines.length;
    kept.set(key, selection);
    for (const [oldest, { lines: own }] of kept) {
      if (lines <= MOST_LINES) break;
      kept.delete(oldest);
      lines -= own.length;
    }
  }

  return {
    find(requests) {
      const keys = requests.map(({ selectors }) => selectorsKey(selectors));
      const known = requests.map(({ others }, place) =>
        others.length === 0 ? kept.get(keys[place]!) : undefined,
      );
      const missing = requests.filter((_, place) => known[place] === undefined);
      const made = selectionsOf(missing, lookup).values();
      return requests.map(({ others }, place) => {
        const selection = known[place] ?? made.next().value!;
        if (others.length === 0) keep(keys[place]!, selection);
        return selection;
      });
    },
  };
}

export function selectorsKey(selectors: readonly LineSelector[]): string {
  return JSON.stringify(selectors.map((selector) => Object.entries(selector).sort(byName)));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
