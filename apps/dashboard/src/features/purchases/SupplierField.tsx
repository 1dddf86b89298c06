import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { SearchField, Select } from '../../ui/index.ts';
import styles from './Purchases.module.css';
import { OfferingSuppliersQuery } from './purchaseQueries.ts';

export interface SupplierFieldProps {
  readonly label: string;
  /** Id of the supplier; empty for none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A supplier in sight, own or one that shares, found by its name. */
export function SupplierField({ label, value, onChange }: SupplierFieldProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [search, setSearch] = useState('');
  const [{ data }] = useQuery({
    query: OfferingSuppliersQuery,
    variables: { search: search.trim() || null },
  });
  // What is chosen stays to be seen, whatever is searched for next.
  const [chosen, setChosen] = useState<{ readonly value: string; readonly label: string } | null>(null);
  const found = (data?.foundSuppliers.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: nameOf(node.supplier),
  }));
  const isFound = found.some((option) => option.value === value);
  const options = value === '' || isFound || chosen === null ? found : [chosen, ...found];
  return (
    <div className={styles.row}>
      <SearchField label={t('purchases.searchSupplier')} value={search} onChange={setSearch} />
      <Select
        label={label}
        all={t('purchases.choose')}
        value={value}
        options={options}
        onChange={(id) => {
          setChosen(options.find((option) => option.value === id) ?? null);
          onChange(id);
        }}
      />
    </div>
  );
}
