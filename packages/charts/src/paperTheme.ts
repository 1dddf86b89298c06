import { buildChartTheme, type ChartTheme } from './chartTheme.ts';

/**
 * The light colours of the dashboard by the names its style sheet (tokens.css) gives them; a test of the dashboard holds both
 * equal. Files are drawn with them where there is no page to read them from.
 */
export const PAGE_COLOURS: Readonly<Record<string, string>> = {
  ink: '#1c1e1d',
  'ink-muted': '#575b59',
  border: '#e4e4df',
  surface: '#ffffff',
  'surface-sunken': '#f1f1ee',
  'surface-raised': '#ffffff',
  warning: '#8a5a00',
  increase: '#b4531a',
  decrease: '#2a6fa8',
  heat: '#c4571b',
  'heat-negative': '#2a6fa8',
  'series-1': '#0076bd',
  'series-2': '#bf6e19',
  'series-3': '#6ba87a',
  'series-4': '#84538f',
  'series-5': '#c9ae47',
  'series-6': '#6eb2c9',
  'series-7': '#b35978',
  'series-8': '#76604a',
  'series-rest': '#a4a7a6',
  'stage-materials': '#285f9c',
  'stage-production': '#cf7a1c',
  'stage-distribution': '#6fb5d6',
  'stage-installation': '#d6bf4a',
  'stage-use': '#b0628d',
  'stage-end-of-life': '#544439',
  'stage-beyond-boundary': '#2f9472',
  'stage-unsplit': '#b4b7b5',
};

/** For paper: light, and in the font that documents are set in. */
export const PAPER_THEME: ChartTheme = buildChartTheme(
  (name) => PAGE_COLOURS[name.replace(/^--/, '')] ?? '',
  'Noto Sans SC',
  false,
);
