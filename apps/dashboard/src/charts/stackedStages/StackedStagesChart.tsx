import type { BarInput, BarPart } from '@cradle/charts';
import { describeStackedStages } from '@cradle/charts';
import { useMemo } from 'react';
import { bySplitKey } from '../cellKey.ts';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';

export interface StackedStagesChartProps extends Omit<ChartFrame, 'onSelect'> {
  readonly bars: readonly BarInput[];
  readonly parts: readonly BarPart[];
  /** Of the values; `kg CO₂e` without one. */
  readonly unit?: string | undefined;
  /** Called with the keys of a bar and a part of it. `highlighted` is the key of a bar. */
  readonly onSelect?: ((bar: string, part: string) => void) | undefined;
}

/** One bar for each footprint, made of its stages. Shows the totals as given and marks those with gaps. */
export function StackedStagesChart({ bars, parts, unit, onSelect, ...frame }: StackedStagesChartProps) {
  const texts = useChartTexts();
  const description = useMemo(
    () => describeStackedStages(bars, parts, unit === undefined ? texts : { ...texts, unit }),
    [bars, parts, unit, texts],
  );
  const select = useMemo(() => bySplitKey(onSelect), [onSelect]);
  return <DrawnChart {...frame} description={description} onSelect={select} />;
}
