import { inkOn, mixed } from './chartStyle.ts';
import type { ChartTheme } from './chartTheme.ts';

/**
 * The hatching that stands for a gap wherever an area is drawn: thin lines that lean, so that it reads as "not known"
 * in both schemes and in print. A new object each time: ECharts writes into it.
 *
 * @param ground the colour of an area of which something is known, under the lines; without it nothing is
 */
export function gapPattern(theme: ChartTheme, ground?: string) {
  return {
    symbol: 'rect',
    color: ground === undefined ? theme.warning : mixed(inkOn(ground), ground, 0.55),
    dashArrayX: [1, 0],
    dashArrayY: ground === undefined ? [1.5, 5] : [1, 7],
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
