import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { Figure } from '../../ui/index.ts';
import { inUnitOf, type LoadedInventory } from './inventoryTypes.ts';
import styles from './Organisation.module.css';

export interface PurchasesInYearProps {
  readonly year: number;
  readonly purchases: NonNullable<LoadedInventory['purchases']>;
}

/** How purchases entered category 1: what was counted, what products carry already, and what the numbers rest on. */
export function PurchasesInYear({ year, purchases }: PurchasesInYearProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { countedKgCo2e, takenOffKgCo2e, gaps, coverage } = purchases;
  const mass = inUnitOf((countedKgCo2e ?? 0) + takenOffKgCo2e);
  const shares = coverage.filter(({ purchases: count }) => count > 0);
  return (
    <section className={styles.section} aria-labelledby="purchases-title">
      <h2 id="purchases-title">{t('organisation.purchases')}</h2>
      <p className="lead">{t('organisation.purchasesHint')}</p>
      <dl className={styles.tiles}>
        <div className={styles.tile}>
          <dt>{t('organisation.purchasesCounted', { count: purchases.count })}</dt>
          <dd>
            <strong>
              <Figure value={mass.of(countedKgCo2e)} unit={mass.unit} />
            </strong>
            {gaps > 0 && <span className="under">{t('organisation.purchasesGaps', { count: gaps })}</span>}
          </dd>
        </div>
        <div className={styles.tile}>
          <dt>{t('organisation.purchasesTakenOff')}</dt>
          <dd>
            <strong>
              <Figure value={mass.of(takenOffKgCo2e)} unit={mass.unit} />
            </strong>
          </dd>
        </div>
        <div className={styles.tile}>
          <dt>{t('organisation.supplierData')}</dt>
          <dd>
            <strong>{formatShare(purchases.supplierDataShare, locale)}</strong>
            <span className="under">
              {t('organisation.primaryData')}: {formatShare(purchases.primaryShare, locale)}
            </span>
          </dd>
        </div>
        <div className={styles.tile}>
          <dt>{t('organisation.spendBy')}</dt>
          <dd>
            {shares.map(({ method, spendShare }) => (
              <span key={method} className="under">
                {t(`purchases.methods.${method ?? 'NONE'}`)}: {formatShare(spendShare, locale)}
              </span>
            ))}
          </dd>
        </div>
      </dl>
      <p>
        <Link to={`/purchases?year=${year}`}>{t('purchases.link')}</Link>
      </p>
    </section>
  );
}
