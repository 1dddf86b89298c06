import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../Chart.tsx';
import { ChartFigure } from '../ChartFigure.tsx';
import { type ChartTexts, GAP_SIGN } from '../chartTexts.ts';
import { useChartTheme } from '../chartTheme.ts';
import { useChartTexts } from '../useChartTexts.ts';
import { type AbatementInput, type AbatementState, deriveAbatement } from './deriveAbatement.ts';
import { type AbatementWords, drawAbatement } from './drawAbatement.ts';
import { placeAbatement } from './placeAbatement.ts';

export interface AbatementChartProps {
  readonly caption: string;
  /** In the order in which they are done. */
  readonly reductions: readonly AbatementInput[];
}

/** What can be saved, cheapest first: as wide as the saving, as high as its cost. */
export function AbatementChart({ caption, reductions }: AbatementChartProps) {
  const { t } = useTranslation();
  const texts = useChartTexts();
  const state = useMemo(() => deriveAbatement(reductions), [reductions]);
  const words = useMemo(() => ({ saved: t('chart.savedSoFar'), cost: t('chart.costPerKg') }), [t]);
  return (
    <ChartFigure
      caption={caption}
      note={state.hasCosts ? undefined : t('chart.noCosts')}
      table={{
        head: [t('chart.name'), t('chart.saved'), t('chart.costPerKg')],
        rows: state.steps.map(({ key, number, label, saved, costPerKg }) => ({
          key,
          cells: [
            `${number}. ${label}`,
            texts.kg(saved),
            costPerKg === null ? GAP_SIGN : costPerKg === 0 ? '0' : texts.kg(costPerKg),
          ],
        })),
      }}
    >
      {(width) => <Drawing state={state} width={width} texts={texts} words={words} label={caption} />}
    </ChartFigure>
  );
}

interface DrawingProps {
  readonly state: AbatementState;
  readonly width: number;
  readonly texts: ChartTexts;
  readonly words: AbatementWords;
  readonly label: string;
}

function Drawing({ state, width, texts, words, label }: DrawingProps) {
  const theme = useChartTheme();
  const places = useMemo(() => placeAbatement(state, width), [state, width]);
  const option = useMemo(
    () => drawAbatement(state, places, theme, texts, words),
    [state, places, theme, texts, words],
  );
  return <Chart option={option} height={places.height} label={label} />;
}
