import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useGapNames, useLanguage } from '../i18n/index.ts';
import { formatDelta, formatKg } from '../lib/format.ts';
import type { ChartTexts } from './chartTexts.ts';

/** Stays the same object until the language changes, so that charts are not drawn again without need. */
export function useChartTexts(): ChartTexts {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const nameOf = useGapNames();
  return useMemo(
    () => ({
      kg: (value) => formatKg(value, locale),
      kgTo: (value, decimals) =>
        new Intl.NumberFormat(locale, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        }).format(value),
      delta: (value) => formatDelta(value, locale),
      unit: t('ui.kgCo2e'),
      total: t('chart.total'),
      gaps: (codes) => codes.map(nameOf).join(', '),
    }),
    [t, locale, nameOf],
  );
}
