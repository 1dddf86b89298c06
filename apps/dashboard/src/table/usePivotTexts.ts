import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useGapNames, useLanguage } from '../i18n/index.ts';
import {
  formatAmount,
  formatDelta,
  formatFull,
  formatKg,
  formatShare,
  formatShareDelta,
  type Locale,
  numberFormat,
} from '../lib/format.ts';
import type { PivotShow } from './derivePivot.ts';
import type { PivotFigure } from './pivotFigure.ts';

/** The words and numbers of a pivot table in the reader's language. */
export interface PivotTexts {
  /** A value as it is shown, without unit. */
  readonly value: (value: number, show: PivotShow) => string;
  /** A value with every digit. */
  readonly full: (value: number) => string;
  readonly figure: PivotFigure;
  /** A difference with its sign. */
  readonly delta: (value: number) => string;
  /** A difference as a signed percentage. */
  readonly shareDelta: (value: number) => string;
  /** What is missing, in words. */
  readonly missing: (codes: readonly string[]) => string;
  /** What pressing the button of a group does. */
  readonly fold: (open: boolean, name: string) => string;
  /** That figures were converted before they were compared. */
  readonly converted: string;
}

/** Asked for once a table, not once a cell; the same object until the language changes. */
export function usePivotTexts(figure: PivotFigure): PivotTexts {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const nameOf = useGapNames();
  return useMemo(
    () => ({
      value: (value, show) => {
        switch (show) {
          case 'KG':
            return formatFigure(value, figure, locale);
          case 'SHARE':
            return formatShare(value, locale);
          case 'DELTA':
            return formatFigureDelta(value, figure, locale);
          default:
            return show satisfies never;
        }
      },
      full: (value) => formatFull(value, locale),
      figure,
      delta: (value) => formatFigureDelta(value, figure, locale),
      shareDelta: (value) => formatShareDelta(value, locale),
      missing: (codes) => `${t('pivot.missing')}: ${codes.map(nameOf).join(', ')}`,
      fold: (open, name) => t(open ? 'pivot.close' : 'pivot.open', { name }),
      converted: t('pivot.converted'),
    }),
    [t, locale, nameOf, figure],
  );
}

function formatFigure(value: number, figure: PivotFigure, locale: Locale): string {
  switch (figure) {
    case 'MASS':
      return formatKg(value, locale);
    case 'RATING':
      return numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
    case 'SHARE':
      return formatShare(value, locale);
    case 'SPREAD':
      return `×${formatAmount(value, locale)}`;
    default:
      return figure satisfies never;
  }
}

function formatFigureDelta(value: number, figure: PivotFigure, locale: Locale): string {
  return figure === 'SHARE' ? formatShareDelta(value, locale) : formatDelta(value, locale);
}
