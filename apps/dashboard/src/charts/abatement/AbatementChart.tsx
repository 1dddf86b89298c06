import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import type { AbatementInput } from './deriveAbatement.ts';
import { describeAbatement } from './describeAbatement.ts';

export interface AbatementChartProps extends ChartFrame {
  /** In the order in which they are done. */
  readonly reductions: readonly AbatementInput[];
  /** Of the costs, ISO 4217; none is named without one. */
  readonly currency?: string | undefined;
  /** Of the savings; `kg CO₂e` without one. */
  readonly unit?: string | undefined;
}

/** What can be saved, cheapest first: as wide as the saving, as high as its cost. */
export function AbatementChart({ reductions, currency, unit, ...frame }: AbatementChartProps) {
  const texts = useChartTexts();
  const description = useMemo(
    () => describeAbatement(reductions, unit === undefined ? texts : { ...texts, unit }, currency),
    [reductions, texts, unit, currency],
  );
  return <DrawnChart {...frame} description={description} />;
}
