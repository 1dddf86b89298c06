import type { EChartsCoreOption } from 'echarts/core';

/** A part of ECharts that is loaded when an option first asks for it. */
export type ChartPiece = 'base' | 'axes' | 'heatmap' | 'legend' | 'graphic' | 'treemap' | 'sunburst' | 'svg';

/** Which piece draws a series, and which a component. What stands here in no piece is in `base`. */
const OF_SERIES: Readonly<Record<string, ChartPiece>> = {
  bar: 'axes',
  line: 'axes',
  scatter: 'axes',
  custom: 'axes',
  heatmap: 'heatmap',
  treemap: 'treemap',
  sunburst: 'sunburst',
};

const OF_COMPONENT: Readonly<Record<string, ChartPiece>> = {
  grid: 'axes',
  xAxis: 'axes',
  yAxis: 'axes',
  graphic: 'graphic',
  legend: 'legend',
  visualMap: 'heatmap',
};

/**
 * The pieces an option draws with, each once.
 *
 * @throws when a series is of a type that no piece draws: add it to a piece
 * @example piecesOf({ grid: {}, series: [{ type: 'bar' }] }) is ['base', 'axes']
 */
export function piecesOf(option: EChartsCoreOption): readonly ChartPiece[] {
  const pieces = new Set<ChartPiece>(['base']);
  for (const component of Object.keys(option)) {
    const piece = OF_COMPONENT[component];
    if (piece !== undefined) pieces.add(piece);
  }
  for (const { type } of [option.series ?? []].flat() as unknown as readonly { readonly type: string }[]) {
    const piece = OF_SERIES[type];
    if (piece === undefined) throw new Error(`No piece of ECharts is listed for series of type ${type}.`);
    pieces.add(piece);
  }
  return [...pieces];
}
