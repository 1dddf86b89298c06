import { labelRoom, textWidth } from '../textWidth.ts';
import type { HeatMap } from './deriveHeatMap.ts';

/** Where everything of a heat map goes, in px. */
export interface HeatMapPlaces {
  readonly height: number;
  readonly top: number;
  readonly left: number;
  readonly labelWidth: number;
  /** Column labels stand upright (0) or lean (degrees) where they would touch. */
  readonly columnRotation: number;
  readonly columnLabelWidth: number;
  /** Whether a cell has room for its number. */
  readonly showsNumbers: boolean;
}

const FONT = 12;
const GAP = 12;
const NUMBER_WIDTH = 44;
const LEANING = 40;

/** @param width of the chart in px */
export function placeHeatMap({ rows, columns }: HeatMap, width: number): HeatMapPlaces {
  const labelWidth = labelRoom(
    rows.map(({ label }) => label),
    FONT,
    width * 0.32,
  );
  const left = labelWidth + GAP;
  const cellWidth = (width - left) / Math.max(1, columns.length);
  const widest = columns.reduce((most, { label }) => Math.max(most, textWidth(label, FONT)), 0);
  const leans = widest > cellWidth - 8;
  const columnLabelWidth = leans ? Math.min(widest, 120) : Math.floor(cellWidth);
  const top = leans ? Math.round(Math.sin((LEANING * Math.PI) / 180) * columnLabelWidth) + 24 : 32;
  const rowHeight = rows.length > 20 ? 24 : 34;
  return {
    height: top + Math.max(1, rows.length) * rowHeight + 8,
    top,
    left,
    labelWidth,
    columnRotation: leans ? LEANING : 0,
    columnLabelWidth,
    showsNumbers: cellWidth >= NUMBER_WIDTH,
  };
}
