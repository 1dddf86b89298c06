import type { ParetoInput } from '@cradle/charts';
import { describePareto } from '@cradle/charts';
import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';

export interface ParetoChartProps extends ChartFrame {
  readonly members: readonly ParetoInput[];
  /** The unit of the values where it is not kg CO2e. */
  readonly unit?: string;
}

/** Members by size, and how few of them make up 80 %. */
export function ParetoChart({ members, unit, ...frame }: ParetoChartProps) {
  const texts = useChartTexts();
  const description = useMemo(
    () => describePareto(members, unit === undefined ? texts : { ...texts, unit }),
    [members, unit, texts],
  );
  return <DrawnChart {...frame} description={description} />;
}
