import { labelRoom } from '../textWidth.ts';
import type { TornadoState } from './deriveTornado.ts';

/** Where everything of a tornado goes, in px, and what its axis holds, in kg CO2e. */
export interface TornadoPlaces {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly labelWidth: number;
  readonly barHeight: number;
  readonly axis: readonly [number, number];
}

const FONT = 12;
const ROW = 32;
const AXIS = 28;
/** Of the span: room for the texts at the ends of the bars. */
const MARGIN = 0.16;

/** The axis holds the base and all ends; bars start at the base, so zero need not be on it. */
export function placeTornado({ base, rows }: TornadoState, width: number): TornadoPlaces {
  const labelWidth = labelRoom(
    rows.map(({ label }) => label),
    FONT,
    width * 0.36,
  );
  const levels = [base, ...rows.flatMap(({ kgAtLow, kgAtHigh }) => [kgAtLow, kgAtHigh])];
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const margin = (most - least || Math.abs(base) || 1) * MARGIN;
  return {
    height: Math.max(rows.length, 1) * ROW + AXIS + 8,
    left: labelWidth + 12,
    right: 12,
    bottom: AXIS,
    labelWidth,
    barHeight: 18,
    axis: [least - margin, most + margin],
  };
}
