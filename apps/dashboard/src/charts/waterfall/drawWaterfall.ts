import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import { baseOption, namesDown, textStyle, tooltipStyle, unitAtEnd } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml, GAP_SIGN } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { gapShapeStyle } from '../gapPattern.ts';
import type { Waterfall } from './deriveWaterfall.ts';
import type { WaterfallPlaces } from './placeWaterfall.ts';

interface Row {
  readonly key: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  /** What stands behind the bar. */
  readonly text: string;
  readonly gaps: readonly string[];
}

/**
 * The option of ECharts for a waterfall from the top down: the total before, the steps, the total after.
 *
 * @param ends names of the two totals
 */
export function drawWaterfall(
  state: Waterfall,
  places: WaterfallPlaces,
  ends: readonly [string, string],
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const kg = kgFormat(places.decimals, texts);
  const rows = rowsOf(state, ends, kg, theme, texts);
  const text = textStyle(theme);
  const [least, most] = places.axis;
  return {
    ...baseOption(theme),
    grid: { top: 8, left: places.left, right: places.right, bottom: places.bottom },
    tooltip: {
      ...tooltipStyle(theme),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const row = rows[dataIndex];
        if (row === undefined) return '';
        const gaps = `<div style="color:${theme.warning}">${escapeHtml(texts.gaps(row.gaps))}</div>`;
        return `<div>${escapeHtml(row.label)}</div><b>${row.text}</b> ${texts.unit}${gaps}`;
      },
    },
    xAxis: {
      type: 'value',
      ...unitAtEnd(texts.unit, theme),
      min: least,
      max: most,
      axisLabel: {
        ...text,
        hideOverlap: true,
        // The ends of the axis lie between its steps.
        showMinLabel: least === 0,
        showMaxLabel: most === 0,
        formatter: (value: number) =>
          places.decimals === null
            ? texts.amount(value)
            : texts.kgTo(value, Math.max(0, places.decimals - 1)),
      },
      splitLine: { lineStyle: { color: theme.border } },
      splitNumber: 4,
    },
    yAxis: {
      ...namesDown(rows, places.labelWidth, theme),
      axisLine: { lineStyle: { color: theme.border } },
    },
    series: [
      {
        type: 'custom',
        data: rows.map(({ from, to }, index) => [index, from, to]),
        encode: { y: 0, x: [1, 2] },
        clip: true,
        renderItem: (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) =>
          drawRow(rows[params.dataIndex]!, params.dataIndex, rows.length, api, places.barHeight, theme),
      },
      {
        type: 'scatter',
        silent: true,
        symbolSize: 0,
        itemStyle: { color: 'transparent' },
        data: rows.map(({ from, to }, index) => [Math.max(from, to), index]),
        label: {
          show: true,
          position: 'right',
          ...text,
          color: theme.ink,
          formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
            const { text: shown, gaps } = rows[dataIndex]!;
            return gaps.length > 0 ? `${shown} {gap|${GAP_SIGN}}` : shown;
          },
          rich: { gap: { color: theme.warning, fontWeight: 'bold', fontSize: 12 } },
        },
      },
    ],
  };
}

/** How totals and the axis are written. */
function kgFormat(decimals: number | null, texts: ChartTexts): (value: number) => string {
  return decimals === null ? texts.kg : (value) => texts.kgTo(value, decimals);
}

function rowsOf(
  { before, after, steps }: Waterfall,
  [first, last]: readonly [string, string],
  kg: (value: number) => string,
  theme: ChartTheme,
  texts: ChartTexts,
): readonly Row[] {
  const total = (key: string, label: string, value: number | null): Row => ({
    key,
    label,
    from: 0,
    to: value ?? 0,
    colour: theme.inkMuted,
    text: value === null ? GAP_SIGN : kg(value),
    gaps: [],
  });
  return [
    total('before', first, before),
    ...steps.map(({ key, label, change, from, to, gaps }) => ({
      key: `step:${key ?? 'rest'}`,
      label,
      from,
      to,
      colour: change < 0 ? theme.decrease : theme.increase,
      text: texts.delta(change),
      gaps,
    })),
    total('after', last, after),
  ];
}

/** A bar from level to level, and a thin line down to where the next one begins. */
function drawRow(
  { from, to, colour, gaps }: Row,
  index: number,
  count: number,
  api: CustomSeriesRenderItemAPI,
  height: number,
  theme: ChartTheme,
) {
  const [startX = 0, middle = 0] = api.coord([from, index]);
  const [endX = 0] = api.coord([to, index]);
  const next = api.coord([to, index + 1])[1] ?? middle;
  const bar = {
    type: 'rect',
    shape: {
      x: Math.min(startX, endX),
      y: middle - height / 2,
      width: Math.max(1, Math.abs(endX - startX)),
      height,
      r: 2,
    },
    style: gaps.length > 0 ? gapShapeStyle(theme) : { fill: colour },
  };
  const line = {
    type: 'line',
    shape: { x1: endX, y1: middle + height / 2, x2: endX, y2: next - height / 2 },
    style: { stroke: theme.border, lineWidth: 1 },
  };
  return { type: 'group', children: index + 1 < count ? [bar, line] : [bar] };
}
