export { AbatementChart, type AbatementChartProps } from './abatement/AbatementChart.tsx';
export type { AbatementInput } from './abatement/deriveAbatement.ts';
export {
  BreakEvenChart,
  type BreakEvenChartProps,
  type BreakEvenSample,
} from './breakEven/BreakEvenChart.tsx';
export type { HeatMapCell, HeatMapEntry } from './heatMap/deriveHeatMap.ts';
export { HeatMapChart, type HeatMapChartProps } from './heatMap/HeatMapChart.tsx';
export type { BarInput, BarPart, BarValue } from './stackedStages/deriveStackedStages.ts';
export { StackedStagesChart, type StackedStagesChartProps } from './stackedStages/StackedStagesChart.tsx';
export type { TimeSeriesLine } from './timeSeries/deriveTimeSeries.ts';
export { TimeSeriesChart, type TimeSeriesChartProps } from './timeSeries/TimeSeriesChart.tsx';
export type { SwingInput } from './tornado/deriveTornado.ts';
export { TornadoChart, type TornadoChartProps } from './tornado/TornadoChart.tsx';
export type { ChangeInput } from './waterfall/deriveWaterfall.ts';
export { WaterfallChart, type WaterfallChartProps } from './waterfall/WaterfallChart.tsx';
