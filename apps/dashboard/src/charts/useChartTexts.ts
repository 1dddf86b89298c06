import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useGapNames, useLanguage } from '../i18n/index.ts';
import { buildChartTexts, type ChartTexts } from './chartTexts.ts';

/** Stays the same object until the language changes, so that charts are not drawn again without need. */
export function useChartTexts(): ChartTexts {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const nameOf = useGapNames();
  return useMemo(() => buildChartTexts(t, locale, nameOf), [t, locale, nameOf]);
}
