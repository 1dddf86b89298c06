import { heatOf } from '../../lib/heat.ts';
import { baseOption, inkOn, mixed, namesDown, textStyle, tooltipStyle } from '../chartStyle.ts';
import { type ChartTexts, escapeHtml, GAP_SIGN } from '../chartTexts.ts';
import type { ChartTheme } from '../chartTheme.ts';
import type { ChartOption } from '../echarts/loadECharts.ts';
import { gapStyle } from '../gapPattern.ts';
import type { HeatMap } from './deriveHeatMap.ts';
import type { HeatMapPlaces } from './placeHeatMap.ts';

/** The option of ECharts for a heat map with its rows from the top down. */
export function drawHeatMap(
  { rows, columns, cells, largest, hasNegative }: HeatMap,
  places: HeatMapPlaces,
  theme: ChartTheme,
  texts: ChartTexts,
): ChartOption {
  const text = textStyle(theme);
  const axis = { axisTick: { show: false }, axisLine: { show: false }, splitArea: { show: false } };
  return {
    ...baseOption(theme),
    grid: { top: places.top, left: places.left, right: 0, bottom: 8 },
    tooltip: {
      ...tooltipStyle(theme),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const cell = cells[dataIndex];
        if (cell === undefined) return '';
        const names = [rows[cell.row]!.label, columns[cell.column]!.label].map(escapeHtml);
        const kg = cell.kgCo2e === null ? '' : `<b>${texts.kg(cell.kgCo2e)}</b> ${texts.unit}`;
        const gaps = `<div style="color:${theme.warning}">${escapeHtml(texts.gaps(cell.gaps))}</div>`;
        return `<div>${names.join(' · ')}</div>${kg}${gaps}`;
      },
    },
    xAxis: {
      ...axis,
      type: 'category',
      position: 'top',
      data: columns.map(({ key }) => key),
      axisLabel: {
        ...text,
        color: theme.ink,
        interval: 0,
        rotate: places.columnRotation,
        width: places.columnLabelWidth,
        overflow: 'truncate',
        formatter: (_key: string, index: number) => columns[index]?.label ?? '',
      },
    },
    yAxis: {
      ...axis,
      ...namesDown(rows, places.labelWidth, theme),
    },
    visualMap: {
      show: false,
      type: 'continuous',
      dimension: 2,
      min: hasNegative ? -1 : 0,
      max: 1,
      inRange: {
        color: hasNegative
          ? [theme.heatNegative, theme.surface, theme.heat]
          : [mixed(theme.heat, theme.surface, 0.06), theme.heat],
      },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(({ row, column, kgCo2e }) => ({
          // A gap has no colour of the scale.
          value: [column, row, kgCo2e === null ? 0 : heatOf(kgCo2e, largest)],
          label: { color: kgCo2e === null ? theme.ink : inkOn(cellColour(heatOf(kgCo2e, largest), theme)) },
          ...(kgCo2e === null && { itemStyle: gapStyle(theme), visualMap: false }),
        })),
        itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 4 },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 1 } },
        label: {
          show: true,
          ...text,
          fontSize: 11,
          color: theme.ink,
          formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
            const cell = cells[dataIndex];
            if (cell === undefined) return '';
            if (cell.kgCo2e === null) return `{gap|${GAP_SIGN}}`;
            const sign = cell.gaps.length > 0 ? `{gap| +${GAP_SIGN}}` : '';
            return places.showsNumbers ? `${texts.kg(cell.kgCo2e)}${sign}` : sign;
          },
          rich: { gap: { fontWeight: 'bold', fontSize: 11 } },
        },
      },
    ],
  };
}

/** About the colour that the scale gives to a strength from -1 to 1. */
function cellColour(strength: number, theme: ChartTheme): string {
  return mixed(strength < 0 ? theme.heatNegative : theme.heat, theme.surface, Math.abs(strength));
}
