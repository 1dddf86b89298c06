import { industryName } from '@cradle/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { formatCount, formatRegion, formatShare, MISSING, massUnitFor } from '../../lib/format.ts';
import { Button, EmptyState, ErrorState, Figure, SearchField, Skeleton, Table } from '../../ui/index.ts';
import { LabelSelect } from './LabelSelect.tsx';
import { SupplierLabels } from './SupplierLabels.tsx';
import styles from './Suppliers.module.css';
import { SupplierSharesQuery, SuppliersQuery } from './supplierQueries.ts';
import { LABEL_CHOICES, type LabelChoice, type SuppliersView } from './suppliersView.ts';

/** So many are asked for at once: the largest part of the portfolio may be anywhere in the alphabet. */
const PAGE = 500;
const SHOWN = 50;

export interface SupplierListProps {
  readonly search: string;
  readonly label: LabelChoice | '';
  readonly onChange: (part: Partial<Pick<SuppliersView, 'search' | 'label'>>) => void;
}

/** Every supplier with its part of a year of the portfolio; those with the largest part first. */
export function SupplierList({ search, label, onChange }: SupplierListProps) {
  const { t } = useTranslation();
  const { locale, language, nameOf } = useLanguage();
  const gapName = useGapNames();
  const [first, setFirst] = useState(PAGE);
  const [shown, setShown] = useState(SHOWN);
  const [{ data, error, fetching }, ask] = useQuery({
    query: SuppliersQuery,
    variables: {
      filter: { search: search.trim() || null, labelStates: label === '' ? null : [...LABEL_CHOICES[label]] },
      first,
    },
  });
  const [{ data: answered }] = useQuery({ query: SupplierSharesQuery });
  const found = data?.suppliers;
  const analysis = answered?.hotspotAnalysis;
  const shares = new Map(analysis?.nodes.map((node) => [node.member.id, node]));
  const rows = (found?.edges ?? [])
    .map(({ node }) => ({ supplier: node, hotspot: shares.get(node.id) }))
    .sort((a, b) => (b.hotspot?.kgCo2e ?? -1) - (a.hotspot?.kgCo2e ?? -1));
  const mass = massUnitFor(analysis?.total ?? 0);
  const unit = mass.unit === 't' ? t('suppliers.perYear') : `${mass.unit} CO₂e`;
  return (
    <section className={styles.sheet} aria-label={t('suppliers.list')}>
      <div className={styles.tools}>
        <SearchField
          label={t('suppliers.search')}
          value={search}
          onChange={(next) => onChange({ search: next })}
        />
        <LabelSelect value={label} onChange={(next) => onChange({ label: next })} />
        {found && <output className="lead">{t('suppliers.found', { count: found.totalCount })}</output>}
      </div>
      {error && !found && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !found && <Skeleton height="2rem" lines={10} />}
      {found?.totalCount === 0 && (
        <EmptyState title={t(search === '' && label === '' ? 'suppliers.none' : 'ui.nothingFound')}>
          {search === '' && label === '' && <p>{t('suppliers.noneHint')}</p>}
          {label !== '' && <p>{t('suppliers.labelHint')}</p>}
        </EmptyState>
      )}
      {found && found.totalCount > 0 && (
        <Table label={t('suppliers.title')} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('suppliers.name')}</th>
              <th scope="col">{t('suppliers.column.label')}</th>
              <th scope="col">{t('suppliers.country')}</th>
              <th scope="col">{t('suppliers.industry')}</th>
              <th scope="col" data-number>
                {t('suppliers.products')}
              </th>
              <th scope="col" data-number>
                {t('suppliers.lines')}
              </th>
              <th scope="col" data-number>
                {unit}
              </th>
              <th scope="col" data-number>
                {t('suppliers.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ supplier, hotspot }) => (
              <tr key={supplier.id}>
                <th scope="row">
                  <Link to={`/suppliers/${supplier.id}`}>{nameOf(supplier)}</Link>
                </th>
                <td>
                  <SupplierLabels labels={supplier.labels} />
                </td>
                <td>{formatRegion(supplier.country, locale)}</td>
                <td>{industryName(supplier.industry, language) || MISSING}</td>
                <td data-number>{formatCount(supplier.productCount, locale)}</td>
                <td data-number>{formatCount(supplier.lines.totalCount, locale)}</td>
                <td data-number>
                  {(hotspot?.kgCo2e != null || !hotspot?.gaps.length) && (
                    <Figure value={hotspot?.kgCo2e == null ? null : hotspot.kgCo2e / mass.kg} />
                  )}
                  {hotspot && hotspot.gaps.length > 0 && (
                    <span className={styles.gap} title={hotspot.gaps.map(gapName).join(', ')}>
                      {hotspot.kgCo2e === null ? '?' : ' + ?'}
                    </span>
                  )}
                </td>
                <td data-number>{formatShare(hotspot?.share, locale)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {found && found.totalCount > shown && (
        <Button
          disabled={fetching}
          onClick={() => {
            setShown(shown + SHOWN);
            if (shown + SHOWN > first) setFirst(first + PAGE);
          }}
        >
          {t('ui.more')}
        </Button>
      )}
    </section>
  );
}
