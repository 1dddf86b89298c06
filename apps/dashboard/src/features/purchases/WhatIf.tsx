import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDelta, formatKg } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Card, SearchField, Select } from '../../ui/index.ts';
import type { Account } from './Coverage.tsx';
import styles from './Purchases.module.css';
import { OfferedQuery, PurchaseAccountQuery } from './purchaseQueries.ts';

/** One purchase made of another product instead: only tried, nothing is stored. */
export function WhatIf({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [purchaseId, setPurchase] = useState('');
  const [productId, setProduct] = useState('');
  const [search, setSearch] = useState('');
  const [{ data: offered }] = useQuery({ query: OfferedQuery, variables: { search: search.trim() || null } });
  const isTried = purchaseId !== '' && productId !== '';
  const [{ data, error }] = useQuery({
    query: PurchaseAccountQuery,
    variables: { year: account.year, moves: [{ purchaseId, productId }] },
    pause: !isTried,
  });
  const tried = isTried ? data?.purchaseAccount : undefined;
  const line = tried?.purchases.find(({ id }) => id === purchaseId);
  const before = account.purchases.find(({ id }) => id === purchaseId);
  return (
    <Card title={t('purchases.whatIf')} subtitle={t('purchases.whatIfHint')}>
      <div className={styles.row}>
        <Select
          label={t('purchases.move')}
          all={t('purchases.choose')}
          value={purchaseId}
          options={account.purchases.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setPurchase}
        />
        <SearchField label={t('purchases.searchOffered')} value={search} onChange={setSearch} />
        <Select
          label={t('purchases.moveTo')}
          all={t('purchases.choose')}
          value={productId}
          options={(offered?.foundProducts.edges ?? []).map(({ node }) => ({
            value: node.id,
            label: `${nameOf(node)}, ${nameOf(node.supplier)}${
              node.unit === null || node.kgCo2e === null
                ? ''
                : ` (${formatAmount(node.kgCo2e, locale)} kg/${unitName(node.unit, locale)})`
            }`,
          }))}
          onChange={setProduct}
        />
      </div>
      {error && isTried && <p role="alert">{error.message}</p>}
      {line && before && (
        <p role="status">
          {t('purchases.outcome', {
            before: formatKg(before.kgCo2e, locale),
            after: formatKg(line.kgCo2e, locale),
            method: t(`purchases.methods.${line.method ?? 'NONE'}`),
          })}
          {before.kgCo2e !== null && line.kgCo2e !== null && (
            <b> {formatDelta(line.kgCo2e - before.kgCo2e, locale)} kg CO₂e</b>
          )}
        </p>
      )}
    </Card>
  );
}
