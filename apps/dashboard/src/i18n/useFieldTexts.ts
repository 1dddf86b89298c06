import { useTranslation } from 'react-i18next';
import { formatAmount, formatDay, formatFull, formatRegion, formatShare } from '../lib/format.ts';
import { unitName } from '../lib/unitName.ts';
import { useLanguage } from './useLanguage.ts';

interface StatedValue {
  readonly text: string;
  readonly textZh: string;
  readonly number: number | null;
}

/** Fields whose values are codes, and under which key their words stand. */
const CODES: Readonly<Record<string, string>> = {
  stage: 'stage',
  boundary: 'boundary',
  transportMode: 'transportMode',
  allocationMethod: 'scope.allocationMethod',
  electricityApproach: 'scope.electricityApproach',
  endOfLifeMethod: 'scope.endOfLifeMethod',
  useProfileSource: 'scope.useProfileSource',
};
const DAYS: readonly string[] = ['referencePeriodStart', 'referencePeriodEnd', 'validUntil'];
const SHARES: readonly string[] = ['excludedShare', 'estimatedShare'];
const REGIONS: readonly string[] = ['region', 'geography'];
const UNITS: readonly string[] = ['unit', 'declaredUnit'];
/** Numbers that are read digit by digit: a year is not 2,024. */
const PLAIN: readonly string[] = ['year', 'scope', 'technologicalDqr', 'geographicalDqr', 'temporalDqr'];

/** The words for a field and its values in the reader's language. */
export function useFieldTexts() {
  const { t, i18n } = useTranslation();
  const { locale, either } = useLanguage();

  /** Codes that have no words of their own are shown as they are. */
  const wordOf = (key: string, code: string): string => (i18n.exists(key) ? t(key as 'ui.yes') : code);

  const nameOfField = (field: string): string => {
    const own = `changes.field.${field}`;
    return i18n.exists(own) ? wordOf(own, field) : wordOf(`scope.field.${field}`, field);
  };

  const textOf = (field: string, value: StatedValue | null): string => {
    if (value === null) return t('changes.nothing');
    const { text, textZh, number } = value;
    if (SHARES.includes(field)) return formatShare(number, locale);
    if (PLAIN.includes(field)) return text;
    if (number !== null) return shortOrFull(number);
    if (text === 'true' || text === 'false') return t(text === 'true' ? 'ui.yes' : 'ui.no');
    if (DAYS.includes(field)) return formatDay(text, locale);
    if (REGIONS.includes(field)) return formatRegion(text, locale);
    if (UNITS.includes(field)) return unitName(text, locale);
    if (field === 'lciScope')
      return text
        .split(', ')
        .map((code) => wordOf(`scope.lciScope.${code}`, code))
        .join(locale === 'zh-CN' ? '、' : ', ');
    const group = CODES[field];
    return group === undefined ? either(text, textZh) : wordOf(`${group}.${text}`, text);
  };

  const shortOrFull = (stated: number): string => {
    // 0.61 × 0.9 is 0.549: what a product of decimals leaves behind its twelfth digit nobody has stated.
    const number = Number(stated.toPrecision(12));
    const short = formatAmount(number, locale);
    return Number(number.toPrecision(3)) === number ? short : formatFull(number, locale);
  };

  return { nameOfField, textOf };
}
