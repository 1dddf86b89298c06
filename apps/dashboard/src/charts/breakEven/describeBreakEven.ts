import type { ChartDescription } from '../ChartDescription.ts';
import { type ChartTexts, GAP_SIGN } from '../chartTexts.ts';
import { drawBreakEven } from './drawBreakEven.ts';

/** Two totals at one value of what is turned, in kg CO2e; null where only gaps are. */
export interface BreakEvenSample {
  readonly value: number;
  readonly first: number | null;
  readonly second: number | null;
}

export interface BreakEvenInput {
  /** Name of what is turned. */
  readonly axis: string;
  readonly names: readonly [string, string];
  readonly series: readonly BreakEvenSample[];
  /** Where the two are equal. */
  readonly points: readonly { readonly value: number; readonly kgCo2e: number }[];
  /** How a value of what is turned is written. */
  readonly valueText: (value: number) => string;
}

const HEIGHT = 280;
/** Series of the points: the two curves come before them. */
const POINTS = 2;

/** Two footprints over one number with everything their figure says. */
export function describeBreakEven(input: BreakEvenInput, texts: ChartTexts): ChartDescription {
  const { axis, names, series, points, valueText } = input;
  const kg = (value: number | null): string => (value === null ? GAP_SIGN : texts.kg(value));
  const curve = (name: string, side: 'first' | 'second', place: number) =>
    series.map((sample, index) => ({
      key: null,
      label: `${name}, ${valueText(sample.value)}, ${kg(sample[side])} ${texts.unit}`,
      series: place,
      index,
      group: name,
    }));
  return {
    draw: (width, theme) => ({ option: drawBreakEven(input, width, theme, texts), height: HEIGHT }),
    marks: [
      ...points.map(({ value, kgCo2e }, index) => ({
        key: null,
        label: `${texts.t('chart.tie')}, ${valueText(value)}, ${texts.kg(kgCo2e)} ${texts.unit}`,
        series: POINTS,
        index,
        group: 'points',
      })),
      ...curve(names[0], 'first', 0),
      ...curve(names[1], 'second', 1),
    ],
    table: {
      head: [axis, ...names],
      rows: series.map(({ value, first, second }) => ({
        key: `${value}`,
        cells: [valueText(value), kg(first), kg(second)],
      })),
    },
    notes: [],
    asides: [],
    hatched: false,
  };
}
