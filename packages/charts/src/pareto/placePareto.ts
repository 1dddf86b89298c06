import { labelRoom } from '../textWidth.ts';
import type { Pareto } from './derivePareto.ts';

/** Where everything of a Pareto chart goes, in px. */
export interface ParetoPlaces {
  readonly height: number;
  /** Room for the scale of shares. */
  readonly top: number;
  readonly left: number;
  /** Room behind the longest bar for its value. */
  readonly right: number;
  readonly bottom: number;
  readonly labelWidth: number;
  readonly barHeight: number;
}

const FONT = 12;
const AXIS = 28;
const GAP = 12;

/** @param width of the chart in px */
export function placePareto({ bars }: Pareto, width: number): ParetoPlaces {
  const labelWidth = labelRoom(
    bars.map(({ label }) => label),
    FONT,
    width * 0.32,
  );
  const rowHeight = bars.length > 12 ? 26 : 32;
  return {
    height: AXIS + bars.length * rowHeight + AXIS,
    top: AXIS,
    left: labelWidth + GAP,
    right: Math.min(88, Math.round(width * 0.22)),
    bottom: AXIS,
    labelWidth,
    barHeight: Math.round(rowHeight * 0.56),
  };
}
