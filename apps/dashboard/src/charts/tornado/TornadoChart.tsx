import { describeTornado, type TornadoInput } from '@cradle/charts';
import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';

export interface TornadoChartProps extends ChartFrame, TornadoInput {}

/** Which numbers move a total most, one at a time. */
export function TornadoChart({ base, swings, ...frame }: TornadoChartProps) {
  const texts = useChartTexts();
  const description = useMemo(() => describeTornado({ base, swings }, texts), [base, swings, texts]);
  return <DrawnChart {...frame} description={description} />;
}
