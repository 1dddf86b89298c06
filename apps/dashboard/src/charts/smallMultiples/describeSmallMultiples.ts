import type { BarPart } from '@cradle/charts';
import type { ChartDescription } from '../ChartDescription.ts';
import { type ChartTexts, describeValue } from '../chartTexts.ts';
import { SHAPES_SERIES } from '../drawShapes.ts';
import {
  type Category,
  deriveSmallMultiples,
  type PanelInput,
  type SmallMultiples,
  type SmallMultiplesForm,
} from './deriveSmallMultiples.ts';
import { drawSmallMultiples } from './drawSmallMultiples.ts';
import { placeSmallMultiples } from './placeSmallMultiples.ts';

export interface SmallMultiplesInput {
  /** The axis that all panels share: years, stages, scenarios. */
  readonly categories: readonly Category[];
  /** What bars are made of, or one line each. */
  readonly parts: readonly BarPart[];
  readonly panels: readonly PanelInput[];
  readonly form: SmallMultiplesForm;
  /** Of the values; `kg CO₂e` without one. */
  readonly unit?: string | undefined;
}

/** Small charts with everything their figure says. */
export function describeSmallMultiples(input: SmallMultiplesInput, texts: ChartTexts): ChartDescription {
  const { t } = texts;
  const state = deriveSmallMultiples(input.categories, input.parts, input.panels, input.form);
  const unit = input.unit ?? texts.unit;
  return {
    draw: (width, theme) => {
      const places = placeSmallMultiples(state, state.steps.map(texts.amount), width);
      return { option: drawSmallMultiples(state, places, unit, theme, texts), height: places.height };
    },
    marks: marksOf(state, unit, texts),
    table: {
      head: [t('chart.name'), ...state.categories.map(({ label }) => label)],
      rows: state.panels.map(({ key, label, columns }) => ({
        key,
        cells: [
          label,
          ...columns.map(({ given, total, gaps }) => (given ? describeValue(total, gaps, texts) : '')),
        ],
      })),
    },
    notes: [
      ...(state.panels.length > 1 ? [t('figure.sharedAxis')] : []),
      ...(state.hidden > 0 ? [t('figure.hiddenItems', { count: state.hidden })] : []),
    ],
    asides: [],
    hatched: state.hasGaps,
  };
}

function marksOf(
  { panels, categories }: SmallMultiples,
  unit: string,
  texts: ChartTexts,
): ChartDescription['marks'] {
  let index = 0;
  return panels.flatMap(({ key, label, columns }) =>
    columns.flatMap(({ given, total, gaps }, at) => {
      if (!given) return [];
      const value = `${describeValue(total, gaps, texts)} ${unit}`;
      return {
        key,
        label: `${label}, ${categories[at]?.label ?? ''}: ${value}`,
        series: SHAPES_SERIES,
        index: index++,
        group: key,
      };
    }),
  );
}
