import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import { baseOption, inkOn, textStyle, tooltipStyle } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import type { AbatementState, AbatementStep } from './deriveAbatement.ts';
import type { AbatementPlaces } from './placeAbatement.ts';

/** The option of ECharts for a marginal abatement curve. */
export function drawAbatement(
  { steps, saved, hasCosts }: AbatementState,
  places: AbatementPlaces,
  theme: ChartTheme,
  texts: ChartTexts,
  currency?: string,
): ChartOption {
  const text = textStyle(theme);
  return {
    ...baseOption(theme),
    grid: { top: places.top, left: places.left, right: places.right, bottom: places.bottom },
    tooltip: {
      ...tooltipStyle(theme),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const step = steps[dataIndex];
        if (step === undefined) return '';
        const cost =
          step.costPerKg === null
            ? ''
            : `<div>${escapeHtml(texts.t('chart.costPerKg'))}: ${texts.amount(step.costPerKg)} ${currency ?? ''}</div>`;
        return `<div>${step.number}. ${escapeHtml(step.label)}</div><b>${texts.delta(-step.saved)}</b> ${texts.unit}${cost}`;
      },
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: saved || 1,
      name: texts.t('chart.savedSoFar', { unit: texts.unit }),
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: text,
      axisLine: { onZero: true, lineStyle: { color: theme.inkMuted } },
      axisLabel: { ...text, hideOverlap: true, formatter: texts.amount, showMaxLabel: false },
      splitLine: { show: false },
      splitNumber: 4,
    },
    yAxis: {
      type: 'value',
      show: hasCosts,
      min: places.costs[0],
      max: places.costs[1],
      axisLabel: { ...text, formatter: texts.amount, showMinLabel: false, showMaxLabel: false },
      splitLine: { lineStyle: { color: theme.border } },
      splitNumber: 4,
    },
    series: [
      {
        type: 'custom',
        data: steps.map(({ from, to, costPerKg }) => [from, to, hasCosts ? costPerKg! : 1]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) =>
          drawStep(steps[params.dataIndex]!, hasCosts, api, theme),
      },
    ],
  };
}

function drawStep(step: AbatementStep, hasCosts: boolean, api: CustomSeriesRenderItemAPI, theme: ChartTheme) {
  const cost = hasCosts ? step.costPerKg! : 1;
  const [left = 0, zero = 0] = api.coord([step.from, 0]);
  const [right = 0, level = 0] = api.coord([step.to, cost]);
  const width = Math.max(1, right - left - 1);
  const colour = hasCosts && cost > 0 ? theme.series[0]! : theme.series[2]!;
  const bar = {
    type: 'rect',
    shape: {
      x: left,
      y: Math.min(zero, level),
      width,
      height: Math.max(1, Math.abs(level - zero)),
      r: 2,
    },
    style: { fill: colour },
  };
  const label = {
    type: 'text',
    silent: true,
    x: left + width / 2,
    y: (zero + level) / 2,
    style: {
      text: width >= 14 && Math.abs(level - zero) >= 14 ? `${step.number}` : '',
      fill: inkOn(colour),
      font: `600 12px ${theme.font}`,
      textAlign: 'center' as const,
      textVerticalAlign: 'middle' as const,
    },
  };
  return { type: 'group', children: [bar, label] };
}
