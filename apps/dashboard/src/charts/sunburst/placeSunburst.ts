import type { Hierarchy } from '../hierarchy/deriveHierarchy.ts';

/** Where the rings of a sunburst are, in px from its centre. */
export interface SunburstPlaces {
  readonly height: number;
  /** Of the hole, where the total stands. */
  readonly hole: number;
  /** Inner and outer radius of each ring. */
  readonly rings: readonly (readonly [inner: number, outer: number])[];
}

const MOST_HEIGHT = 520;
/** Room around the outermost ring. */
const MARGIN = 6;

/** @param width of the chart in px */
export function placeSunburst({ depth }: Hierarchy, width: number): SunburstPlaces {
  const height = Math.round(Math.min(MOST_HEIGHT, width));
  const radius = height / 2 - MARGIN;
  const hole = Math.round(radius * 0.26);
  const thickness = (radius - hole) / Math.max(1, depth);
  return {
    height,
    hole,
    rings: Array.from({ length: depth }, (_, ring) => [
      hole + thickness * ring,
      hole + thickness * (ring + 1),
    ]),
  };
}
