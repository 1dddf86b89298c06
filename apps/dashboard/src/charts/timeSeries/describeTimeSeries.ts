import type { ChartDescription } from '../ChartDescription.ts';
import type { ChartTexts } from '../chartTexts.ts';
import { deriveTimeSeries, type TimeSeriesLine } from './deriveTimeSeries.ts';
import { drawTimeSeries } from './drawTimeSeries.ts';

export interface TimeSeriesInput {
  readonly lines: readonly TimeSeriesLine[];
  /** Key of the line that is asked about: drawn first and thickest. */
  readonly chosen: string;
  /** Of the values; `kg CO₂e` without one. */
  readonly unit?: string | undefined;
}

const HEIGHT = 320;
/** In place of axes without values. */
const EMPTY_HEIGHT = 64;

/** Lines over years with everything their figure says. */
export function describeTimeSeries(input: TimeSeriesInput, texts: ChartTexts): ChartDescription {
  const { t } = texts;
  const state = deriveTimeSeries(input.lines, input.chosen);
  const unit = input.unit ?? texts.unit;
  return {
    draw: (width, theme) => ({
      option: drawTimeSeries(state, width, unit, theme, texts),
      height: state.years.length === 0 ? EMPTY_HEIGHT : HEIGHT,
    }),
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
