import type { ECElementEvent } from 'echarts/core';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Chart.module.css';
import type { ChartMark } from './ChartMark.ts';
import { chooseMark } from './chooseMark.ts';
import { type ChartOption, type EChartsType, loadECharts } from './echarts/loadECharts.ts';
import { MarkList } from './MarkList.tsx';

/** What readers can do with a chart; every kind takes these beside its data. */
export interface ChartInteraction {
  /** Called with the key of the mark that was clicked, or chosen with the keyboard. */
  readonly onSelect?: ((key: string) => void) | undefined;
  /** Key of what is looked at elsewhere on the page: its marks stand out. */
  readonly highlighted?: string | null | undefined;
}

export interface ChartProps extends ChartInteraction {
  readonly option: ChartOption;
  /** In px. The width is that of the parent. */
  readonly height: number;
  /** One sentence for screen readers; the numbers stand in the table beside the chart. */
  readonly label: string;
  /** What the arrow keys move between. */
  readonly marks?: readonly ChartMark[];
}

const NO_MARKS: readonly ChartMark[] = [];

/**
 * A canvas that follows its option and the size of its parent, and is gone when it is taken away. ECharts is loaded
 * when the first chart is drawn.
 */
export function Chart({ option, height, label, marks = NO_MARKS, onSelect, highlighted }: ChartProps) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const [chart, failed] = useDrawing(host, option, onSelect !== undefined);
  useSelection(chart, marks, onSelect);
  useHighlight(chart, marks, highlighted ?? null, option);
  return (
    <div className={styles.host} style={{ height }}>
      <div ref={host} role="img" aria-label={label} className={styles.canvas} />
      {failed && <p role="status">{t('figure.notLoaded')}</p>}
      {chart !== null && marks.length > 0 && <MarkList {...{ chart, marks, label, option, onSelect }} />}
    </div>
  );
}

/** Draws the option into the host; null until ECharts is loaded. */
function useDrawing(
  host: RefObject<HTMLDivElement | null>,
  option: ChartOption,
  selectable: boolean,
): readonly [EChartsType | null, boolean] {
  const made = useRef<EChartsType | null>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let stale = false;
    const draw = async (): Promise<void> => {
      const echarts = await loadECharts(option);
      if (stale || host.current === null) return;
      made.current ??= echarts.init(host.current, { renderer: 'canvas' });
      // Series of another option must not stay behind, so nothing is merged.
      made.current.setOption(withCursor(option, selectable), { notMerge: true });
      setChart(made.current);
    };
    draw().catch(() => setFailed(true));
    return () => {
      stale = true;
    };
  }, [host, option, selectable]);

  useEffect(() => {
    const resized = new ResizeObserver(() => made.current?.resize());
    resized.observe(host.current!);
    return () => {
      resized.disconnect();
      made.current?.dispose();
      made.current = null;
      setChart(null);
    };
  }, [host]);
  return [chart, failed];
}

/** A hand only where something happens. */
function withCursor(option: ChartOption, selectable: boolean): ChartOption {
  const series = [option.series ?? []].flat() as readonly object[];
  return { ...option, series: series.map((one) => ({ cursor: selectable ? 'pointer' : 'default', ...one })) };
}

function useSelection(
  chart: EChartsType | null,
  marks: readonly ChartMark[],
  onSelect: ((key: string) => void) | undefined,
): void {
  const byPlace = useMemo(
    () => new Map(marks.map((mark) => [placeOf(mark.series, mark.index), mark])),
    [marks],
  );
  useEffect(() => {
    if (chart === null) return;
    const select = (event: ECElementEvent): void => {
      const mark = byPlace.get(placeOf(event.seriesIndex ?? -1, event.dataIndex ?? -1));
      if (mark !== undefined) chooseMark(chart, mark, onSelect);
    };
    chart.on('click', select);
    return () => {
      if (!chart.isDisposed()) chart.off('click', select);
    };
  }, [chart, byPlace, onSelect]);
}

function useHighlight(
  chart: EChartsType | null,
  marks: readonly ChartMark[],
  highlighted: string | null,
  option: ChartOption,
): void {
  // A new option forgets what stood out.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (chart === null || highlighted === null) return;
    const batch = marks
      .filter(({ key }) => key === highlighted)
      .map(({ series, index }) => ({ seriesIndex: series, dataIndex: index }));
    chart.dispatchAction({ type: 'highlight', batch });
    return () => {
      if (!chart.isDisposed()) chart.dispatchAction({ type: 'downplay', batch });
    };
  }, [chart, marks, highlighted, option]);
}

function placeOf(series: number, index: number): string {
  return `${series}:${index}`;
}
