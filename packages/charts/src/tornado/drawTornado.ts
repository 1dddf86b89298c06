import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import { baseOption, namesDown, textStyle, tooltipStyle } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import type { TornadoRow, TornadoState } from './deriveTornado.ts';
import type { TornadoPlaces } from './placeTornado.ts';

/** The option of ECharts for a tornado: from the base to what each number gives at its two ends. */
export function drawTornado(
  { base, rows }: TornadoState,
  places: TornadoPlaces,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
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
        const end = (name: string, kg: number): string =>
          `<div>${escapeHtml(name)}: <b>${texts.kg(kg)}</b> ${texts.unit} (${texts.delta(kg - base)})</div>`;
        return `<div>${escapeHtml(row.label)}</div>${end(row.low, row.kgAtLow)}${end(row.high, row.kgAtHigh)}`;
      },
    },
    xAxis: {
      type: 'value',
      min: least,
      max: most,
      axisLabel: {
        ...text,
        hideOverlap: true,
        formatter: texts.amount,
        showMinLabel: false,
        showMaxLabel: false,
      },
      splitLine: { lineStyle: { color: theme.border } },
      splitNumber: 4,
    },
    yAxis: {
      ...namesDown(rows, places.labelWidth, theme),
      axisLine: { show: false },
    },
    series: [
      {
        type: 'custom',
        data: rows.map(({ kgAtLow, kgAtHigh }, index) => [index, kgAtLow, kgAtHigh]),
        encode: { y: 0, x: [1, 2] },
        renderItem: (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) =>
          drawRow(rows[params.dataIndex]!, params.dataIndex, base, api, places.barHeight, theme),
      },
    ],
  };
}

/** A bar to each end, what is turned at each, and the line of the base. */
function drawRow(
  row: TornadoRow,
  index: number,
  base: number,
  api: CustomSeriesRenderItemAPI,
  height: number,
  theme: ChartTheme,
) {
  const [start = 0, middle = 0] = api.coord([base, index]);
  const end = (kg: number, name: string) => {
    const [x = 0] = api.coord([kg, index]);
    const isLeft = x < start;
    const bar = {
      type: 'rect',
      shape: {
        x: Math.min(start, x),
        y: middle - height / 2,
        width: Math.max(1, Math.abs(x - start)),
        height,
        r: 2,
      },
      style: { fill: kg < base ? theme.decrease : theme.increase },
    };
    const label = {
      type: 'text',
      silent: true,
      x: x + (isLeft ? -6 : 6),
      y: middle,
      style: {
        text: kg === base ? '' : name,
        fill: theme.inkMuted,
        font: `11px ${theme.font}`,
        textAlign: isLeft ? ('right' as const) : ('left' as const),
        textVerticalAlign: 'middle' as const,
      },
    };
    return [bar, label];
  };
  const axis = {
    type: 'line',
    shape: { x1: start, y1: middle - 16, x2: start, y2: middle + 16 },
    style: { stroke: theme.inkMuted, lineWidth: 1 },
  };
  return { type: 'group', children: [...end(row.kgAtLow, row.low), ...end(row.kgAtHigh, row.high), axis] };
}
