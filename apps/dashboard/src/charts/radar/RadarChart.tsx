import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import { describeRadar, type RadarInput } from './describeRadar.ts';

export interface RadarChartProps extends ChartFrame, RadarInput {}

/** Data quality by indicator, 1 (best, outside) to 5. A missing score is a gap, not the middle. */
export function RadarChart({ axes, items, ...frame }: RadarChartProps) {
  const texts = useChartTexts();
  const description = useMemo(() => describeRadar({ axes, items }, texts), [axes, items, texts]);
  return <DrawnChart {...frame} description={description} />;
}
