import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import { describeWaterfall, type WaterfallInput } from './describeWaterfall.ts';

export interface WaterfallChartProps extends ChartFrame, WaterfallInput {}

/** How one total becomes another, change by change. */
export function WaterfallChart({ before, after, changes, unit, ...frame }: WaterfallChartProps) {
  const texts = useChartTexts();
  const description = useMemo(
    () => describeWaterfall({ before, after, changes, unit }, texts),
    [before, after, changes, unit, texts],
  );
  return <DrawnChart {...frame} description={description} />;
}
