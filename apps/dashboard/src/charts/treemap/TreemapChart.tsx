import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import type { HierarchyInput } from '../hierarchy/deriveHierarchy.ts';
import { useChartTexts } from '../useChartTexts.ts';
import { describeTreemap } from './describeTreemap.ts';

export interface TreemapChartProps extends ChartFrame {
  readonly roots: readonly HierarchyInput[];
}

/** Where the emissions are, as areas within areas. Credits and gaps are listed beside: they have no area. */
export function TreemapChart({ roots, ...frame }: TreemapChartProps) {
  const texts = useChartTexts();
  const description = useMemo(() => describeTreemap(roots, texts), [roots, texts]);
  return <DrawnChart {...frame} description={description} />;
}
