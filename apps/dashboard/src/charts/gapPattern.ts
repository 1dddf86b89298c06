import type { ChartTheme } from './chartTheme.ts';

/**
 * The hatching that stands for a gap wherever an area is drawn: thin lines that lean, in the theme's warning colour on
 * no ground, so that it reads as "not known" in both schemes and in print. A new object each time: ECharts writes
 * into it.
 */
export function gapPattern(theme: ChartTheme) {
  return {
    symbol: 'rect',
    color: theme.warning,
    dashArrayX: [1, 0],
    dashArrayY: [1.5, 5],
    rotation: -Math.PI / 4,
  };
}

/** The look of an area whose number is missing: hatched, with a broken outline, and no colour of the data. */
export function gapStyle(theme: ChartTheme) {
  return {
    color: theme.surface,
    decal: gapPattern(theme),
    borderColor: theme.warning,
    borderType: 'dashed',
    borderWidth: 1,
  };
}

/** The same for shapes of custom series, whose styles have other names. */
export function gapShapeStyle(theme: ChartTheme) {
  return {
    fill: theme.surface,
    decal: gapPattern(theme),
    stroke: theme.warning,
    lineDash: [4, 3],
    lineWidth: 1,
  };
}
