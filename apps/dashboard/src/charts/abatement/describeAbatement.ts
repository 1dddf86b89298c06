import type { ChartDescription } from '../ChartDescription.ts';
import { type ChartTexts, GAP_SIGN } from '../chartTexts.ts';
import { type AbatementInput, deriveAbatement } from './deriveAbatement.ts';
import { drawAbatement } from './drawAbatement.ts';
import { placeAbatement } from './placeAbatement.ts';

/**
 * An abatement curve with everything its figure says.
 *
 * @param reductions in the order in which they are done
 * @param currency of the costs, ISO 4217; named nowhere when not given
 */
export function describeAbatement(
  reductions: readonly AbatementInput[],
  texts: ChartTexts,
  currency?: string,
): ChartDescription {
  const { t } = texts;
  const state = deriveAbatement(reductions);
  const cost = (value: number | null): string =>
    value === null ? GAP_SIGN : [texts.amount(value), currency].filter(Boolean).join(' ');
  return {
    draw: (width, theme) => {
      const places = placeAbatement(state, width);
      return { option: drawAbatement(state, places, theme, texts, currency), height: places.height };
    },
    marks: state.steps.map(({ key, number, label, saved, costPerKg }, index) => ({
      key,
      label: `${number}. ${label}, ${texts.kg(saved)} ${texts.unit}, ${t('chart.costPerKg')} ${cost(costPerKg)}`,
      series: 0,
      index,
    })),
    table: {
      head: [t('chart.name'), t('chart.saved'), t('chart.costPerKg')],
      rows: state.steps.map(({ key, number, label, saved, costPerKg }) => ({
        key,
        cells: [`${number}. ${label}`, texts.kg(saved), cost(costPerKg)],
      })),
    },
    notes: state.hasCosts || state.steps.length === 0 ? [] : [t('chart.noCosts')],
    asides: [],
    hatched: false,
  };
}
