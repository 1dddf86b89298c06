import { baseOption, CHART_FONT, inkOf, mixed, textStyle, tooltipStyle } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml } from '../chartTexts.ts';
import { type ChartTheme, colourIn } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { cutText } from '../textWidth.ts';
import type { Density, Distribution } from './deriveDistribution.ts';

const TOP = 26;
const DENSITIES = 150;
const BETWEEN = 58;
const DIFFERENCES = 96;
const AXIS = 26;
export const DISTRIBUTION_HEIGHT = TOP + DENSITIES + BETWEEN + DIFFERENCES + AXIS;

/**
 * The option of ECharts for two densities over one axis, and below it the difference of their paired draws: what is below zero
 * in the colour of a decrease, what is above in that of an increase.
 *
 * @param width of the chart in px
 */
export function drawDistribution(
  { sides, difference, range }: Distribution,
  width: number,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const { t } = texts;
  const text = textStyle(theme);
  const binWidth = (range[1] - range[0]) / Math.max(1, difference.length);
  const valueAxis = (gridIndex: number) => ({
    type: 'value',
    gridIndex,
    scale: true,
    splitNumber: width < 480 ? 3 : 6,
    axisLine: { show: true, lineStyle: { color: theme.border } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { ...text, hideOverlap: true, formatter: (value: number) => texts.amount(value) },
  });
  const shareAxis = (gridIndex: number) => ({ type: 'value', gridIndex, show: false, min: 0 });
  const heading = (words: string, top: number) => ({
    type: 'text',
    left: 4,
    top,
    style: { text: words, fill: theme.inkMuted, font: `${CHART_FONT}px ${theme.font}` },
    silent: true,
  });
  return {
    ...baseOption(theme),
    grid: [
      { top: TOP, height: DENSITIES, left: 12, right: 12 },
      { top: TOP + DENSITIES + BETWEEN, height: DIFFERENCES, left: 12, right: 12 },
    ],
    xAxis: [valueAxis(0), { ...valueAxis(1), min: range[0], max: range[1] + (binWidth === 0 ? 1 : 0) }],
    yAxis: [shareAxis(0), shareAxis(1)],
    graphic: [
      heading(t('distribution.draws', { unit: texts.unit }), 2),
      heading(t('distribution.difference', { unit: texts.unit }), TOP + DENSITIES + 34),
    ],
    tooltip: {
      trigger: 'item',
      ...tooltipStyle(theme),
      formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
        const side = sides[seriesIndex];
        const point = (side?.points ?? difference)[dataIndex];
        if (point === undefined) return '';
        const name = side === undefined ? t('distribution.differenceShort') : side.label;
        return `${escapeHtml(name)}<br><b>${texts.kg(point.value)}</b> ${texts.unit}: ${texts.share(point.share)}`;
      },
    },
    series: [
      ...sides.map((side, index) => drawDensity(side, index, width, theme)),
      {
        type: 'bar',
        xAxisIndex: 1,
        yAxisIndex: 1,
        barWidth: Math.max(1, (width - 24) / Math.max(1, difference.length) - 1),
        data: difference.map(({ value, share }) => ({
          value: [value, share],
          itemStyle: { color: value < 0 ? theme.decrease : theme.increase },
        })),
      },
      zeroLine(range, difference, theme),
    ],
  };
}

function drawDensity(
  { label, colour, points, peak }: Density,
  index: number,
  width: number,
  theme: ChartTheme,
) {
  const own = colourIn(theme, colour);
  return {
    type: 'line',
    name: label,
    color: own,
    smooth: 0.3,
    showSymbol: true,
    symbol: 'circle',
    symbolSize: 5,
    lineStyle: { width: 2, type: index === 0 ? 'solid' : 'dashed' },
    areaStyle: { color: mixed(own, theme.surface, 0.28), opacity: 0.6 },
    data: points.map(({ value, share }, place) => ({
      value: [value, share],
      itemStyle: { opacity: place === peak ? 1 : 0 },
      label: {
        show: place === peak,
        position: place > points.length / 2 ? 'left' : 'right',
        distance: 10,
        // Above the curve, which falls away beside its peak.
        offset: [0, -8],
        formatter: cutText(label, CHART_FONT, width * 0.4),
        color: inkOf(own, theme),
        fontFamily: theme.font,
        fontSize: CHART_FONT,
        textBorderColor: theme.surface,
        textBorderWidth: 3,
      },
    })),
  };
}

/** Where both are equal, if that lies among the differences. */
function zeroLine(
  [lower, upper]: Distribution['range'],
  difference: Distribution['difference'],
  theme: ChartTheme,
) {
  const highest = Math.max(...difference.map(({ share }) => share), 0);
  const visible = lower <= 0 && upper >= 0;
  return {
    type: 'line',
    xAxisIndex: 1,
    yAxisIndex: 1,
    silent: true,
    showSymbol: false,
    lineStyle: { color: theme.ink, width: 1 },
    data: visible
      ? [
          [0, 0],
          [0, highest],
        ]
      : [],
  };
}
