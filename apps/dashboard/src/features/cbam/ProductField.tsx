import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { Button, SearchField } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import { CbamProductsQuery } from './cbamQueries.ts';
import type { GoodDraft } from './cbamTypes.ts';

export interface ProductFieldProps {
  readonly product: GoodDraft['product'];
  readonly fault: string | undefined;
  readonly onChange: (product: GoodDraft['product']) => void;
}

/** The product whose footprint the bridge leads to. */
export function ProductField({ product, fault, onChange }: ProductFieldProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [search, setSearch] = useState('');
  const isAsked = search.trim() !== '';
  const [{ data }] = useQuery({ query: CbamProductsQuery, variables: { search }, pause: !isAsked });
  const found = isAsked ? (data?.products.edges ?? []).map(({ node }) => node) : [];
  return (
    <div className={styles.section}>
      <span>
        {t('cbam.form.product')}: {product ? nameOf(product) : t('cbam.form.productNone')}{' '}
        {product && (
          <Button variant="quiet" onClick={() => onChange(null)}>
            {t('ui.clear')}
          </Button>
        )}
      </span>
      <p className="lead">{t('cbam.form.productHint')}</p>
      <SearchField label={t('cbam.form.productSearch')} value={search} onChange={setSearch} />
      {fault && <p role="alert">{fault}</p>}
      <ul className={styles.found}>
        {found.map((own) => (
          <li key={own.id}>
            <Button
              variant="quiet"
              onClick={() => {
                setSearch('');
                onChange(own);
              }}
            >
              {nameOf(own)}
            </Button>{' '}
            <span className="lead">
              {[own.sku, own.cnCode && `CN ${own.cnCode}`].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
