import type { HierarchyInput } from '../../charts/index.ts';
import type { useMemberNames } from '../../i18n/index.ts';
import type { HotspotEntry } from './toHotspots.ts';

/**
 * Hotspots as areas within areas. A branch is the sum of its leaves, and the hotspots below another are all of it: the last
 * one stands for those that have no row of their own.
 *
 * @param kg how many kilograms the unit of the chart has
 */
export function toAreas(
  nodes: readonly HotspotEntry[],
  nameOf: ReturnType<typeof useMemberNames>,
  kg: number,
): readonly HierarchyInput[] {
  return nodes.map(({ key, member, count, kgCo2e, gaps, children }): HierarchyInput => {
    const label = nameOf(member, count);
    if (children.length > 0) return { key, label, children: toAreas(children, nameOf, kg) };
    return { key, label, kgCo2e: kgCo2e === null ? null : kgCo2e / kg, gaps };
  });
}
