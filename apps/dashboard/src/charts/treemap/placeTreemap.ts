import type { Hierarchy } from '../hierarchy/deriveHierarchy.ts';

/** How the room of a treemap is used. */
export interface TreemapPlaces {
  /** In px. */
  readonly height: number;
  /** Height of the bar with a branch's name, in px. */
  readonly headHeight: number;
  /** Levels that are seen at once; deeper ones come up when one zooms in. */
  readonly leafDepth: number;
  /** Of the total and the way back to it, in px. */
  readonly breadcrumbHeight: number;
}

/** More levels than these leave no room between their bars. */
const MOST_LEVELS = 3;
const BREADCRUMB = 30;

/** @param width of the chart in px */
export function placeTreemap({ nodes }: Hierarchy, width: number): TreemapPlaces {
  const area = nodes.length <= 3 ? width * 0.3 : width < 480 ? width * 1.15 : width * 0.5;
  return {
    height: Math.round(Math.min(560, Math.max(160, area))) + BREADCRUMB,
    headHeight: 22,
    leafDepth: width < 480 ? 2 : MOST_LEVELS,
    breadcrumbHeight: BREADCRUMB,
  };
}
