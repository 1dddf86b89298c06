import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildChartTheme, type ChartTheme } from '../charts/chartTheme.ts';

const TOKENS = readFileSync(path.join(import.meta.dirname, '..', 'ui', 'tokens.css'), 'utf8');

/** The blocks of tokens.css: the light theme, the system's dark one and the chosen dark one. */
export const THEME_BLOCKS: readonly string[] = TOKENS.split(/:root[^{]*\{/).filter((block) =>
  block.includes('--stage-'),
);

/** The colour a block gives to a variable, as `#rrggbb`. */
export function colourOf(block: string, variable: string): string {
  return new RegExp(`${variable}:\\s*(#\\w+);`).exec(block)?.[1] ?? '';
}

/** A theme for charts in Node, with the colours of the page. */
export function chartThemeOf(scheme: 'light' | 'dark'): ChartTheme {
  const block = THEME_BLOCKS[scheme === 'light' ? 0 : 2] ?? '';
  return buildChartTheme((name) => colourOf(block, name), '"Noto Sans SC", sans-serif', false);
}
