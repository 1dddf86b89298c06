import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../Chart.tsx';
import { ChartFigure } from '../ChartFigure.tsx';
import { type ChartTexts, GAP_SIGN } from '../chartTexts.ts';
import { useChartTheme } from '../chartTheme.ts';
import { useChartTexts } from '../useChartTexts.ts';
import { drawBreakEven } from './drawBreakEven.ts';

/** Two totals at one value of what is turned; null where only gaps are. */
export interface BreakEvenSample {
  readonly value: number;
  readonly first: number | null;
  readonly second: number | null;
}

export interface BreakEvenCurves {
  readonly names: readonly [string, string];
  readonly series: readonly BreakEvenSample[];
  /** Where they are equal. */
  readonly points: readonly { readonly value: number; readonly kgCo2e: number }[];
  /** How a value of what is turned is written. */
  readonly valueText: (value: number) => string;
}

export interface BreakEvenChartProps extends BreakEvenCurves {
  readonly caption: string;
  /** Name of what is turned. */
  readonly axis: string;
}

/** Two footprints over one number, and where they are equal. */
export function BreakEvenChart({ caption, axis, ...curves }: BreakEvenChartProps) {
  const texts = useChartTexts();
  const kg = (value: number | null): string => (value === null ? GAP_SIGN : texts.kg(value));
  return (
    <ChartFigure
      caption={caption}
      table={{
        head: [axis, ...curves.names],
        rows: curves.series.map(({ value, first, second }) => ({
          key: `${value}`,
          cells: [curves.valueText(value), kg(first), kg(second)],
        })),
      }}
    >
      {(width) => <Drawing curves={curves} axis={axis} width={width} texts={texts} label={caption} />}
    </ChartFigure>
  );
}

interface DrawingProps {
  readonly curves: BreakEvenCurves;
  readonly axis: string;
  readonly width: number;
  readonly texts: ChartTexts;
  readonly label: string;
}

function Drawing({ curves, axis, width, texts, label }: DrawingProps) {
  const theme = useChartTheme();
  const { t } = useTranslation();
  const tie = t('chart.tie');
  const { names, series, points, valueText } = curves;
  const option = useMemo(
    () => drawBreakEven({ names, series, points, valueText }, { axis, tie, width }, theme, texts),
    [names, series, points, valueText, axis, tie, width, theme, texts],
  );
  return <Chart option={option} height={280} label={label} />;
}
