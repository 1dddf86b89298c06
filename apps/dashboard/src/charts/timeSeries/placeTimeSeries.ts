import { CHART_FONT } from '../chartStyle.ts';
import { niceSteps } from '../niceSteps.ts';
import { spreadApart } from '../spreadApart.ts';
import { labelRoom, textWidth } from '../textWidth.ts';
import type { TimeSeries } from './deriveTimeSeries.ts';

/** Where everything of a time series goes, in px, and what its axis holds. */
export interface TimeSeriesPlaces {
  readonly height: number;
  readonly top: number;
  readonly left: number;
  /** Room for the names at the ends of the lines. */
  readonly right: number;
  readonly bottom: number;
  readonly nameRoom: number;
  /** Steps of the axis. */
  readonly steps: readonly number[];
  /** How far below the end of its line each name stands, so that none lies over another. */
  readonly nameOffsets: readonly number[];
}

const HEIGHT = 320;
const TOP = 34;
const BOTTOM = 28;
const NAME_GAP = 15;
const STEPS = 5;

/**
 * @param axisText writes a step of the axis
 * @param width of the chart in px
 */
export function placeTimeSeries(
  { lines }: TimeSeries,
  axisText: (value: number) => string,
  width: number,
): TimeSeriesPlaces {
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null));
  const steps = niceSteps(Math.min(0, ...values), Math.max(0, ...values), STEPS);
  const nameRoom = labelRoom(
    lines.map(({ label }) => label),
    CHART_FONT,
    width * 0.32,
  );
  const least = steps[0] ?? 0;
  const span = (steps.at(-1) ?? 1) - least;
  const bottom = HEIGHT - BOTTOM;
  const wanted = lines.map(
    (line) => bottom - (((line.values[line.last] ?? 0) - least) / span) * (bottom - TOP),
  );
  const spread = spreadApart(wanted, NAME_GAP, TOP, bottom);
  return {
    height: HEIGHT,
    top: TOP,
    left: Math.max(...steps.map((step) => textWidth(axisText(step), CHART_FONT))) + 10,
    right: nameRoom + 14,
    bottom: BOTTOM,
    nameRoom,
    steps,
    nameOffsets: spread.map((y, index) => y - wanted[index]!),
  };
}
