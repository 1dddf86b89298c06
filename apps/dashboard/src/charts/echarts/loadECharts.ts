export { type ChartOption, type ECharts, type EChartsType, loadECharts } from '@cradle/charts';
