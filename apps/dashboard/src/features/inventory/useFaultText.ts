import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { unitName } from '../../lib/unitName.ts';
import type { CellFault } from './checkLine.ts';
import type { ParameterFault } from './parameterRow.ts';

type DescribedFault = Omit<CellFault, 'field' | 'code'> & {
  readonly code: CellFault['code'] | ParameterFault['code'];
};

/** What is wrong with a cell and what to do, in the reader's language. */
export function useFaultText(): (fault: DescribedFault) => string {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  return ({ code, text, unit = '', fitting = [], refusal = '' }) => {
    if (code === 'REFUSED')
      return t(`inventory.refusal.${refusal as 'FORMULA_CIRCULAR'}`, { text, defaultValue: text });
    const named = fitting.map((each) => unitName(each, locale)).join(', ');
    if (code === 'UNIT_UNKNOWN' && fitting.length > 0)
      return t('inventory.fault.UNIT_UNKNOWN_NEAR', { text, units: named });
    const shown = code === 'STAGE_OUTSIDE_BOUNDARY' ? t(`stage.${text as 'USE'}`) : text;
    return t(`inventory.fault.${code}`, { text: shown, unit: unitName(unit, locale), units: named });
  };
}
