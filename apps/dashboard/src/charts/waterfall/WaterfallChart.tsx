import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../Chart.tsx';
import { ChartFigure, type ChartTable } from '../ChartFigure.tsx';
import { type ChartTexts, GAP_SIGN } from '../chartTexts.ts';
import { useChartTheme } from '../chartTheme.ts';
import { useChartTexts } from '../useChartTexts.ts';
import { type ChangeInput, deriveWaterfall, type Waterfall } from './deriveWaterfall.ts';
import { drawWaterfall } from './drawWaterfall.ts';
import { isCut, placeWaterfall } from './placeWaterfall.ts';

export interface WaterfallChartProps {
  readonly caption: string;
  /** Names of the two columns. */
  readonly before: string;
  readonly after: string;
  readonly changes: readonly ChangeInput[];
}

/** How one total becomes another, change by change. */
export function WaterfallChart({ caption, before, after, changes }: WaterfallChartProps) {
  const { t } = useTranslation();
  const texts = useChartTexts();
  const state = useMemo(() => deriveWaterfall(changes, (count) => t('chart.rest', { count })), [changes, t]);
  const ends = useMemo(() => [before, after] as const, [before, after]);
  const notes = [
    state.unchanged > 0 && t('chart.unchanged', { count: state.unchanged }),
    isCut(placeWaterfall(state, ends, 1)) && t('chart.cutAxis'),
    state.hasGaps && t('chart.gapSteps'),
  ].filter((note) => note !== false);
  return (
    <ChartFigure
      caption={caption}
      table={tableOf(state, ends, texts, [t('chart.name'), t('chart.change')])}
      note={notes.length > 0 ? notes.join(' ') : undefined}
    >
      {(width) => <Drawing state={state} ends={ends} width={width} texts={texts} label={caption} />}
    </ChartFigure>
  );
}

interface DrawingProps {
  readonly state: Waterfall;
  readonly ends: readonly [string, string];
  readonly width: number;
  readonly texts: ChartTexts;
  readonly label: string;
}

function Drawing({ state, ends, width, texts, label }: DrawingProps) {
  const theme = useChartTheme();
  const places = useMemo(() => placeWaterfall(state, ends, width), [state, ends, width]);
  const option = useMemo(
    () => drawWaterfall(state, places, ends, theme, texts),
    [state, places, ends, theme, texts],
  );
  return <Chart option={option} height={places.height} label={label} />;
}

function tableOf(
  { before, after, steps }: Waterfall,
  [first, last]: readonly [string, string],
  texts: ChartTexts,
  head: readonly string[],
): ChartTable {
  const total = (value: number | null): string => (value === null ? GAP_SIGN : texts.kg(value));
  return {
    head,
    rows: [
      { key: 'before', cells: [first, total(before)] },
      ...steps.map(({ key, label, change, gaps }) => ({
        key: `step:${key ?? 'rest'}`,
        cells: [
          label,
          gaps.length > 0 ? `${texts.delta(change)} ${GAP_SIGN} (${texts.gaps(gaps)})` : texts.delta(change),
        ],
      })),
      { key: 'after', cells: [last, total(after)] },
    ],
  };
}
