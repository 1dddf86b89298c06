import type { ChartTexts as SharedTexts } from '@cradle/charts';
import type { TFunction } from 'i18next';
import {
  formatAmount,
  formatCount,
  formatDelta,
  formatKg,
  formatRegion,
  formatShare,
  type Locale,
  numberFormat,
} from '../lib/format.ts';

export { describeMark, describeValue, escapeHtml, GAP_SIGN } from '@cradle/charts';

/** The words and numbers of a chart in the reader's language. */
export interface ChartTexts extends Omit<SharedTexts, 't'> {
  /** Every text of the dashboard. */
  readonly t: TFunction;
}

/** @param gapName gives a gap code in words */
export function buildChartTexts(t: TFunction, locale: Locale, gapName: (code: string) => string): ChartTexts {
  return {
    kg: (value) => formatKg(value, locale),
    kgTo: (value, decimals) =>
      numberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(value),
    amount: (value) => formatAmount(value, locale),
    delta: (value) => formatDelta(value, locale),
    share: (value) => formatShare(value, locale),
    count: (value) => formatCount(value, locale),
    region: (code) => formatRegion(code, locale),
    unit: t('ui.kgCo2e'),
    total: t('chart.total'),
    gaps: (codes) => codes.map(gapName).join(', '),
    t,
  };
}
