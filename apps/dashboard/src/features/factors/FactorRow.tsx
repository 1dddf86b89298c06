import { useTranslation } from 'react-i18next';
import type { FactorFactsFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { categoryName } from '../../lib/categoryName.ts';
import { formatRegion, MISSING } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, Figure } from '../../ui/index.ts';
import styles from './FactorResults.module.css';

export interface FactorRowProps {
  readonly factor: FactorFactsFragment;
  /** Why it was found. */
  readonly reasons: readonly { readonly word: string; readonly field: string; readonly found: string }[];
  readonly onOpen: (factor: FactorFactsFragment) => void;
}

/** One factor in a line: enough to choose it, a click from the rest. */
export function FactorRow({ factor, reasons, onOpen }: FactorRowProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { source } = factor;
  // A word that stands there as it was typed explains itself.
  const shown = `${factor.name} ${factor.nameZh}`.toLowerCase();
  const foundAs = reasons
    .filter(({ word }) => !shown.includes(word))
    .map(({ word, found }) => (word === found ? found : `${word} → ${found}`));
  return (
    <tr className={styles.row}>
      <td>
        <button type="button" className={styles.open} onClick={() => onOpen(factor)}>
          {nameOf(factor)}
        </button>
        <span className={styles.detail}>
          {categoryName(factor.category, locale)}
          <span className={styles.instead}>
            {[formatRegion(factor.region, locale), factor.year, source.licence]
              .filter(Boolean)
              .map((each) => ` · ${each}`)}
          </span>
          {foundAs.length > 0 && (
            <span className={styles.found}> · {t('factors.foundAs', { found: foundAs.join(', ') })}</span>
          )}
        </span>
      </td>
      <td className={styles.value}>
        {factor.kgCo2ePerUnit === null ? (
          <span className={styles.gasesOnly}>{t('factor.gases')}</span>
        ) : (
          <Figure value={factor.kgCo2ePerUnit} />
        )}
      </td>
      <td className={styles.unit}>{unitName(factor.unit, locale)}</td>
      <td className={styles.region} title={factor.region}>
        {formatRegion(factor.region, locale)}
      </td>
      <td className={styles.year}>{factor.year ?? MISSING}</td>
      <td className={styles.source}>
        <span className={styles.sourceName} title={nameOf(source)}>
          {nameOf(source)}
        </span>
        <Badge title={`${t('factor.licence')}: ${source.licence}`}>{source.licence}</Badge>
      </td>
    </tr>
  );
}
