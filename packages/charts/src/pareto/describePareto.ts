import type { ChartDescription } from '../ChartDescription.ts';
import { type ChartTexts, describeMark, describeValue, GAP_SIGN } from '../chartTexts.ts';
import { derivePareto, type ParetoInput } from './derivePareto.ts';
import { drawPareto } from './drawPareto.ts';
import { placePareto } from './placePareto.ts';

/** A Pareto chart with everything its figure says. */
export function describePareto(members: readonly ParetoInput[], texts: ChartTexts): ChartDescription {
  const { t } = texts;
  const state = derivePareto(members);
  return {
    draw: (width, theme) => {
      const places = placePareto(state, width);
      return { option: drawPareto(state, places, theme, texts), height: places.height };
    },
    marks: state.bars.map(({ key, label, kgCo2e, gaps, isOne }, index) => ({
      key: isOne ? key : null,
      label: describeMark(label, kgCo2e, gaps, texts),
      series: 0,
      index,
    })),
    table: {
      head: [t('chart.name'), texts.unit, t('chart.together')],
      rows: members.map(({ key, label, kgCo2e, cumulativeShare, gaps }) => ({
        key,
        cells: [
          label,
          describeValue(kgCo2e, gaps, texts),
          cumulativeShare === null ? GAP_SIGN : texts.share(cumulativeShare),
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
