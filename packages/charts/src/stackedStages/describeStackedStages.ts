import type { ChartDescription } from '../ChartDescription.ts';
import type { ChartMark } from '../ChartMark.ts';
import { cellKey } from '../cellKey.ts';
import { type ChartTexts, describeMark, describeValue } from '../chartTexts.ts';
import {
  type BarInput,
  type BarPart,
  deriveStackedStages,
  type StackedStages,
} from './deriveStackedStages.ts';
import { drawStackedStages } from './drawStackedStages.ts';
import { placeStackedStages } from './placeStackedStages.ts';

/** Bars with everything their figure says. */
export function describeStackedStages(
  inputs: readonly BarInput[],
  parts: readonly BarPart[],
  texts: ChartTexts,
): ChartDescription {
  const { t } = texts;
  const state = deriveStackedStages(inputs, parts);
  return {
    draw: (width, theme) => {
      const places = placeStackedStages(state, width);
      return { option: drawStackedStages(state, places, theme, texts), height: places.height };
    },
    marks: marksOf(state, texts),
    table: {
      head: [t('chart.name'), ...state.parts.map(({ label }) => label), texts.total],
      rows: state.bars.map((bar) => ({
        key: bar.key,
        cells: [
          bar.label,
          ...state.parts.map(({ key }) => {
            const value = bar.values.find(({ part }) => part === key);
            return value === undefined ? '' : describeValue(value.kgCo2e, value.gaps, texts);
          }),
          describeValue(bar.total, bar.gaps, texts),
        ],
      })),
    },
    notes: [
      ...(state.hidden > 0 ? [t('chart.hiddenBars', { shown: state.bars.length, count: state.hidden })] : []),
      ...(state.hasGaps ? [t('chart.gapSign')] : []),
    ],
    asides: [],
    hatched: false,
  };
}

/** Left and right go through a bar, up and down to the next one. */
function marksOf({ bars, parts }: StackedStages, texts: ChartTexts): readonly ChartMark[] {
  return bars.flatMap((bar, index) =>
    parts.flatMap((part, series) => {
      const value = bar.values.find((one) => one.part === part.key);
      if (value === undefined) return [];
      return {
        key: cellKey(bar.key, part.key),
        label: `${bar.label}: ${describeMark(part.label, value.kgCo2e, value.gaps, texts)}`,
        series,
        index,
        group: bar.key,
      };
    }),
  );
}
