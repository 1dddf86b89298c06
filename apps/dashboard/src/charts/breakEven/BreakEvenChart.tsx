import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import { type BreakEvenInput, describeBreakEven } from './describeBreakEven.ts';

export interface BreakEvenChartProps extends ChartFrame, BreakEvenInput {}

/** Two footprints over one number, and where they are equal. */
export function BreakEvenChart({ axis, names, series, points, valueText, ...frame }: BreakEvenChartProps) {
  const texts = useChartTexts();
  const description = useMemo(
    () => describeBreakEven({ axis, names, series, points, valueText }, texts),
    [axis, names, series, points, valueText, texts],
  );
  return <DrawnChart {...frame} description={description} />;
}
