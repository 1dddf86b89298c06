export type { ChartAside, ChartDescription, ChartDrawing } from './ChartDescription.ts';
export { type ChartMark, isMoveKey, type MoveKey, moveMark } from './ChartMark.ts';
export type { ChartTable } from './ChartTable.ts';
export { bySplitKey, cellKey } from './cellKey.ts';
export {
  baseOption,
  CHART_FONT,
  inkOf,
  inkOn,
  mixed,
  namesDown,
  textStyle,
  tooltipStyle,
  unitAtEnd,
} from './chartStyle.ts';
export {
  type ChartTexts,
  type ChartWord,
  describeMark,
  describeValue,
  escapeHtml,
  GAP_SIGN,
} from './chartTexts.ts';
export { buildChartTheme, type ChartTheme, colourIn, longHex } from './chartTheme.ts';
export { type ChartOption, type ECharts, type EChartsType, loadECharts } from './echarts/loadECharts.ts';
export { gapPattern, gapShapeStyle, gapStyle } from './gapPattern.ts';
export {
  assignColours,
  type MemberColour,
  memberColourCss,
  REST_COLOUR,
  SERIES_COLOURS,
} from './memberColours.ts';
export { PAGE_COLOURS, PAPER_THEME } from './paperTheme.ts';
export { derivePareto, type Pareto, type ParetoInput } from './pareto/derivePareto.ts';
export { describePareto } from './pareto/describePareto.ts';
export { placePareto } from './pareto/placePareto.ts';
export { type ChartSize, renderChartSvg } from './renderChartSvg.ts';
export {
  type BarInput,
  type BarPart,
  type BarValue,
  type ColouredPart,
  colourParts,
  deriveStackedStages,
} from './stackedStages/deriveStackedStages.ts';
export { describeStackedStages } from './stackedStages/describeStackedStages.ts';
export { legendRows, placeStackedStages } from './stackedStages/placeStackedStages.ts';
export {
  compareStages,
  isStage,
  STAGES,
  STAGES_IN_TOTAL,
  type Stage,
  stageColour,
  stageVariable,
} from './stages.ts';
export { cutText, labelRoom, textWidth, wrapText } from './textWidth.ts';
export { deriveTornado, type SwingInput, type TornadoState } from './tornado/deriveTornado.ts';
export { describeTornado, type TornadoInput } from './tornado/describeTornado.ts';
export { placeTornado } from './tornado/placeTornado.ts';
