import { namesDown, textStyle, tooltipStyle, unitAtEnd } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml, GAP_SIGN } from '../chartTexts.ts';
import { type ChartTheme, colourIn } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import type { Bar, ColouredPart, StackedStages } from './deriveStackedStages.ts';
import type { StackedStagesPlaces } from './placeStackedStages.ts';

/** The option of ECharts for bars from the top down, parts stacked from zero to both sides. */
export function drawStackedStages(
  { bars, parts }: StackedStages,
  places: StackedStagesPlaces,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const text = textStyle(theme);
  return {
    animation: theme.animated,
    animationDuration: 250,
    textStyle: text,
    grid: { top: places.top, left: places.left, right: places.right, bottom: places.bottom },
    legend: {
      top: 0,
      left: 0,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 12,
      itemGap: 14,
      textStyle: text,
      inactiveColor: theme.border,
      data: parts.map(({ label }) => label),
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: theme.border, opacity: 0.35 } },
      ...tooltipStyle(theme),
      formatter: (items: readonly { readonly dataIndex: number }[]) => {
        const bar = bars[items[0]?.dataIndex ?? -1];
        return bar === undefined ? '' : tooltipOf(bar, parts, theme, texts);
      },
    },
    xAxis: {
      type: 'value',
      ...unitAtEnd(texts.unit, theme),
      axisLabel: { ...text, hideOverlap: true, formatter: (value: number) => texts.amount(value) },
      splitLine: { lineStyle: { color: theme.border } },
      splitNumber: 4,
    },
    yAxis: {
      ...namesDown(bars, places.labelWidth, theme),
      axisLine: { lineStyle: { color: theme.border } },
    },
    series: [
      ...parts.map((part) => ({
        name: part.label,
        type: 'bar',
        stack: 'stages',
        barWidth: places.barHeight,
        itemStyle: { color: colourIn(theme, part.colour), borderColor: theme.surface, borderWidth: 0.5 },
        emphasis: { focus: 'none', itemStyle: { borderColor: theme.ink, borderWidth: 1.5 } },
        data: bars.map(({ values }) => values.find((value) => value.part === part.key)?.kgCo2e ?? '-'),
      })),
      {
        type: 'scatter',
        silent: true,
        symbolSize: 0,
        itemStyle: { color: 'transparent' },
        z: 5,
        data: bars.map(({ positive }, index) => [positive, index]),
        label: {
          show: true,
          position: 'right',
          ...text,
          formatter: ({ dataIndex }: { readonly dataIndex: number }) => totalText(bars[dataIndex]!, texts),
          rich: { gap: { color: theme.warning, fontWeight: 'bold', fontSize: 12 } },
        },
      },
    ],
  };
}

/** `12.3`, `12.3 + ?` when something is missing from it, `?` when everything is. */
function totalText({ total, gaps }: Bar, texts: ChartTexts): string {
  if (total === null) return `{gap|${GAP_SIGN}}`;
  return gaps.length > 0 ? `${texts.kg(total)} + {gap|${GAP_SIGN}}` : texts.kg(total);
}

function tooltipOf(bar: Bar, parts: readonly ColouredPart[], theme: ChartTheme, texts: ChartTexts): string {
  const lines = parts.flatMap((part) => {
    const value = bar.values.find(({ part: key }) => key === part.key);
    if (value === undefined) return [];
    const sign = `<span style="display:inline-block;width:8px;height:8px;border-radius:2px;margin-right:6px;background:${colourIn(theme, part.colour)}"></span>`;
    const gaps =
      value.gaps.length > 0
        ? ` <span style="color:${theme.warning}">${escapeHtml(texts.gaps(value.gaps))}</span>`
        : '';
    const kg = value.kgCo2e === null ? '' : texts.kg(value.kgCo2e);
    return [`<div>${sign}${escapeHtml(part.label)}&ensp;<b>${kg}</b>${gaps}</div>`];
  });
  const total = bar.total === null ? GAP_SIGN : `${texts.kg(bar.total)} ${texts.unit}`;
  return [
    `<div style="font-weight:600">${escapeHtml(bar.label)}</div>`,
    ...lines,
    `<div style="margin-top:4px">${texts.total}&ensp;<b>${total}</b></div>`,
  ].join('');
}
