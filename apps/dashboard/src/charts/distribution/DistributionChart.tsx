import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import type { DistributionInput } from './deriveDistribution.ts';
import { describeDistribution } from './describeDistribution.ts';

export interface DistributionChartProps extends ChartFrame, DistributionInput {}

/** How two footprints overlap, and how their difference is spread once what they share is taken out. */
export function DistributionChart({ pair, ...frame }: DistributionChartProps) {
  const texts = useChartTexts();
  const description = useMemo(() => describeDistribution({ pair }, texts), [pair, texts]);
  return <DrawnChart {...frame} description={description} />;
}
