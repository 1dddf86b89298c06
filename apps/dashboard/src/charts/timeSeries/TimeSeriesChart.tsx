import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../Chart.tsx';
import { ChartFigure } from '../ChartFigure.tsx';
import { useChartTheme } from '../chartTheme.ts';
import { useChartTexts } from '../useChartTexts.ts';
import { deriveTimeSeries, type TimeSeriesLine } from './deriveTimeSeries.ts';
import { drawTimeSeries } from './drawTimeSeries.ts';

export interface TimeSeriesChartProps {
  readonly caption: string;
  readonly lines: readonly TimeSeriesLine[];
  /** Key of the line that is asked about: drawn first and thickest. */
  readonly chosen: string;
}

const HEIGHT = 320;

/** Values over the years, one line a place. */
export function TimeSeriesChart({ caption, lines, chosen }: TimeSeriesChartProps) {
  const { t } = useTranslation();
  const texts = useChartTexts();
  const theme = useChartTheme();
  const state = useMemo(() => deriveTimeSeries(lines, chosen), [lines, chosen]);
  const option = useMemo(() => drawTimeSeries(state, theme, texts), [state, theme, texts]);
  const table = {
    head: [t('chart.year'), ...state.lines.map(({ label }) => label)],
    rows: state.years.map((year, index) => ({
      key: String(year),
      cells: [String(year), ...state.lines.map(({ values }) => texts.kg(values[index] ?? null))],
    })),
  };
  const note = state.hidden > 0 ? t('chart.hiddenLines', { count: state.hidden }) : undefined;
  return (
    <ChartFigure caption={caption} table={table} note={note}>
      {() => <Chart option={option} height={HEIGHT} label={caption} />}
    </ChartFigure>
  );
}
