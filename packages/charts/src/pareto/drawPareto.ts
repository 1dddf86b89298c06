import { baseOption, namesDown, textStyle, tooltipStyle, unitAtEnd } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml, GAP_SIGN } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { type Pareto, type ParetoInput, VITAL_SHARE } from './derivePareto.ts';
import type { ParetoPlaces } from './placePareto.ts';

/** The option of ECharts: bars from the top down, and over them the line of what they make up together, on its own scale. */
export function drawPareto(
  { bars }: Pareto,
  places: ParetoPlaces,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const text = textStyle(theme);
  return {
    ...baseOption(theme),
    grid: { top: places.top, left: places.left, right: places.right, bottom: places.bottom },
    tooltip: {
      ...tooltipStyle(theme),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const bar = bars[dataIndex];
        return bar === undefined ? '' : tooltipOf(bar, theme, texts);
      },
    },
    xAxis: [
      {
        type: 'value',
        position: 'bottom',
        ...unitAtEnd(texts.unit, theme),
        axisLabel: { ...text, hideOverlap: true, formatter: texts.amount },
        splitLine: { lineStyle: { color: theme.border } },
        splitNumber: 4,
      },
      {
        // Ticks at 0, 80 % and the end: only the one at 80 % is drawn and named.
        type: 'value',
        position: 'top',
        min: 0,
        max: Math.max(1, ...bars.map(({ cumulativeShare }) => cumulativeShare ?? 0)),
        interval: VITAL_SHARE,
        axisLabel: {
          ...text,
          color: theme.increase,
          formatter: (value: number) => (value === VITAL_SHARE ? texts.share(value) : ''),
        },
        splitLine: {
          lineStyle: {
            color: ['transparent', theme.increase, 'transparent'],
            type: 'dashed',
            width: 1,
          },
        },
      },
    ],
    yAxis: {
      ...namesDown(bars, places.labelWidth, theme),
      axisLine: { lineStyle: { color: theme.border } },
    },
    series: [
      {
        type: 'bar',
        barWidth: places.barHeight,
        emphasis: { focus: 'none', itemStyle: { borderColor: theme.ink, borderWidth: 1.5 } },
        data: bars.map(({ kgCo2e, isVital }) => ({
          value: kgCo2e ?? 0,
          itemStyle: {
            color: isVital ? theme.series[0] : theme.rest,
            borderRadius: kgCo2e !== null && kgCo2e < 0 ? [2, 0, 0, 2] : [0, 2, 2, 0],
          },
        })),
        label: {
          show: true,
          position: 'right',
          ...text,
          formatter: ({ dataIndex }: { readonly dataIndex: number }) => valueText(bars[dataIndex]!, texts),
          rich: { gap: { color: theme.warning, fontWeight: 'bold', fontSize: 12 } },
        },
      },
      {
        type: 'line',
        xAxisIndex: 1,
        silent: true,
        z: 4,
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { color: theme.increase, width: 1.5 },
        itemStyle: { color: theme.increase },
        data: bars.map(({ key, cumulativeShare }) => [cumulativeShare ?? '-', key]),
      },
    ],
  };
}

/** `12.3`, `12.3 + ?` when something is missing from it, `?` when everything is. */
function valueText({ kgCo2e, gaps }: ParetoInput, texts: ChartTexts): string {
  if (kgCo2e === null) return `{gap|${GAP_SIGN}}`;
  return gaps.length > 0 ? `${texts.kg(kgCo2e)} + {gap|${GAP_SIGN}}` : texts.kg(kgCo2e);
}

function tooltipOf(
  { label, kgCo2e, cumulativeShare, gaps }: ParetoInput,
  theme: ChartTheme,
  texts: ChartTexts,
): string {
  const kg = kgCo2e === null ? GAP_SIGN : `${texts.kg(kgCo2e)} ${texts.unit}`;
  return [
    `<div style="font-weight:600">${escapeHtml(label)}</div>`,
    `<div><b>${kg}</b></div>`,
    cumulativeShare === null
      ? ''
      : `<div>${escapeHtml(texts.t('chart.together'))}&ensp;<b>${texts.share(cumulativeShare)}</b></div>`,
    gaps.length === 0 ? '' : `<div style="color:${theme.warning}">${escapeHtml(texts.gaps(gaps))}</div>`,
  ].join('');
}
