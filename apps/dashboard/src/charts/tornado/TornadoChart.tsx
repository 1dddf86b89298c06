import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../Chart.tsx';
import { ChartFigure } from '../ChartFigure.tsx';
import type { ChartTexts } from '../chartTexts.ts';
import { useChartTheme } from '../chartTheme.ts';
import { useChartTexts } from '../useChartTexts.ts';
import { deriveTornado, type SwingInput, type TornadoState } from './deriveTornado.ts';
import { drawTornado } from './drawTornado.ts';
import { placeTornado } from './placeTornado.ts';

export interface TornadoChartProps {
  readonly caption: string;
  /** kg CO2e with every number as it is. */
  readonly base: number;
  readonly swings: readonly SwingInput[];
}

/** Which numbers move a total most, one at a time. */
export function TornadoChart({ caption, base, swings }: TornadoChartProps) {
  const { t } = useTranslation();
  const texts = useChartTexts();
  const state = useMemo(() => deriveTornado(base, swings), [base, swings]);
  return (
    <ChartFigure
      caption={caption}
      note={state.leftOut > 0 ? t('chart.swingsLeftOut', { count: state.leftOut }) : undefined}
      table={{
        head: [t('chart.name'), t('chart.atLow'), t('chart.atHigh'), t('chart.swing')],
        rows: state.rows.map(({ key, label, low, high, kgAtLow, kgAtHigh, swing }) => ({
          key,
          cells: [label, `${low}: ${texts.kg(kgAtLow)}`, `${high}: ${texts.kg(kgAtHigh)}`, texts.kg(swing)],
        })),
      }}
    >
      {(width) => <Drawing state={state} width={width} texts={texts} label={caption} />}
    </ChartFigure>
  );
}

interface DrawingProps {
  readonly state: TornadoState;
  readonly width: number;
  readonly texts: ChartTexts;
  readonly label: string;
}

function Drawing({ state, width, texts, label }: DrawingProps) {
  const theme = useChartTheme();
  const places = useMemo(() => placeTornado(state, width), [state, width]);
  const option = useMemo(() => drawTornado(state, places, theme, texts), [state, places, theme, texts]);
  return <Chart option={option} height={places.height} label={label} />;
}
