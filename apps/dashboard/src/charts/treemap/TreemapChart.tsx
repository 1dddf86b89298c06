import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import type { HierarchyInput } from '../hierarchy/deriveHierarchy.ts';
import { useChartTexts } from '../useChartTexts.ts';
import { describeTreemap } from './describeTreemap.ts';

export interface TreemapChartProps extends ChartFrame {
  readonly roots: readonly HierarchyInput[];
  /** Of the values; `kg CO₂e` without one. */
  readonly unit?: string | undefined;
}

/** Where the emissions are, as areas within areas. Credits and gaps are listed beside: they have no area. */
export function TreemapChart({ roots, unit, ...frame }: TreemapChartProps) {
  const texts = useChartTexts();
  const description = useMemo(
    () => describeTreemap(roots, { ...texts, unit: unit ?? texts.unit }),
    [roots, unit, texts],
  );
  return <DrawnChart {...frame} description={description} />;
}
