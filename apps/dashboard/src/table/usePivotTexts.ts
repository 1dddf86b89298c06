import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useGapNames, useLanguage } from '../i18n/index.ts';
import { formatDelta, formatFull, formatKg, formatShare, formatShareDelta } from '../lib/format.ts';
import type { PivotShow } from './derivePivot.ts';

/** The words and numbers of a pivot table in the reader's language. */
export interface PivotTexts {
  /** A value as it is shown, without unit. */
  readonly value: (value: number, show: PivotShow) => string;
  /** A value with every digit. */
  readonly full: (value: number) => string;
  /** A difference in kg CO2e with its sign. */
  readonly delta: (value: number) => string;
  /** A difference as a signed percentage. */
  readonly shareDelta: (value: number) => string;
  /** What is missing, in words. */
  readonly missing: (codes: readonly string[]) => string;
}

/** Asked for once a table, not once a cell; the same object until the language changes. */
export function usePivotTexts(): PivotTexts {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const nameOf = useGapNames();
  return useMemo(
    () => ({
      value: (value, show) => {
        switch (show) {
          case 'KG':
            return formatKg(value, locale);
          case 'SHARE':
            return formatShare(value, locale);
          case 'DELTA':
            return formatDelta(value, locale);
          default:
            return show satisfies never;
        }
      },
      full: (value) => formatFull(value, locale),
      delta: (value) => formatDelta(value, locale),
      shareDelta: (value) => formatShareDelta(value, locale),
      missing: (codes) => `${t('pivot.missing')}: ${codes.map(nameOf).join(', ')}`,
    }),
    [t, locale, nameOf],
  );
}
