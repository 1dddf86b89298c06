import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useGapNames, useLanguage, useMemberNames } from '../../i18n/index.ts';
import { formatShare, massUnitFor } from '../../lib/format.ts';
import { formatList, formatQuery } from '../../lib/urlState.ts';
import { Badge, ErrorState, Figure, Skeleton } from '../../ui/index.ts';
import styles from './Suppliers.module.css';
import { SupplierContributionQuery } from './supplierQueries.ts';

/** In which products a supplier's deliveries emit, and through which of their processes. */
export function SupplierContribution({ supplierId }: { readonly supplierId: string }) {
  const { t } = useTranslation();
  const { locale, labelOf } = useLanguage();
  const nameOf = useMemberNames();
  const gapName = useGapNames();
  const [{ data, error }, ask] = useQuery({
    query: SupplierContributionQuery,
    variables: { filters: [{ dimension: 'SUPPLIER', include: [supplierId] }] },
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="1.5rem" lines={4} />;
  const { nodes, gaps } = data.hotspotAnalysis;
  const total = data.hotspotAnalysis.total ?? null;
  const whole = data.portfolio.total;
  if (nodes.length === 0) return <p className="lead">{t('suppliers.nothingHere')}</p>;
  const mass = massUnitFor(total ?? 0);
  const inUnit = (kg: number | null | undefined) => (kg == null ? null : kg / mass.kg);
  return (
    <>
      <p className={styles.facts}>
        <strong>
          <Figure
            value={inUnit(total)}
            unit={mass.unit === 't' ? t('suppliers.perYear') : `${mass.unit} CO₂e`}
          />
        </strong>
        {total !== null && whole ? (
          <span>{t('suppliers.ofPortfolio', { share: formatShare(total / whole, locale) })}</span>
        ) : null}
        <Link to={hotspotAddress(supplierId)}>{t('suppliers.seeHotspot')}</Link>
      </p>
      <ul className={styles.bars}>
        {nodes.map(({ member, count, kgCo2e, children }) => (
          <li key={member.id}>
            <div className={styles.bar}>
              <span>
                {member.id === '*' ? (
                  nameOf(member, count)
                ) : (
                  <Link to={`/products/${member.id}`}>{nameOf(member)}</Link>
                )}
              </span>
              <span className={styles.number}>
                <Figure value={inUnit(kgCo2e)} unit={`${mass.unit} CO₂e`} />{' '}
                <span className="lead">
                  {formatShare(kgCo2e == null || !total ? null : kgCo2e / total, locale)}
                </span>
              </span>
            </div>
            <span className="under">
              {children
                .slice(0, 6)
                .map((child) => nameOf(child.member, child.count))
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {gaps.map(({ code, products }) => (
        <p key={code} className="lead">
          <Badge tone="warning">{gapName(code)}</Badge> {products.map(labelOf).join(', ')}
        </p>
      ))}
    </>
  );
}

/** The hotspots with this supplier chosen. */
function hotspotAddress(supplierId: string): string {
  const chosen = formatList([`SUPPLIER:${encodeURIComponent(supplierId)}`]);
  return `/hotspots${formatQuery(new URLSearchParams({ chosen }))}`;
}
