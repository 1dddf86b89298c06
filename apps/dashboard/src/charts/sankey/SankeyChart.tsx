import { useMemo } from 'react';
import { type ChartFrame, DrawnChart } from '../DrawnChart.tsx';
import { useChartTexts } from '../useChartTexts.ts';
import { describeSankey, type SankeyInput } from './describeSankey.ts';

export interface SankeyChartProps extends ChartFrame, SankeyInput {}

/** How emissions travel along a supply chain, loops included. `onSelect` gets the key of a node. */
export function SankeyChart({ nodes, links, ...frame }: SankeyChartProps) {
  const texts = useChartTexts();
  const description = useMemo(() => describeSankey({ nodes, links }, texts), [nodes, links, texts]);
  return <DrawnChart {...frame} description={description} />;
}
