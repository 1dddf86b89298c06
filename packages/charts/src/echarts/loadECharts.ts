import type { EChartsCoreOption, EChartsInitOpts, EChartsType, init, use } from 'echarts/core';
import { type ChartPiece, piecesOf } from './piecesOf.ts';

export type { EChartsType };
/** What ECharts draws: made by the pure functions named draw…, understood by nobody else here. */
export type ChartOption = EChartsCoreOption;

type Extensions = Parameters<typeof use>[0];

/** Each piece is a file of its own: a page loads only what its charts draw with. */
const PIECES: Record<ChartPiece, () => Promise<{ readonly extensions: Extensions }>> = {
  base: () => import('./pieces/base.ts'),
  axes: () => import('./pieces/axes.ts'),
  heatmap: () => import('./pieces/heatmap.ts'),
  legend: () => import('./pieces/legend.ts'),
  graphic: () => import('./pieces/graphic.ts'),
  treemap: () => import('./pieces/treemap.ts'),
  sunburst: () => import('./pieces/sunburst.ts'),
  svg: () => import('./pieces/svg.ts'),
};

/** ECharts with everything an option needs. */
export interface ECharts {
  /** An element of a page; null on a server. */
  readonly init: (host: Parameters<typeof init>[0], options: EChartsInitOpts) => EChartsType;
}

/**
 * ECharts with the pieces that `option` draws with, in a browser or in Node.
 *
 * @param renderer `svg` also for drawings on a server; pages draw on a canvas
 * @throws when a file cannot be loaded, for instance because the reader is offline
 */
export async function loadECharts(
  option: ChartOption,
  renderer: 'canvas' | 'svg' = 'canvas',
): Promise<ECharts> {
  const pieces = [...piecesOf(option), ...(renderer === 'svg' ? (['svg'] as const) : [])];
  const [core, ...loaded] = await Promise.all([
    import('./pieces/core.ts'),
    ...pieces.map((piece) => PIECES[piece]()),
  ]);
  for (const { extensions } of loaded) core.use(extensions);
  return { init: (host, options) => core.init(host, null, options) };
}
