import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import { describeTimeSeries, type TimeSeriesInput } from './describeTimeSeries.ts';

export interface TimeSeriesChartProps extends ChartFrame, TimeSeriesInput {}

/** Values over the years, one line a place. */
export function TimeSeriesChart({ lines, chosen, unit, ...frame }: TimeSeriesChartProps) {
  const texts = useChartTexts();
  const description = useMemo(
    () => describeTimeSeries({ lines, chosen, unit }, texts),
    [lines, chosen, unit, texts],
  );
  return <DrawnChart {...frame} description={description} />;
}
