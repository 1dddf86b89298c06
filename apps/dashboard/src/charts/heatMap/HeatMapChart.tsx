import { useMemo } from 'react';
import { bySplitKey } from '../cellKey.ts';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import { describeHeatMap, type HeatMapInput } from './describeHeatMap.ts';

export interface HeatMapChartProps extends Omit<ChartFrame, 'onSelect'>, HeatMapInput {
  /** Called with the keys of a row and a column. `highlighted` is the key of a row. */
  readonly onSelect?: ((row: string, column: string) => void) | undefined;
}

/** Every value as the strength of a colour, so that the few that matter stand out. */
export function HeatMapChart({ rows, columns, cells, onSelect, ...frame }: HeatMapChartProps) {
  const texts = useChartTexts();
  const description = useMemo(
    () => describeHeatMap({ rows, columns, cells }, texts),
    [rows, columns, cells, texts],
  );
  const select = useMemo(() => bySplitKey(onSelect), [onSelect]);
  return <DrawnChart {...frame} description={description} onSelect={select} />;
}
