import { legendRows } from '@cradle/charts';
import { textWidth } from '../textWidth.ts';
import type { SmallMultiples } from './deriveSmallMultiples.ts';

/** The area of one panel's marks, in px. */
export interface PanelPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether the numbers of the axis stand to its left. */
  readonly first: boolean;
}

/** Where everything of the panels goes, in px. */
export interface SmallMultiplesPlaces {
  readonly height: number;
  readonly panels: readonly PanelPlace[];
  /** Height above a panel's marks where its name stands. */
  readonly nameHeight: number;
  /** Every how many categories one is written. */
  readonly labelEvery: number;
}

const FONT = 12;
const LEGEND_ROW = 24;
const NAME = 26;
const CATEGORY = 22;
const GAP = 18;
const PANEL_WIDTH = 130;
const PANEL_HEIGHT = 110;

/** @param width of the chart in px */
export function placeSmallMultiples(
  { panels, parts, categories, steps }: SmallMultiples,
  axisTexts: readonly string[],
  width: number,
): SmallMultiplesPlaces {
  const axisWidth = Math.max(0, ...axisTexts.map((text) => textWidth(text, FONT - 1))) + 8;
  const across = Math.max(
    1,
    Math.min(panels.length, Math.floor((width - axisWidth + GAP) / (PANEL_WIDTH + GAP)), 5),
  );
  const panelWidth = Math.min(420, (width - axisWidth - (across - 1) * GAP) / across);
  const names = parts.length > 1 ? parts.map(({ label }) => label) : [];
  const top = legendRows(names, width) * LEGEND_ROW + (steps.length > 0 ? 18 : 0);
  const rowHeight = NAME + PANEL_HEIGHT + CATEGORY + GAP;
  const widest = Math.max(0, ...categories.map(({ label }) => textWidth(label, FONT - 1))) + 10;
  const step = panelWidth / Math.max(1, categories.length);
  return {
    height: Math.round(top + Math.ceil(panels.length / across) * rowHeight),
    panels: panels.map((_panel, index) => ({
      x: axisWidth + (index % across) * (panelWidth + GAP),
      y: top + Math.floor(index / across) * rowHeight + NAME,
      width: panelWidth,
      height: PANEL_HEIGHT,
      first: index % across === 0,
    })),
    nameHeight: NAME,
    // Names longer than half a panel are cut instead.
    labelEvery: Math.max(1, Math.ceil(Math.min(widest, panelWidth / 2) / step)),
  };
}
