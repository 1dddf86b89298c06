export { type ChartSize, renderChartSvg } from '@cradle/charts';
