import { type ChartTexts, escapeHtml, GAP_SIGN } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { ChartOption } from '../echarts.ts';
import { type Pareto, type ParetoInput, VITAL_SHARE } from './derivePareto.ts';
import type { ParetoPlaces } from './placePareto.ts';

/** The words of a Pareto chart beside those of every chart. */
export interface ParetoTexts extends ChartTexts {
  readonly share: (value: number) => string;
  readonly together: string;
}

/** The option of ECharts: bars from the top down, and over them the line of what they make up together, on its own scale. */
export function drawPareto(
  { bars }: Pareto,
  places: ParetoPlaces,
  theme: ChartTheme,
  texts: ParetoTexts,
): ChartOption {
  const text = { color: theme.inkMuted, fontFamily: theme.font, fontSize: 12 };
  return {
    animation: theme.animated,
    animationDuration: 250,
    aria: { enabled: true, decal: { show: false } },
    textStyle: text,
    grid: { top: places.top, left: places.left, right: places.right, bottom: places.bottom },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: theme.border, opacity: 0.35 } },
      confine: true,
      backgroundColor: theme.raised,
      borderColor: theme.border,
      textStyle: { ...text, color: theme.ink },
      formatter: (items: readonly { readonly dataIndex: number }[]) => {
        const bar = bars[items[0]?.dataIndex ?? -1];
        return bar === undefined ? '' : tooltipOf(bar, theme, texts);
      },
    },
    xAxis: [
      {
        type: 'value',
        position: 'bottom',
        axisLabel: { ...text, hideOverlap: true, formatter: (value: number) => axisText(value, texts) },
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
      type: 'category',
      inverse: true,
      data: bars.map(({ key }) => key),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.border } },
      axisLabel: {
        ...text,
        color: theme.ink,
        interval: 0,
        width: places.labelWidth,
        overflow: 'truncate',
        formatter: (_key: string, index: number) => bars[index]?.label ?? '',
      },
    },
    series: [
      {
        type: 'bar',
        barWidth: places.barHeight,
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

function axisText(value: number, texts: ChartTexts): string {
  if (value === 0) return `0 ${texts.unit}`;
  return texts
    .kg(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

function tooltipOf(
  { label, kgCo2e, cumulativeShare, gaps }: ParetoInput,
  theme: ChartTheme,
  texts: ParetoTexts,
): string {
  const kg = kgCo2e === null ? GAP_SIGN : `${texts.kg(kgCo2e)} ${texts.unit}`;
  return [
    `<div style="max-width:22rem;white-space:normal;font-weight:600">${escapeHtml(label)}</div>`,
    `<div><b>${kg}</b></div>`,
    cumulativeShare === null
      ? ''
      : `<div>${escapeHtml(texts.together)}&ensp;<b>${texts.share(cumulativeShare)}</b></div>`,
    gaps.length === 0 ? '' : `<div style="color:${theme.warning}">${escapeHtml(texts.gaps(gaps))}</div>`,
  ].join('');
}
