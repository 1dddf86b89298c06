import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion, formatShare, massUnitFor } from '../../lib/format.ts';
import { formatList, formatQuery } from '../../lib/urlState.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Card, EmptyState, ErrorState, Figure, Skeleton } from '../../ui/index.ts';
import { SupplierContribution } from './SupplierContribution.tsx';
import { SupplierLines } from './SupplierLines.tsx';
import { SupplierProducts } from './SupplierProducts.tsx';
import styles from './Suppliers.module.css';
import { SupplierQuery } from './supplierQueries.ts';

/** `/suppliers/:id`: what a supplier makes and delivers, what it contributes, and how its footprints went. */
export function SupplierPage() {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({
    query: SupplierQuery,
    variables: { id, filters: [{ dimension: 'SUPPLIER', include: [id] }] },
  });
  const supplier = data?.supplier;
  usePageTitle(supplier ? nameOf(supplier) : '');
  if (error && !data) {
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  }
  if (!data) return <Skeleton height="2rem" lines={10} />;
  if (!supplier) {
    return (
      <EmptyState title={t('suppliers.notFound')}>
        <p>{t('shell.notFoundHint')}</p>
      </EmptyState>
    );
  }
  const { total, nodes, gaps } = data.hotspotAnalysis;
  const mass = massUnitFor(total ?? 0);
  const whole = data.portfolio.total;
  return (
    <div className={styles.page}>
      <p>
        <Link to="/suppliers">{t('suppliers.back')}</Link>
      </p>
      <header className={styles.head}>
        <h1>{nameOf(supplier)}</h1>
        <p className={styles.lead}>
          {[formatRegion(supplier.country, locale), supplier.industry].filter(Boolean).join(' · ')}
          {supplier.sites.length > 0 &&
            ` · ${t('suppliers.sites')}: ${supplier.sites.map((site) => `${nameOf(site)} (${formatRegion(site.region, locale)})`).join(', ')}`}
        </p>
        <p className={styles.facts}>
          <strong>
            <Figure
              value={total == null ? null : total / mass.kg}
              unit={mass.unit === 't' ? t('suppliers.perYear') : `${mass.unit} CO₂e`}
            />
          </strong>
          {total != null && whole ? (
            <span>{t('suppliers.ofPortfolio', { share: formatShare(total / whole, locale) })}</span>
          ) : null}
          <Link
            to={`/hotspots${formatQuery(new URLSearchParams({ chosen: formatList([`SUPPLIER:${encodeURIComponent(id)}`]) }))}`}
          >
            {t('suppliers.seeHotspot')}
          </Link>
        </p>
      </header>
      <Card title={t('suppliers.contribution')} subtitle={t('suppliers.contributionHint')}>
        <SupplierContribution nodes={nodes} gaps={gaps} total={total ?? null} />
      </Card>
      <Card title={t('suppliers.own')} subtitle={t('suppliers.ownHint')}>
        <SupplierProducts products={supplier.products.edges.map(({ node }) => node)} />
      </Card>
      <Card title={t('suppliers.linesTitle')}>
        <SupplierLines lines={supplier.lines} />
      </Card>
    </div>
  );
}
