import { textWidth } from '../textWidth.ts';
import { BEST_SCORE, type Radar, WORST_SCORE } from './deriveRadar.ts';

/** Where everything of a radar goes, in px. */
export interface RadarPlaces {
  readonly height: number;
  readonly centre: Point;
  readonly radius: number;
  /** Angle of each axis, clockwise from the top, in radians. */
  readonly angles: readonly number[];
  /** Room for an axis' name beside the circle. */
  readonly nameRoom: number;
  /** Where the list of items begins, and its room. */
  readonly list: Point & { readonly room: number };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const FONT = 12;
/** Rows of the list of items. */
export const LIST_ROW = 22;
const LIST_WIDTH = 220;
/** Narrower charts have the list below. */
const SIDE_BY_SIDE = 560;

/** @param width of the chart in px */
export function placeRadar({ axes, items }: Radar, width: number): RadarPlaces {
  const beside = width >= SIDE_BY_SIDE;
  const plot = beside ? width - LIST_WIDTH : width;
  const longest = axes.reduce((most, { label }) => Math.max(most, textWidth(label, FONT)), 0);
  // Longer names take two lines.
  const nameRoom = Math.min(longest + 8, Math.max(82, plot * 0.17));
  const radius = Math.min(170, (plot - 2 * nameRoom - 28) / 2);
  const top = 28;
  const centre = { x: plot / 2, y: top + radius };
  const bottom = centre.y + radius + 30;
  return {
    height: Math.round(
      beside ? Math.max(bottom, items.length * LIST_ROW + 40) : bottom + items.length * LIST_ROW + 8,
    ),
    centre,
    radius,
    angles: axes.map((_axis, index) => (2 * Math.PI * index) / Math.max(1, axes.length)),
    nameRoom,
    list: beside
      ? { x: plot + 12, y: Math.max(12, centre.y - (items.length * LIST_ROW) / 2), room: LIST_WIDTH - 32 }
      : { x: 4, y: bottom + 8, room: width - 28 },
  };
}

/** Where a score lies on an axis: 1 on the rim, 5 a fifth of the way out. The middle is no score. */
export function pointOf(places: RadarPlaces, axis: number, score: number): Point {
  const distance = (places.radius * (WORST_SCORE + BEST_SCORE - score)) / WORST_SCORE;
  return polar(places.centre, places.angles[axis] ?? 0, distance);
}

/** A point at an angle, clockwise from the top, and a distance. */
export function polar({ x, y }: Point, angle: number, distance: number): Point {
  return { x: x + Math.sin(angle) * distance, y: y - Math.cos(angle) * distance };
}
