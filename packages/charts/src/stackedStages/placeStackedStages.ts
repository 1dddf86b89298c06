import { labelRoom, textWidth } from '../textWidth.ts';
import type { StackedStages } from './deriveStackedStages.ts';

/** Where everything of a stacked bar chart goes, in px. */
export interface StackedStagesPlaces {
  readonly height: number;
  readonly top: number;
  readonly left: number;
  /** Room behind the longest bar for its total. */
  readonly right: number;
  readonly bottom: number;
  readonly labelWidth: number;
  readonly barHeight: number;
}

const FONT = 12;
const LEGEND_ROW = 24;
const AXIS = 28;
const GAP = 12;

/** @param width of the chart in px */
export function placeStackedStages({ bars, parts }: StackedStages, width: number): StackedStagesPlaces {
  const labelWidth = labelRoom(
    bars.map(({ label }) => label),
    FONT,
    width * 0.32,
  );
  const rowHeight = bars.length > 12 ? 26 : 36;
  const top =
    legendRows(
      parts.map(({ label }) => label),
      width,
    ) *
      LEGEND_ROW +
    8;
  return {
    height: top + bars.length * rowHeight + AXIS,
    top,
    left: labelWidth + GAP,
    right: Math.min(88, Math.round(width * 0.22)),
    bottom: AXIS,
    labelWidth,
    barHeight: Math.round(rowHeight * 0.6),
  };
}

/** How many rows a legend takes when its entries are set one after the other. */
export function legendRows(labels: readonly string[], width: number): number {
  const sign = 34;
  let rows = labels.length === 0 ? 0 : 1;
  let used = 0;
  for (const label of labels) {
    const needed = textWidth(label, FONT) + sign;
    if (used > 0 && used + needed > width) {
      rows += 1;
      used = 0;
    }
    used += needed;
  }
  return rows;
}
