import type { TFunction } from 'i18next';
import { buildChartTexts, type ChartDescription, describeStackedStages } from '../../charts/index.ts';
import type { Locale } from '../../lib/format.ts';
import type { Pivot, PivotStep } from '../../table/index.ts';
import { toBars } from './toChartInputs.ts';

export interface ChartWords {
  readonly t: TFunction;
  readonly locale: Locale;
  /** Gives a gap code in words. */
  readonly gapName: (code: string) => string;
}

/** The bars of a table that nobody has drawn, for a page that is printed with it. */
export function describeBars(
  pivot: Pivot,
  labelOf: (step: PivotStep) => string,
  { t, locale, gapName }: ChartWords,
): ChartDescription {
  const { bars, parts } = toBars(pivot, labelOf, t('compare.whole'));
  return describeStackedStages(bars, parts, buildChartTexts(t, locale, gapName));
}
