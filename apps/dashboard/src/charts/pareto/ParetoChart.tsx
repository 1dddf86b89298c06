import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { Chart } from '../Chart.tsx';
import { ChartFigure, type ChartTable } from '../ChartFigure.tsx';
import { GAP_SIGN } from '../chartTexts.ts';
import { useChartTheme } from '../chartTheme.ts';
import { useChartTexts } from '../useChartTexts.ts';
import { derivePareto, type Pareto, type ParetoInput } from './derivePareto.ts';
import { drawPareto, type ParetoTexts } from './drawPareto.ts';
import { placePareto } from './placePareto.ts';

export interface ParetoChartProps {
  readonly caption: string;
  readonly members: readonly ParetoInput[];
  /** The unit of the values where they are not kg CO2e: t CO2e a year, say. */
  readonly unit?: string;
}

/** Members by size, and how few of them make up 80 %. */
export function ParetoChart({ caption, members, unit }: ParetoChartProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const chartTexts = useChartTexts();
  const texts = useMemo<ParetoTexts>(
    () => ({
      ...chartTexts,
      unit: unit ?? chartTexts.unit,
      share: (value) => formatShare(value, locale),
      together: t('chart.together'),
    }),
    [chartTexts, unit, locale, t],
  );
  const state = useMemo(() => derivePareto(members), [members]);
  const notes = [
    state.hidden > 0 && t('chart.hiddenBars', { shown: state.bars.length, count: state.hidden }),
    state.hasGaps && t('chart.gapSign'),
  ].filter((note) => note !== false);
  return (
    <ChartFigure
      caption={caption}
      table={tableOf(members, texts, [t('chart.name'), texts.unit, t('chart.together')])}
      note={notes.length > 0 ? notes.join(' ') : undefined}
    >
      {(width) => <Drawing state={state} width={width} texts={texts} label={caption} />}
    </ChartFigure>
  );
}

interface DrawingProps {
  readonly state: Pareto;
  readonly width: number;
  readonly texts: ParetoTexts;
  readonly label: string;
}

function Drawing({ state, width, texts, label }: DrawingProps) {
  const theme = useChartTheme();
  const places = useMemo(() => placePareto(state, width), [state, width]);
  const option = useMemo(() => drawPareto(state, places, theme, texts), [state, places, theme, texts]);
  return <Chart option={option} height={places.height} label={label} />;
}

function tableOf(members: readonly ParetoInput[], texts: ParetoTexts, head: readonly string[]): ChartTable {
  return {
    head,
    rows: members.map(({ key, label, kgCo2e, cumulativeShare, gaps }) => {
      const named = gaps.length === 0 ? '' : `${GAP_SIGN} (${texts.gaps(gaps)})`;
      const kg = kgCo2e === null ? named : [texts.kg(kgCo2e), named].filter(Boolean).join(' + ');
      return { key, cells: [label, kg, cumulativeShare === null ? GAP_SIGN : texts.share(cumulativeShare)] };
    }),
  };
}
