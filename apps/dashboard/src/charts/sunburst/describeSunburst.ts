import type { ChartDescription } from '../ChartDescription.ts';
import type { ChartTexts } from '../chartTexts.ts';
import { deriveHierarchy, type HierarchyInput } from '../hierarchy/deriveHierarchy.ts';
import { describeHierarchy } from '../hierarchy/describeHierarchy.ts';
import { drawSunburst } from './drawSunburst.ts';
import { placeSunburst } from './placeSunburst.ts';

/** A sunburst with everything its figure says. */
export function describeSunburst(roots: readonly HierarchyInput[], texts: ChartTexts): ChartDescription {
  const state = deriveHierarchy(roots, (count) => texts.t('figure.others', { count }));
  return {
    ...describeHierarchy(state, 'sunburstRootToNode', texts),
    draw: (width, theme) => {
      const places = placeSunburst(state, width);
      return { option: drawSunburst(state, places, theme, texts), height: places.height };
    },
  };
}
