import { useEffect, useRef } from 'react';
import { type ChartOption, type EChartsType, init } from './echarts.ts';

export interface ChartProps {
  readonly option: ChartOption;
  /** In px. The width is that of the parent. */
  readonly height: number;
  /** One sentence for screen readers; the numbers stand in the table beside the chart. */
  readonly label: string;
}

/** A canvas that follows its option and the size of its parent, and is gone when it is taken away. */
export function Chart({ option, height, label }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);

  useEffect(() => {
    const host = element.current!;
    const made = init(host, null, { renderer: 'canvas' });
    chart.current = made;
    const resized = new ResizeObserver(() => made.resize());
    resized.observe(host);
    return () => {
      resized.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    // Series of another option must not stay behind, so nothing is merged.
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);

  return <div ref={element} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
