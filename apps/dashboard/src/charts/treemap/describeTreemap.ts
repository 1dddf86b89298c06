import type { ChartDescription } from '../ChartDescription.ts';
import type { ChartTexts } from '../chartTexts.ts';
import { deriveHierarchy, type HierarchyInput } from '../hierarchy/deriveHierarchy.ts';
import { describeHierarchy } from '../hierarchy/describeHierarchy.ts';
import { drawTreemap } from './drawTreemap.ts';
import { placeTreemap } from './placeTreemap.ts';

/** A treemap with everything its figure says. */
export function describeTreemap(roots: readonly HierarchyInput[], texts: ChartTexts): ChartDescription {
  const state = deriveHierarchy(roots, (count) => texts.t('figure.others', { count }));
  return {
    ...describeHierarchy(state, 'treemapRootToNode', texts),
    draw: (width, theme) => {
      const places = placeTreemap(state, width);
      return { option: drawTreemap(state, places, theme, texts), height: places.height };
    },
  };
}
