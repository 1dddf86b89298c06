import { baseOption, CHART_FONT, tooltipStyle } from './chartStyle.ts';
import type { ChartTheme } from './chartTheme.ts';
import type { ChartOption } from './echarts/loadECharts.ts';

/** An element of a custom series of ECharts, in px of the chart. */
export type ShapeElement = object;

/** A mark that has been placed already. */
export interface PlacedShape {
  /** Made anew for each drawing: ECharts writes into it. */
  readonly draw: () => readonly ShapeElement[];
  /** HTML. */
  readonly tooltip: string;
}

/** Index of the series that holds the shapes, for their marks. */
export const SHAPES_SERIES = 1;

/**
 * The option of ECharts for marks whose places are known in px: what lies behind, the marks, what lies in front. Only
 * the marks can be pointed at.
 */
export function drawShapes(
  behind: readonly ShapeElement[],
  shapes: readonly PlacedShape[],
  front: readonly ShapeElement[],
  theme: ChartTheme,
): ChartOption {
  return {
    ...baseOption(theme),
    tooltip: {
      ...tooltipStyle(theme),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => shapes[dataIndex]?.tooltip ?? '',
    },
    series: [
      groupSeries([behind], true),
      groupSeries(
        shapes.map(({ draw }) => draw),
        false,
      ),
      groupSeries([front], true),
    ],
  };
}

function groupSeries(
  groups: readonly (readonly ShapeElement[] | (() => readonly ShapeElement[]))[],
  silent: boolean,
) {
  return {
    type: 'custom',
    coordinateSystem: 'none',
    silent,
    animation: false,
    data: groups.map((_group, index) => [index]),
    renderItem: ({ dataIndex }: { readonly dataIndex: number }) => {
      const group = groups[dataIndex] ?? [];
      return { type: 'group', silent, children: typeof group === 'function' ? group() : group };
    },
  };
}

/** A line of text with a halo in the colour of the ground, so that it can be read over marks. */
export function textShape(
  text: string,
  x: number,
  y: number,
  theme: ChartTheme,
  style: object = {},
): ShapeElement {
  return {
    type: 'text',
    silent: true,
    style: {
      text,
      x,
      y,
      fill: theme.ink,
      font: `${CHART_FONT}px ${theme.font}`,
      verticalAlign: 'middle',
      stroke: theme.surface,
      lineWidth: 3,
      ...style,
    },
  };
}

/** How a shape looks while it is pointed at or highlighted. */
export function emphasised(theme: ChartTheme) {
  return { style: { stroke: theme.ink, lineWidth: 1.5 } };
}
