import { labelRoom } from '../textWidth.ts';
import type { Waterfall } from './deriveWaterfall.ts';

/** Where everything of a waterfall goes, in px, and what its axis holds, in kg CO2e. */
export interface WaterfallPlaces {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly labelWidth: number;
  readonly barHeight: number;
  readonly axis: readonly [number, number];
  /** Decimals that tell the totals apart on a cut axis; null where three significant digits do. */
  readonly decimals: number | null;
}

const FONT = 12;
const ROW = 34;
const AXIS = 28;
/** Of the whole range of the axis: room beyond the outermost bar. */
const MARGIN = 0.06;

/**
 * The axis starts at zero unless all levels are so close together that their steps could not be seen; then it starts
 * near the lowest one, and the chart has to say so.
 *
 * @param width of the chart in px
 */
export function placeWaterfall(state: Waterfall, ends: readonly string[], width: number): WaterfallPlaces {
  const labels = [...ends, ...state.steps.map(({ label }) => label)];
  const labelWidth = labelRoom(labels, FONT, width * 0.32);
  const axis = axisOf(state);
  return {
    height: labels.length * ROW + AXIS + 8,
    left: labelWidth + 12,
    right: Math.min(88, Math.round(width * 0.22)),
    bottom: AXIS,
    labelWidth,
    barHeight: 20,
    axis,
    decimals: isCut({ axis }) ? decimalsFor(axis[1] - axis[0]) : null,
  };
}

/** Whether zero is off the axis. */
export function isCut({ axis: [least, most] }: Pick<WaterfallPlaces, 'axis'>): boolean {
  return least > 0 || most < 0;
}

/** Decimals that show a hundredth of a span: 1 for a span of 25, 4 for 0.05. */
function decimalsFor(span: number): number {
  return Math.min(12, Math.max(0, 2 - Math.floor(Math.log10(span))));
}

function axisOf({ before, after, steps }: Waterfall): readonly [number, number] {
  const levels = [before, after, ...steps.flatMap(({ from, to }) => [from, to])].filter(
    (level) => level !== null,
  );
  if (levels.length === 0) return [0, 1];
  const least = Math.min(...levels);
  const most = Math.max(...levels);
  const spread = most - least;
  const closeTogether = spread > 0 && spread < 0.2 * Math.max(Math.abs(least), Math.abs(most));
  if (closeTogether && least > 0) return [least - spread * 0.5, most + spread * 0.1];
  const low = Math.min(0, least);
  const high = Math.max(0, most);
  const margin = (high - low || 1) * MARGIN;
  return [low < 0 ? low - margin : 0, high > 0 ? high + margin : 0];
}
