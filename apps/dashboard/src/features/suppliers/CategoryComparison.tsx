import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg } from '../../lib/format.ts';
import { ErrorState, NoFootprintYet, Select, Skeleton } from '../../ui/index.ts';
import { CheckFindings } from './CheckFindings.tsx';
import { ComparedFootprints } from './ComparedFootprints.tsx';
import styles from './Suppliers.module.css';
import { SupplierCategoriesQuery, SupplierComparisonQuery } from './supplierQueries.ts';
import { SUPPLIER_BASES, type SuppliersView } from './suppliersView.ts';

export interface CategoryComparisonProps {
  readonly view: SuppliersView;
  readonly onChange: (view: SuppliersView) => void;
}

/** Declared and calculated footprints of one category: what the comparability check says first, then the table. */
export function CategoryComparison({ view, onChange }: CategoryComparisonProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [{ data: known }] = useQuery({ query: SupplierCategoriesQuery });
  const categories = known?.productCategories ?? [];
  // Until one is chosen: the one with most to compare.
  const largest = categories.toSorted((a, b) => b.productCount - a.productCount)[0];
  const category = view.category === '' ? (largest?.name ?? '') : view.category;
  return (
    <section className={styles.sheet} aria-label={t('suppliers.tabs.compare')}>
      <div className={styles.tools}>
        <Select
          label={t('suppliers.category')}
          value={category}
          options={categories.map((one) => ({
            value: one.name,
            label: `${nameOf(one)} (${one.productCount})`,
          }))}
          onChange={(chosen) => onChange({ ...view, category: chosen })}
        />
        <Select
          label={t('suppliers.basis')}
          value={view.basis}
          options={SUPPLIER_BASES.map((value) => ({ value, label: t(`suppliers.bases.${value}`) }))}
          onChange={(basis) =>
            onChange({ ...view, basis: SUPPLIER_BASES.find((one) => one === basis) ?? view.basis })
          }
        />
      </div>
      {known && category === '' && <NoFootprintYet />}
      {category !== '' && <Compared category={category} basis={view.basis} />}
    </section>
  );
}

function Compared({ category, basis }: Pick<SuppliersView, 'category' | 'basis'>) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [{ data, error }, ask] = useQuery({ query: SupplierComparisonQuery, variables: { category, basis } });
  const compared = data?.supplierComparison;
  if (error && !compared)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!compared) return <Skeleton height="2.5rem" lines={6} />;
  const outliers = compared.footprints.filter(({ isOutlier }) => isOutlier).length;
  const known = compared.footprints.filter(({ kgCo2e }) => kgCo2e !== null).length;
  return (
    <>
      <CheckFindings findings={compared.findings} />
      <p className="lead">
        {t(compared.isBlocked ? 'suppliers.blocked' : 'suppliers.ranked')}{' '}
        {compared.median != null &&
          !compared.isBlocked &&
          t('suppliers.median', { value: formatKg(compared.median, locale) })}
        {!compared.isBlocked && (
          <>
            {' · '}
            {compared.isJudged
              ? t('suppliers.judged', { count: outliers })
              : t('suppliers.notJudged', { count: known })}
          </>
        )}
      </p>
      <ComparedFootprints
        footprints={compared.footprints}
        median={compared.isBlocked ? null : (compared.median ?? null)}
      />
    </>
  );
}
