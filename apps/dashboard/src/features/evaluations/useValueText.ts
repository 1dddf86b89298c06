import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, MISSING } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import type { RulesNode } from './evaluationView.ts';

/** An answer in words: yes, partly or no, or a number with its unit. */
export function useValueText(): (
  node: Pick<RulesNode, 'kind' | 'unit'>,
  value: number | null | undefined,
) => string {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  return ({ kind, unit }, value) => {
    if (value === null || value === undefined) return MISSING;
    if (kind === 'BOOLEAN' || kind === 'LEVEL')
      return t(value === 1 ? 'evaluations.yes' : value === 0 ? 'evaluations.no' : 'evaluations.partly');
    const number = formatAmount(value, locale);
    return unit === '%' ? `${number} %` : `${number} ${unitName(unit ?? '', locale)}`;
  };
}
