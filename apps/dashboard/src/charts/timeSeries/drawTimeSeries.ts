import { type ChartTexts, escapeHtml } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { ChartOption } from '../echarts.ts';
import type { TimeSeries } from './deriveTimeSeries.ts';

/** The option of ECharts for lines over years; a year without a value breaks the line. */
export function drawTimeSeries(
  { years, lines }: TimeSeries,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const text = { color: theme.inkMuted, fontFamily: theme.font, fontSize: 12 };
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: text,
    color: [...theme.series],
    grid: { top: 40, left: 8, right: 16, bottom: 8, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      type: 'plain',
      icon: 'circle',
      itemHeight: 8,
      textStyle: text,
      data: lines.map(({ label }) => label),
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: theme.raised,
      borderColor: theme.border,
      textStyle: { ...text, color: theme.ink },
      formatter: (
        entries: readonly {
          readonly seriesName: string;
          readonly dataIndex: number;
          readonly value: number | null;
        }[],
      ) => {
        const year = years[entries[0]?.dataIndex ?? 0] ?? '';
        const rows = entries
          .filter(({ value }) => value !== null)
          .map(({ seriesName, value }) => `${escapeHtml(seriesName)} <b>${texts.kg(value)}</b>`);
        return [`<b>${year}</b>`, ...rows].join('<br>');
      },
    },
    xAxis: {
      type: 'category',
      data: years.map(String),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.border } },
      axisLabel: text,
    },
    yAxis: {
      type: 'value',
      splitLine: { lineStyle: { color: theme.border } },
      axisLabel: { ...text, formatter: (value: number) => texts.kg(value) },
    },
    series: lines.map(({ label, values }, index) => ({
      type: 'line',
      name: label,
      data: [...values],
      connectNulls: false,
      symbolSize: 5,
      showSymbol: years.length <= 15,
      lineStyle: { width: index === 0 ? 3 : 1.5 },
    })),
  };
}
