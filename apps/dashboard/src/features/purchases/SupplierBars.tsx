import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { Card, Figure } from '../../ui/index.ts';
import { accountMass } from './accountMass.ts';
import type { Account } from './Coverage.tsx';
import styles from './Purchases.module.css';

const SHOWN = 15;

/** What each supplier contributes, the most first; what cannot be counted says so instead of being nothing. */
export function SupplierBars({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const mass = accountMass(account);
  const most = Math.max(...account.suppliers.map(({ kgCo2e }) => kgCo2e ?? 0), 1e-9);
  return (
    <Card title={t('purchases.bySupplier')}>
      <ol className={styles.bars}>
        {account.suppliers.slice(0, SHOWN).map((supplier) => (
          <li key={supplier.name}>
            <span>{supplier.name === '' ? t('purchases.nobody') : nameOf(supplier)}</span>
            <span className={styles.track} aria-hidden="true">
              <span
                style={{ width: `${(100 * (supplier.kgCo2e ?? 0)) / most}%`, background: 'var(--accent)' }}
              />
            </span>
            <span className={styles.number}>
              <Figure value={mass.of(supplier.kgCo2e)} unit={mass.unit} />{' '}
              {formatShare(supplier.share, locale)}
              {supplier.gaps > 0 && (
                <span className={styles.gap}> {t('purchases.withGaps', { count: supplier.gaps })}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {account.suppliers.length > SHOWN && (
        <p className="lead">{t('purchases.more', { count: account.suppliers.length - SHOWN })}</p>
      )}
    </Card>
  );
}
