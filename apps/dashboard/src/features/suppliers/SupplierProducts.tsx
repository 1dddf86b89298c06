import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { SupplierProductsQuery as Products } from '../../graphql/generated/graphql.ts';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { formatStated } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, ErrorState, Figure, Skeleton, Table } from '../../ui/index.ts';
import styles from './Suppliers.module.css';
import { SupplierProductsQuery } from './supplierQueries.ts';

type OwnProduct = NonNullable<Products['supplier']>['products']['edges'][number]['node'];
type OwnAssessment = OwnProduct['assessments']['edges'][number]['node'];

/** The products a supplier makes, each with its footprints through the years. */
export function SupplierProducts({ supplierId }: { readonly supplierId: string }) {
  const { t } = useTranslation();
  const { nameOf, either } = useLanguage();
  const [{ data, error }, ask] = useQuery({ query: SupplierProductsQuery, variables: { id: supplierId } });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="1.5rem" lines={4} />;
  const products: readonly OwnProduct[] = data.supplier?.products.edges.map(({ node }) => node) ?? [];
  if (products.length === 0) return <p className="lead">{t('suppliers.noProducts')}</p>;
  return (
    <Table label={t('suppliers.products')} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('hotspots.dimension.PRODUCT')}</th>
          <th scope="col">{t('suppliers.category')}</th>
          <th scope="col">{t('suppliers.history')}</th>
        </tr>
      </thead>
      <tbody>
        {products.map((product) => (
          <tr key={product.id}>
            <th scope="row">
              <Link to={`/products/${product.id}`}>{nameOf(product)}</Link>
              <span className="under">{product.sku}</span>
            </th>
            <td>
              <Link
                to={`/suppliers?${new URLSearchParams({ view: 'compare', category: product.category })}`}
                title={t('suppliers.compareIt')}
              >
                {either(product.category, product.categoryZh)}
              </Link>
            </td>
            <td>
              <History assessments={product.assessments.edges.map(({ node }) => node)} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Newest first, by the end of the reference period. */
function History({ assessments }: { readonly assessments: readonly OwnAssessment[] }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const gapName = useGapNames();
  const sorted = [...assessments].sort(
    (a, b) => (b.referencePeriodEnd ?? '').localeCompare(a.referencePeriodEnd ?? '') || b.version - a.version,
  );
  return (
    <ul className={styles.history}>
      {sorted.map(({ id, kind, status, referencePeriodEnd, declaredUnit, footprint }) => (
        <li key={id}>
          <b>{referencePeriodEnd?.slice(0, 4) ?? t('suppliers.noYear')}</b>{' '}
          <Figure value={footprint?.totalKgCo2e} unit="kg CO₂e" />
          {' / '}
          {formatStated(declaredUnit.amount, locale)} {unitName(declaredUnit.unit, locale)}
          {footprint && footprint.gaps.length > 0 && (
            <span className={styles.gap} title={footprint.gaps.map(({ code }) => gapName(code)).join(', ')}>
              {' '}
              + ?
            </span>
          )}{' '}
          <Badge>{t(`kind.${kind}`)}</Badge> <Badge>{t(`status.${status}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}
