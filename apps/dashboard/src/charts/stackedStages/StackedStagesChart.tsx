import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../Chart.tsx';
import { ChartFigure, type ChartTable } from '../ChartFigure.tsx';
import { type ChartTexts, GAP_SIGN } from '../chartTexts.ts';
import { useChartTheme } from '../chartTheme.ts';
import { useChartTexts } from '../useChartTexts.ts';
import {
  type BarInput,
  type BarPart,
  deriveStackedStages,
  type StackedStages,
} from './deriveStackedStages.ts';
import { drawStackedStages } from './drawStackedStages.ts';
import { placeStackedStages } from './placeStackedStages.ts';

export interface StackedStagesChartProps {
  readonly caption: string;
  readonly bars: readonly BarInput[];
  readonly parts: readonly BarPart[];
}

/** One bar for each footprint, made of its stages. Shows the totals as given and marks those with gaps. */
export function StackedStagesChart({ caption, bars, parts }: StackedStagesChartProps) {
  const { t } = useTranslation();
  const texts = useChartTexts();
  const state = useMemo(() => deriveStackedStages(bars, parts), [bars, parts]);
  const notes = [
    state.hidden > 0 && t('chart.hiddenBars', { shown: state.bars.length, count: state.hidden }),
    state.hasGaps && t('chart.gapSign'),
  ].filter((note) => note !== false);
  return (
    <ChartFigure
      caption={caption}
      table={tableOf(state, texts, t('chart.name'))}
      note={notes.length > 0 ? notes.join(' ') : undefined}
    >
      {(width) => <Drawing state={state} width={width} texts={texts} label={caption} />}
    </ChartFigure>
  );
}

interface DrawingProps {
  readonly state: StackedStages;
  readonly width: number;
  readonly texts: ChartTexts;
  readonly label: string;
}

function Drawing({ state, width, texts, label }: DrawingProps) {
  const theme = useChartTheme();
  const places = useMemo(() => placeStackedStages(state, width), [state, width]);
  const option = useMemo(() => drawStackedStages(state, places, theme, texts), [state, places, theme, texts]);
  return <Chart option={option} height={places.height} label={label} />;
}

function tableOf({ bars, parts }: StackedStages, texts: ChartTexts, name: string): ChartTable {
  return {
    head: [name, ...parts.map(({ label }) => label), texts.total],
    rows: bars.map((bar) => ({
      key: bar.key,
      cells: [
        bar.label,
        ...parts.map(({ key }) => {
          const value = bar.values.find(({ part }) => part === key);
          if (value === undefined) return '';
          return withGaps(value.kgCo2e, value.gaps, texts);
        }),
        withGaps(bar.total, bar.gaps, texts),
      ],
    })),
  };
}

function withGaps(kgCo2e: number | null, gaps: readonly string[], texts: ChartTexts): string {
  if (gaps.length === 0) return texts.kg(kgCo2e);
  const named = `${GAP_SIGN} (${texts.gaps(gaps)})`;
  return kgCo2e === null ? named : `${texts.kg(kgCo2e)} + ${named}`;
}
