import { baseOption, CHART_FONT, inkOf, textStyle, tooltipStyle } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml } from '../chartTexts.ts';
import { type ChartTheme, colourIn } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { cutText } from '../textWidth.ts';
import type { DrawnLine, TimeSeries } from './deriveTimeSeries.ts';
import type { TimeSeriesPlaces } from './placeTimeSeries.ts';

/** Fewer points than these are shown one by one. */
const MOST_POINTS = 15;

/**
 * The option of ECharts for lines over years, each with its name at its end. A year without a value breaks the line;
 * a point between two such years is shown as a point.
 *
 * @param unit of the values, written at the top of the axis
 */
export function drawTimeSeries(
  { years, lines }: TimeSeries,
  places: TimeSeriesPlaces,
  unit: string,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const text = textStyle(theme);
  const [step0 = 0, step1 = 1] = places.steps;
  return {
    ...baseOption(theme),
    grid: { top: places.top, left: places.left, right: places.right, bottom: places.bottom },
    tooltip: {
      trigger: 'axis',
      axisPointer: { lineStyle: { color: theme.inkMuted, type: 'solid', width: 1 } },
      ...tooltipStyle(theme),
      formatter: (entries: readonly { readonly dataIndex: number }[]) =>
        tooltipOf(entries[0]?.dataIndex ?? 0, years, lines, theme, texts),
    },
    xAxis: {
      type: 'category',
      data: years.map(String),
      boundaryGap: years.length === 1,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.inkMuted } },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameLocation: 'end',
      nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -places.left] },
      min: step0,
      max: places.steps.at(-1),
      interval: step1 - step0,
      splitLine: { lineStyle: { color: theme.border } },
      axisLabel: { ...text, formatter: (value: number) => texts.amount(value) },
    },
    series: [
      ...lines.map((line, index) => drawLine(line, index === 0, years.length <= MOST_POINTS, theme)),
      nameLines(lines, places, theme),
    ],
  };
}

function drawLine({ label, colour, values }: DrawnLine, chosen: boolean, points: boolean, theme: ChartTheme) {
  const alone = (index: number): boolean =>
    (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
  return {
    type: 'line',
    name: label,
    z: chosen ? 4 : 3,
    color: colourIn(theme, colour),
    data: values.map((value, index) => ({
      value: value ?? '-',
      symbol: points || alone(index) ? 'circle' : 'none',
      // Without a line on either side the point is all that is seen.
      ...(alone(index) && { symbolSize: 8 }),
    })),
    connectNulls: false,
    showSymbol: true,
    symbolSize: chosen ? 6 : 4,
    lineStyle: { width: chosen ? 3 : 1.75 },
    emphasis: { focus: 'series', lineStyle: { width: 3 } },
    blur: { lineStyle: { opacity: 0.25 } },
  };
}

/** A series of no points whose labels are the names. */
function nameLines(lines: readonly DrawnLine[], places: TimeSeriesPlaces, theme: ChartTheme) {
  return {
    type: 'scatter',
    silent: true,
    symbolSize: 0.01,
    itemStyle: { color: 'transparent' },
    z: 5,
    data: lines.map(({ values, last, label, colour }, index) => ({
      value: [last, values[last]],
      label: {
        formatter: cutText(label, CHART_FONT, places.nameRoom),
        offset: [0, places.nameOffsets[index] ?? 0],
        color: inkOf(colourIn(theme, colour), theme),
        fontWeight: index === 0 ? 600 : 400,
      },
    })),
    label: {
      show: true,
      position: 'right',
      distance: 8,
      fontFamily: theme.font,
      fontSize: CHART_FONT,
      textBorderColor: theme.surface,
      textBorderWidth: 3,
    },
  };
}

function tooltipOf(
  index: number,
  years: readonly number[],
  lines: readonly DrawnLine[],
  theme: ChartTheme,
  texts: ChartTexts,
): string {
  const rows = lines
    .flatMap((line) => {
      const value = line.values[index] ?? null;
      return value === null ? [] : [{ ...line, value }];
    })
    .sort((a, b) => b.value - a.value)
    .map(
      ({ label, colour, value }) =>
        `<span style="color:${colourIn(theme, colour)}">●</span> ${escapeHtml(label)}&ensp;<b>${texts.kg(value)}</b>`,
    );
  return [`<b>${years[index] ?? ''}</b>`, ...rows].join('<br>');
}
