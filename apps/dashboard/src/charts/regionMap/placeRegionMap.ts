import type { RegionMap } from './deriveRegionMap.ts';
import type { WorldShape } from './loadWorld.ts';
import { projectEqualEarth } from './projectEqualEarth.ts';

/** A shape in px: its outline as an SVG path, and the middle of its largest ring. */
export interface PlacedShapeOfWorld {
  readonly code: string | null;
  readonly path: string;
  readonly middle: { readonly x: number; readonly y: number };
}

/** Where everything of a map goes, in px. */
export interface RegionMapPlaces {
  readonly height: number;
  readonly shapes: readonly PlacedShapeOfWorld[];
  /** Radius of the largest circle. */
  readonly largestRadius: number;
  /** Top of the key, which has two rows of entries on a narrow page. */
  readonly keyTop: number;
  readonly keyRows: readonly number[];
}

/** What is inhabited: without the pole's ice the map is larger. */
const SOUTH = -56;
const NORTH = 84;
/** Longitude in the middle of the map: its edge then runs through the Bering Strait and cuts no country. */
const MIDDLE = 11;
const KEY = 44;

/** @param width of the chart in px */
export function placeRegionMap(
  _state: RegionMap,
  world: readonly WorldShape[],
  width: number,
): RegionMapPlaces {
  const [right] = projectEqualEarth(180, 0);
  const [, top] = projectEqualEarth(0, NORTH);
  const [, bottom] = projectEqualEarth(0, SOUTH);
  const scale = width / (2 * right);
  const mapHeight = (top - bottom) * scale;
  const toPx = ([longitude, latitude]: readonly [number, number]): readonly [number, number] => {
    const [x, y] = projectEqualEarth(longitude, Math.max(SOUTH, latitude));
    return [round((x + right) * scale), round((top - y) * scale)];
  };
  const rowsOfKey = width < 480 ? 2 : 1;
  return {
    height: Math.round(mapHeight + 12 + KEY * rowsOfKey),
    shapes: world.map(({ code, rings }) =>
      placeShape(
        code,
        rings.map((ring) => unwrap(ring).map(toPx)),
      ),
    ),
    largestRadius: Math.max(10, width / 34),
    keyTop: mapHeight + 12,
    keyRows: Array.from({ length: rowsOfKey }, (_, row) => mapHeight + 12 + row * KEY),
  };
}

type Place = readonly [longitude: number, latitude: number];

/** Longitudes from the middle of the map, each on the side of the one before: no outline jumps across the map. */
function unwrap(ring: readonly Place[]): readonly Place[] {
  let before: number | null = null;
  return ring.map(([longitude, latitude]) => {
    let degrees = ((longitude - MIDDLE + 540) % 360) - 180;
    if (before !== null && degrees - before > 180) degrees -= 360;
    if (before !== null && before - degrees > 180) degrees += 360;
    before = degrees;
    return [degrees, latitude];
  });
}

function placeShape(
  code: string | null,
  rings: readonly (readonly (readonly [number, number])[])[],
): PlacedShapeOfWorld {
  const path = rings.map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`).join('');
  const [largest] = rings.map(areaAndMiddle).sort((a, b) => b.area - a.area);
  return { code, path, middle: largest?.middle ?? { x: 0, y: 0 } };
}

/** Area and centroid of a closed ring. */
function areaAndMiddle(ring: readonly (readonly [number, number])[]) {
  let doubled = 0;
  let sumX = 0;
  let sumY = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [x0, y0] = ring[index - 1]!;
    const [x1, y1] = ring[index]!;
    const cross = x0 * y1 - x1 * y0;
    doubled += cross;
    sumX += (x0 + x1) * cross;
    sumY += (y0 + y1) * cross;
  }
  const [x = 0, y = 0] = ring[0] ?? [];
  if (doubled === 0) return { area: 0, middle: { x, y } };
  return { area: Math.abs(doubled / 2), middle: { x: sumX / (3 * doubled), y: sumY / (3 * doubled) } };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
