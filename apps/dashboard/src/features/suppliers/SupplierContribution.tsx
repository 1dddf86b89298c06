import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SupplierQuery } from '../../graphql/generated/graphql.ts';
import { useGapNames, useLanguage, useMemberNames } from '../../i18n/index.ts';
import { formatShare, massUnitFor } from '../../lib/format.ts';
import { Badge, Figure } from '../../ui/index.ts';
import styles from './Suppliers.module.css';

type Contribution = SupplierQuery['hotspotAnalysis'];

export interface SupplierContributionProps extends Pick<Contribution, 'nodes' | 'gaps'> {
  /** kg CO2e a year of the supplier. */
  readonly total: number | null;
}

/** In which products a supplier's deliveries emit, and through which of their processes. */
export function SupplierContribution({ nodes, gaps, total }: SupplierContributionProps) {
  const { t } = useTranslation();
  const { locale, labelOf } = useLanguage();
  const nameOf = useMemberNames();
  const gapName = useGapNames();
  if (nodes.length === 0) return <p className={styles.lead}>{t('suppliers.nothingHere')}</p>;
  const mass = massUnitFor(total ?? 0);
  const inUnit = (kg: number | null | undefined) => (kg == null ? null : kg / mass.kg);
  return (
    <>
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
                <span className={styles.lead}>
                  {formatShare(kgCo2e == null || !total ? null : kgCo2e / total, locale)}
                </span>
              </span>
            </div>
            <span className={styles.under}>
              {children
                .slice(0, 6)
                .map((child) => nameOf(child.member, child.count))
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {gaps.map(({ code, products }) => (
        <p key={code} className={styles.lead}>
          <Badge tone="warning">{gapName(code)}</Badge> {products.map(labelOf).join(', ')}
        </p>
      ))}
    </>
  );
}
