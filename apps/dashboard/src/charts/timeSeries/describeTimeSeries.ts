import type { ChartDescription } from '../ChartDescription.ts';
import type { ChartTexts } from '../chartTexts.ts';
import { deriveTimeSeries, type TimeSeriesLine } from './deriveTimeSeries.ts';
import { drawTimeSeries } from './drawTimeSeries.ts';
import { placeTimeSeries } from './placeTimeSeries.ts';

export interface TimeSeriesInput {
  readonly lines: readonly TimeSeriesLine[];
  /** Key of the line that is asked about: drawn first and thickest. */
  readonly chosen: string;
  /** Of the values; `kg CO₂e` without one. */
  readonly unit?: string | undefined;
}

/** Lines over years with everything their figure says. */
export function describeTimeSeries(input: TimeSeriesInput, texts: ChartTexts): ChartDescription {
  const { t } = texts;
  const state = deriveTimeSeries(input.lines, input.chosen);
  const unit = input.unit ?? texts.unit;
  return {
    draw: (width, theme) => {
      const places = placeTimeSeries(state, texts.amount, width);
      return { option: drawTimeSeries(state, places, unit, theme, texts), height: places.height };
    },
    marks: state.lines.flatMap(({ key, label, values }, series) =>
      values.flatMap((value, index) =>
        value === null
          ? []
          : {
              key,
              label: `${label}, ${state.years[index]}: ${texts.kg(value)} ${unit}`,
              series,
              index,
              group: key,
            },
      ),
    ),
    table: {
      head: [t('chart.year'), ...state.lines.map(({ label }) => label)],
      rows: state.years.map((year, index) => ({
        key: String(year),
        cells: [String(year), ...state.lines.map(({ values }) => texts.kg(values[index] ?? null))],
      })),
    },
    notes: [
      ...(state.hidden > 0 ? [t('chart.hiddenLines', { count: state.hidden })] : []),
      ...(state.hasBreaks ? [t('figure.breaks')] : []),
    ],
    asides: [],
    hatched: false,
  };
}
