export { AbatementChart, type AbatementChartProps } from './abatement/AbatementChart.tsx';
export type { AbatementInput } from './abatement/deriveAbatement.ts';
export {
  BreakEvenChart,
  type BreakEvenChartProps,
  type BreakEvenSample,
} from './breakEven/BreakEvenChart.tsx';
export type { ChartAside, ChartDescription, ChartDrawing } from './ChartDescription.ts';
export type { ChartMark } from './ChartMark.ts';
export { type ChartFrame, DrawnChart } from './DrawnChart.tsx';
export { DistributionChart, type DistributionChartProps } from './distribution/DistributionChart.tsx';
export type { DistributionInput, Draws } from './distribution/deriveDistribution.ts';
export { type ExportedChart, exportChart } from './exportChart.ts';
export type { HeatMapCell, HeatMapEntry } from './heatMap/deriveHeatMap.ts';
export { HeatMapChart, type HeatMapChartProps } from './heatMap/HeatMapChart.tsx';
export type { HierarchyInput } from './hierarchy/deriveHierarchy.ts';
export type { ParetoInput } from './pareto/derivePareto.ts';
export { ParetoChart, type ParetoChartProps } from './pareto/ParetoChart.tsx';
export type { RadarAxis, RadarItemInput } from './radar/deriveRadar.ts';
export { RadarChart, type RadarChartProps } from './radar/RadarChart.tsx';
export type { RegionValue } from './regionMap/deriveRegionMap.ts';
export { RegionMapChart, type RegionMapChartProps } from './regionMap/RegionMapChart.tsx';
export type { SankeyLinkInput, SankeyNodeInput } from './sankey/deriveSankey.ts';
export { SankeyChart, type SankeyChartProps } from './sankey/SankeyChart.tsx';
export type { Category, PanelInput, PanelValue } from './smallMultiples/deriveSmallMultiples.ts';
export { SmallMultiplesChart, type SmallMultiplesChartProps } from './smallMultiples/SmallMultiplesChart.tsx';
export type { BarInput, BarPart, BarValue } from './stackedStages/deriveStackedStages.ts';
export { StackedStagesChart, type StackedStagesChartProps } from './stackedStages/StackedStagesChart.tsx';
export { SunburstChart, type SunburstChartProps } from './sunburst/SunburstChart.tsx';
export type { TimeSeriesLine } from './timeSeries/deriveTimeSeries.ts';
export { TimeSeriesChart, type TimeSeriesChartProps } from './timeSeries/TimeSeriesChart.tsx';
export type { SwingInput } from './tornado/deriveTornado.ts';
export { TornadoChart, type TornadoChartProps } from './tornado/TornadoChart.tsx';
export { TreemapChart, type TreemapChartProps } from './treemap/TreemapChart.tsx';
export { useChartTexts } from './useChartTexts.ts';
export type { ChangeInput } from './waterfall/deriveWaterfall.ts';
export { WaterfallChart, type WaterfallChartProps } from './waterfall/WaterfallChart.tsx';
