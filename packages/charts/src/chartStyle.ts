import type { ChartTheme } from './chartTheme.ts';

/** Font size of everything written into a chart, in px. */
export const CHART_FONT = 12;

/** How text looks that is not the data: axes, legends. */
export function textStyle(theme: ChartTheme) {
  return { color: theme.inkMuted, fontFamily: theme.font, fontSize: CHART_FONT };
}

/** What every option begins with. Charts are named and listed by the page: ECharts would describe itself in English. */
export function baseOption(theme: ChartTheme) {
  return { animation: false, textStyle: textStyle(theme) };
}

/** A tooltip that stays inside its chart and wraps long names. */
export function tooltipStyle(theme: ChartTheme) {
  return {
    confine: true,
    backgroundColor: theme.raised,
    borderColor: theme.border,
    padding: [8, 10],
    extraCssText: 'max-width:min(22rem,90vw);white-space:normal;overflow-wrap:anywhere',
    textStyle: { ...textStyle(theme), color: theme.ink },
  };
}

/** The unit of a value axis at its right end, where the numbers of the bars stand above it. */
export function unitAtEnd(unit: string, theme: ChartTheme) {
  return {
    name: unit,
    nameLocation: 'end',
    nameGap: 6,
    nameTextStyle: { ...textStyle(theme), verticalAlign: 'top', padding: [8, 0, 0, 0] },
  };
}

/** The axis of names from the top down, cut where their column ends; how its line looks is left to the chart. */
export function namesDown(
  entries: readonly { readonly key: string; readonly label: string }[],
  labelWidth: number,
  theme: ChartTheme,
) {
  return {
    type: 'category',
    inverse: true,
    data: entries.map(({ key }) => key),
    axisTick: { show: false },
    axisLabel: {
      ...textStyle(theme),
      color: theme.ink,
      interval: 0,
      width: labelWidth,
      overflow: 'truncate',
      formatter: (_key: string, index: number) => entries[index]?.label ?? '',
    },
  };
}

/** `share` of the colour over the ground, both `#rrggbb`. */
export function mixed(colour: string, ground: string, share: number): string {
  const channel = (from: number): string => {
    const over = Number.parseInt(colour.slice(from, from + 2), 16);
    const under = Number.parseInt(ground.slice(from, from + 2), 16);
    return Math.round(over * share + under * (1 - share))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Text in the colour of what it names, dark or light enough to be read on the theme's ground. */
export function inkOf(colour: string, theme: ChartTheme): string {
  return mixed(colour, theme.ink, 0.5);
}

/** Black or white, whichever can be read on an area of this colour. */
export function inkOn(colour: string): string {
  const linear = (from: number): number => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5);
  // Where the contrast to both is the same (WCAG 2.2, 1.4.3).
  return luminance > 0.179 ? '#1c1e1d' : '#ffffff';
}
