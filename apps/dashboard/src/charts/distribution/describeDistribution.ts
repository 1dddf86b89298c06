import type { ChartDescription } from '../ChartDescription.ts';
import type { ChartTexts } from '../chartTexts.ts';
import { type DistributionInput, deriveDistribution, peakOf } from './deriveDistribution.ts';
import { DISTRIBUTION_HEIGHT, drawDistribution } from './drawDistribution.ts';

/** In place of axes without values. */
const EMPTY_HEIGHT = 64;

/** Two distributions and their difference with everything their figure says. */
export function describeDistribution(input: DistributionInput, texts: ChartTexts): ChartDescription {
  const { t } = texts;
  const state = deriveDistribution(input);
  if (state === null) {
    return {
      draw: () => ({ option: {}, height: EMPTY_HEIGHT }),
      marks: [],
      table: { head: [], rows: [] },
      notes: [],
      asides: [],
      hatched: false,
    };
  }
  const [first, second] = state.sides;
  const markOf = (label: string, value: number) => `${label}: ${texts.kg(value)} ${texts.unit}`;
  const middle = peakOf(state.difference);
  return {
    draw: (width, theme) => ({
      option: drawDistribution(state, width, theme, texts),
      height: DISTRIBUTION_HEIGHT,
    }),
    marks: [
      ...state.sides.map(({ key, label, points, peak }, series) => ({
        key,
        label: markOf(t('distribution.mostFrequent', { name: label }), points[peak]!.value),
        series,
        index: peak,
      })),
      {
        key: null,
        label: markOf(t('distribution.differenceShort'), state.difference[middle]!.value),
        series: state.sides.length,
        index: middle,
      },
    ],
    table: {
      head: [t('distribution.about', { unit: texts.unit }), first!.label, second!.label],
      rows: first!.points.map(({ value, share }, bin) => ({
        key: String(bin),
        cells: [texts.kg(value), texts.share(share), texts.share(second!.points[bin]?.share ?? 0)],
      })),
    },
    notes: [t('distribution.note')],
    asides: [],
    hatched: false,
  };
}
