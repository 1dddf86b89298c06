import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Card, EmptyState, ErrorState, Figure, PageHead, Select, Skeleton, Stack } from '../../ui/index.ts';
import { accountMass } from './accountMass.ts';
import { Coverage } from './Coverage.tsx';
import { exportPurchases } from './exportPurchases.ts';
import { MoneyRates } from './MoneyRates.tsx';
import { PasteTable } from './PasteTable.tsx';
import styles from './Purchases.module.css';
import { PurchaseTable } from './PurchaseTable.tsx';
import { PurchaseAccountQuery } from './purchaseQueries.ts';
import { SupplierBars } from './SupplierBars.tsx';
import { SupplierIntensities } from './SupplierIntensities.tsx';
import { SwitchSupplier } from './SwitchSupplier.tsx';
import { WhatIf } from './WhatIf.tsx';

/** `/purchases?year=2025`: what was bought, counted line by line by the best method each allows. */
export function PurchasesPage() {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  usePageTitle(t('purchases.title'));
  const [parameters, setParameters] = useSearchParams();
  const latest = new Date().getUTCFullYear();
  const given = Number(parameters.get('year') ?? '');
  const year = Number.isInteger(given) && given >= 1990 && given <= 2100 ? given : latest - 1;
  const [{ data, error }, ask] = useQuery({
    query: PurchaseAccountQuery,
    variables: { year, moves: [] },
    requestPolicy: 'cache-and-network',
  });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  const account = data?.purchaseAccount;
  const mass = accountMass(account ?? { kgCo2e: null });
  const years = [...new Set([year, ...Array.from({ length: 8 }, (_, back) => latest - back)])].sort(
    (a, b) => b - a,
  );
  return (
    <Stack>
      <PageHead title={t('purchases.title')} lead={t('purchases.lead')} />
      <div className={styles.row}>
        <Select
          label={t('purchases.year')}
          value={String(year)}
          options={years.map((each) => ({ value: String(each), label: String(each) }))}
          onChange={(next) => setParameters({ year: next }, { replace: true })}
        />
      </div>
      {error && !account && <ErrorState error={error} onRetry={again} />}
      {!error && !account && <Skeleton height="3rem" lines={6} />}
      {account && account.purchases.length === 0 && (
        <EmptyState title={t('purchases.empty', { year })}>
          <p>{t('purchases.emptyHint')}</p>
        </EmptyState>
      )}
      {account && account.purchases.length > 0 && (
        <>
          <dl className={styles.facts}>
            <div>
              <dt>{t('purchases.total')}</dt>
              <dd>
                <Figure value={mass.of(account.kgCo2e)} unit={mass.unit} />
              </dd>
            </div>
            <div>
              <dt>{t('purchases.gaps')}</dt>
              <dd className={account.gaps > 0 ? styles.gap : undefined}>{account.gaps}</dd>
            </div>
            <div>
              <dt>{t('purchases.primary')}</dt>
              <dd>{formatShare(account.primaryShare, locale)}</dd>
            </div>
          </dl>
          <Coverage account={account} />
          <SupplierBars account={account} />
          <PurchaseTable
            account={account}
            onChanged={again}
            onExport={(words) => exportPurchases(account, words)}
          />
          <WhatIf account={account} />
          <SwitchSupplier account={account} />
        </>
      )}
      {account && <SupplierIntensities key={year} account={account} onSaved={again} />}
      {account && <MoneyRates account={account} onSaved={again} />}
      <Card title={t('purchases.paste')}>
        <PasteTable year={year} onAdded={again} />
      </Card>
    </Stack>
  );
}
