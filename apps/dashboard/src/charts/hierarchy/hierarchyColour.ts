import { mixed } from '../chartStyle.ts';
import { type ChartTheme, colourIn } from '../chartTheme.ts';
import type { HierarchyNode } from './deriveHierarchy.ts';

/** Each level below the top is this much nearer to the ground, up to the third. */
const PALER = 0.16;

/** The colour of a node: that of its ancestor at the top, paler with each level. */
export function hierarchyColour({ colour, depth }: HierarchyNode, theme: ChartTheme): string {
  return mixed(colourIn(theme, colour), theme.surface, 1 - PALER * Math.min(depth, 3));
}
