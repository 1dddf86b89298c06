import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import { describeSmallMultiples, type SmallMultiplesInput } from './describeSmallMultiples.ts';

export interface SmallMultiplesChartProps extends ChartFrame, SmallMultiplesInput {}

/** The same small chart for each supplier, all on one axis. `onSelect` gets the key of a panel. */
export function SmallMultiplesChart(props: SmallMultiplesChartProps) {
  const { categories, parts, panels, form, unit, ...frame } = props;
  const texts = useChartTexts();
  const description = useMemo(
    () => describeSmallMultiples({ categories, parts, panels, form, unit }, texts),
    [categories, parts, panels, form, unit, texts],
  );
  return <DrawnChart {...frame} description={description} />;
}
