import type { ChartDescription } from '../ChartDescription.ts';
import { type ChartTexts, GAP_SIGN } from '../chartTexts.ts';
import { type ChangeInput, deriveWaterfall, type Waterfall } from './deriveWaterfall.ts';
import { drawWaterfall } from './drawWaterfall.ts';
import { isCut, placeWaterfall } from './placeWaterfall.ts';

/** What leads from one total to another, all in one unit. */
export interface WaterfallInput {
  /** Names of the two totals. */
  readonly before: string;
  readonly after: string;
  readonly changes: readonly ChangeInput[];
  /** Of the values; `kg CO₂e` without one. */
  readonly unit?: string | undefined;
}

/** A waterfall with everything its figure says. */
export function describeWaterfall(input: WaterfallInput, words: ChartTexts): ChartDescription {
  const texts = { ...words, unit: input.unit ?? words.unit };
  const { t } = texts;
  const state = deriveWaterfall(input.changes, (count) => t('chart.rest', { count }));
  const ends = [input.before, input.after] as const;
  const rows = rowsOf(state, ends, texts);
  return {
    draw: (width, theme) => {
      const places = placeWaterfall(state, ends, width);
      return { option: drawWaterfall(state, places, ends, theme, texts), height: places.height };
    },
    marks: (input.changes.length === 0 ? [] : rows).map(({ mark, label, text }, index) => ({
      key: mark,
      label: `${label}, ${text}`,
      series: 0,
      index,
    })),
    table: {
      head: [t('chart.name'), t('chart.change')],
      rows: rows.map(({ key, label, text }) => ({ key, cells: [label, text] })),
    },
    notes: [
      ...(state.unchanged > 0 ? [t('chart.unchanged', { count: state.unchanged })] : []),
      ...(isCut(placeWaterfall(state, ends, 1)) ? [t('chart.cutAxis')] : []),
      ...(state.hasGaps ? [t('chart.gapSteps')] : []),
    ],
    asides: [],
    hatched: state.steps.some(({ gaps }) => gaps.length > 0),
  };
}

function rowsOf(
  { before, after, steps }: Waterfall,
  [first, last]: readonly [string, string],
  texts: ChartTexts,
) {
  const total = (value: number | null): string => (value === null ? GAP_SIGN : texts.kg(value));
  return [
    { key: 'before', mark: null, label: first, text: total(before) },
    ...steps.map(({ key, label, change, gaps }) => ({
      key: `step:${key ?? 'rest'}`,
      mark: key,
      label,
      text:
        gaps.length > 0 ? `${texts.delta(change)} ${GAP_SIGN} (${texts.gaps(gaps)})` : texts.delta(change),
    })),
    { key: 'after', mark: null, label: last, text: total(after) },
  ];
}
