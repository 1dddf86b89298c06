import type { ChartMark } from './ChartMark.ts';
import type { EChartsType } from './echarts/loadECharts.ts';

/** What happens when a mark is clicked, or chosen with the keyboard: it zooms if it can, and the page is told its key. */
export function chooseMark(
  chart: EChartsType,
  { key, series, zoom }: ChartMark,
  onSelect: ((key: string) => void) | undefined,
): void {
  if (zoom !== undefined) chart.dispatchAction({ ...zoom, seriesIndex: series });
  if (key !== null) onSelect?.(key);
}
