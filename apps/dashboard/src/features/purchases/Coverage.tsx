import { useTranslation } from 'react-i18next';
import type { PurchaseAccountQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { Card, Figure, Table } from '../../ui/index.ts';
import { accountMass } from './accountMass.ts';
import styles from './Purchases.module.css';

export type Account = PurchaseAccountQuery['purchaseAccount'];

/** How much of the spend each method carries; the better the method, the darker. */
export function Coverage({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const mass = accountMass(account);
  const money = account.currency === null ? '' : `${account.currency} ${account.currencyYear}`;
  return (
    <Card title={t('purchases.coverage')} subtitle={t('purchases.coverageHint', { money })}>
      <span className={styles.track} aria-hidden="true">
        {account.coverage.map(({ method, spendShare }, place) => (
          <span
            key={method}
            style={{
              width: `${100 * (spendShare ?? 0)}%`,
              background: method === null ? 'var(--border-strong)' : `var(--series-${place + 1})`,
            }}
          />
        ))}
      </span>
      <Table label={t('purchases.coverage')}>
        <thead>
          <tr>
            <th scope="col">{t('purchases.method')}</th>
            <th scope="col" data-number>
              {t('purchases.lines')}
            </th>
            <th scope="col" data-number>
              {t('purchases.ofSpend')}
            </th>
            <th scope="col" data-number>
              {mass.unit}
            </th>
          </tr>
        </thead>
        <tbody>
          {account.coverage.map(({ method, purchases, spendShare, kgCo2e }) => (
            <tr key={method}>
              <th scope="row">{t(`purchases.methods.${method ?? 'NONE'}`)}</th>
              <td data-number>{purchases}</td>
              <td data-number>{formatShare(spendShare, locale)}</td>
              <td data-number>
                <Figure value={mass.of(kgCo2e)} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
