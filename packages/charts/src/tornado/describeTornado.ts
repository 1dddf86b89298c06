import type { ChartDescription } from '../ChartDescription.ts';
import type { ChartTexts } from '../chartTexts.ts';
import { deriveTornado, type SwingInput } from './deriveTornado.ts';
import { drawTornado } from './drawTornado.ts';
import { placeTornado } from './placeTornado.ts';

export interface TornadoInput {
  /** kg CO2e with every number as it is. */
  readonly base: number;
  readonly swings: readonly SwingInput[];
}

/** A tornado with everything its figure says. */
export function describeTornado({ base, swings }: TornadoInput, texts: ChartTexts): ChartDescription {
  const { t } = texts;
  const state = deriveTornado(base, swings);
  const ends = ({ low, high, kgAtLow, kgAtHigh }: SwingInput): readonly [string, string] => [
    `${low}: ${texts.kg(kgAtLow)}`,
    `${high}: ${texts.kg(kgAtHigh)}`,
  ];
  return {
    draw: (width, theme) => {
      const places = placeTornado(state, width);
      return { option: drawTornado(state, places, theme, texts), height: places.height };
    },
    marks: state.rows.map((row, index) => ({
      key: row.key,
      label: `${row.label}, ${ends(row).join(', ')} ${texts.unit}`,
      series: 0,
      index,
    })),
    table: {
      head: [t('chart.name'), t('chart.atLow'), t('chart.atHigh'), t('chart.swing')],
      rows: state.rows.map((row) => ({
        key: row.key,
        cells: [row.label, ...ends(row), texts.kg(row.swing)],
      })),
    },
    notes: state.leftOut > 0 ? [t('chart.swingsLeftOut', { count: state.leftOut })] : [],
    asides: [],
    hatched: false,
  };
}
