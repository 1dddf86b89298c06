import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/index.ts';
import { formatAmount, formatFull, formatKg, MISSING } from '../lib/format.ts';
import { unitName } from '../lib/unitName.ts';

export interface FigureProps {
  readonly value: number | null | undefined;
  readonly unit?: string;
  /** `kg`: always three significant digits. `amount`: at most three. */
  readonly form?: 'kg' | 'amount';
}

/** A number with three significant digits whose tooltip has all of them. A missing one is a dash that says so. */
export function Figure({ value, unit, form = 'kg' }: FigureProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  if (value == null) return <span title={t('ui.missing')}>{MISSING}</span>;
  const suffix = unit === undefined ? '' : ` ${unitName(unit, locale)}`;
  const shown = form === 'kg' ? formatKg(value, locale) : formatAmount(value, locale);
  return <span title={`${formatFull(value, locale)}${suffix}`}>{`${shown}${suffix}`}</span>;
}
