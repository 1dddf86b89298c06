import { baseOption, textStyle, tooltipStyle } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import type { BreakEvenInput } from './describeBreakEven.ts';

/** The option of ECharts for two curves and the points at which they meet. */
export function drawBreakEven(
  { axis, names, series, points, valueText }: BreakEvenInput,
  width: number,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const text = textStyle(theme);
  const line = (name: string, side: 'first' | 'second', colour: string) => ({
    type: 'line',
    name,
    showSymbol: false,
    lineStyle: { width: 2.5, color: colour },
    itemStyle: { color: colour },
    data: series.map((sample) => [sample.value, sample[side]]),
  });
  return {
    ...baseOption(theme),
    legend: {
      top: 0,
      left: 0,
      type: 'scroll',
      textStyle: text,
      itemWidth: 16,
      itemHeight: 8,
      data: [...names],
    },
    grid: { top: 40, left: 56, right: Math.min(28, width * 0.06), bottom: 28 },
    tooltip: {
      trigger: 'axis',
      ...tooltipStyle(theme),
      formatter: (
        rows: readonly { readonly value: readonly [number, number | null]; readonly seriesName: string }[],
      ) =>
        `${escapeHtml(axis)}: ${escapeHtml(valueText(rows[0]?.value[0] ?? 0))}${rows
          .filter(({ value }) => value[1] !== null)
          .map(
            ({ seriesName, value }) =>
              `<div>${escapeHtml(seriesName)}: <b>${texts.amount(value[1]!)}</b></div>`,
          )
          .join('')}`,
    },
    xAxis: {
      type: 'value',
      min: series[0]?.value ?? 0,
      max: series.at(-1)?.value ?? 1,
      axisLabel: { ...text, hideOverlap: true, formatter: valueText },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: { ...text, formatter: texts.amount },
      splitLine: { lineStyle: { color: theme.border } },
      splitNumber: 4,
    },
    series: [
      line(names[0], 'first', theme.series[0]!),
      line(names[1], 'second', theme.series[1]!),
      {
        type: 'scatter',
        name: texts.t('chart.tie'),
        symbolSize: 12,
        itemStyle: { color: theme.ink, borderColor: theme.surface, borderWidth: 2 },
        data: points.map(({ value, kgCo2e }) => [value, kgCo2e]),
        label: {
          show: true,
          position: 'top',
          ...text,
          color: theme.ink,
          fontWeight: 'bold',
          formatter: ({ value }: { readonly value: readonly [number, number] }) => valueText(value[0]),
        },
      },
    ],
  };
}
