import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import type { HierarchyInput } from '../hierarchy/deriveHierarchy.ts';
import { useChartTexts } from '../useChartTexts.ts';
import { describeSunburst } from './describeSunburst.ts';

export interface SunburstChartProps extends ChartFrame {
  readonly roots: readonly HierarchyInput[];
}

/** Where the emissions are, from the middle outwards. Credits and gaps are listed beside: they have no area. */
export function SunburstChart({ roots, ...frame }: SunburstChartProps) {
  const texts = useChartTexts();
  const description = useMemo(() => describeSunburst(roots, texts), [roots, texts]);
  return <DrawnChart {...frame} description={description} />;
}
