import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import type { AbatementInput } from './deriveAbatement.ts';
import { describeAbatement } from './describeAbatement.ts';

export interface AbatementChartProps extends ChartFrame {
  /** In the order in which they are done. */
  readonly reductions: readonly AbatementInput[];
}

/** What can be saved, cheapest first: as wide as the saving, as high as its cost. */
export function AbatementChart({ reductions, ...frame }: AbatementChartProps) {
  const texts = useChartTexts();
  const description = useMemo(() => describeAbatement(reductions, texts), [reductions, texts]);
  return <DrawnChart {...frame} description={description} />;
}
