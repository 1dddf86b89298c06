import type { ChartDescription } from '../ChartDescription.ts';
import { type ChartTexts, GAP_SIGN } from '../chartTexts.ts';
import { SHAPES_SERIES } from '../drawShapes.ts';
import { deriveRadar, type Radar, type RadarAxis, type RadarItemInput } from './deriveRadar.ts';
import { drawRadar } from './drawRadar.ts';
import { placeRadar } from './placeRadar.ts';

export interface RadarInput {
  readonly axes: readonly RadarAxis[];
  readonly items: readonly RadarItemInput[];
}

/** Data quality with everything its figure says. */
export function describeRadar(input: RadarInput, texts: ChartTexts): ChartDescription {
  const { t } = texts;
  const state = deriveRadar(input.axes, input.items);
  const shown = (score: number | null): string => (score === null ? GAP_SIGN : texts.amount(score));
  return {
    draw: (width, theme) => {
      const places = placeRadar(state, width);
      return { option: drawRadar(state, places, theme, texts), height: places.height };
    },
    marks: marksOf(state, texts),
    table: {
      head: [t('chart.name'), ...state.axes.map(({ label }) => label)],
      rows: state.items.map(({ key, label, scores }) => ({ key, cells: [label, ...scores.map(shown)] })),
    },
    notes: [
      t('figure.scoreScale'),
      ...(state.hidden > 0 ? [t('figure.hiddenItems', { count: state.hidden })] : []),
    ],
    asides: state.missing.some((items) => items.length > 0)
      ? [
          {
            title: t('figure.missing'),
            items: state.axes.flatMap(({ label }, index) => {
              const without = state.missing[index] ?? [];
              return without.length === 0
                ? []
                : { key: null, label, value: without.map((item) => item.label).join(', ') };
            }),
          },
        ]
      : [],
    hatched: state.missing.some((items) => items.length > 0),
  };
}

/** Each item as a whole, then axis by axis; up and down go to the next item. */
function marksOf({ axes, items }: Radar, texts: ChartTexts): ChartDescription['marks'] {
  let point = items.length;
  return items.flatMap(({ key, label, scores }, index) => {
    const known = scores.flatMap((score, axis) =>
      score === null ? [] : { name: axes[axis]?.label ?? '', score },
    );
    const group = { key, series: SHAPES_SERIES, group: key };
    const all = known.map(({ name, score }) => `${name} ${texts.amount(score)}`).join(', ');
    return [
      { ...group, index, label: `${label}: ${all === '' ? texts.t('figure.missing') : all}` },
      ...known.map(({ name, score }) => ({
        ...group,
        // Points follow all outlines.
        index: point++,
        label: `${label}, ${name}: ${texts.amount(score)}`,
      })),
    ];
  });
}
