import { type ChartOption, loadECharts } from './echarts/loadECharts.ts';

export interface ChartSize {
  /** In px. */
  readonly width: number;
  readonly height: number;
}

/** An option drawn as SVG text without a page: for files, and for tests in Node. The same option gives the same text. */
export async function renderChartSvg(option: ChartOption, { width, height }: ChartSize): Promise<string> {
  const echarts = await loadECharts(option, 'svg');
  const chart = echarts.init(null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
