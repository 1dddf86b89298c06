import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CellContributionsQuery } from '../../graphql/generated/graphql.ts';
import { useGapNames, useGasName, useLanguage } from '../../i18n/index.ts';
import { formatFull, formatKg, formatRegion, formatShare } from '../../lib/format.ts';
import { Badge, FactorProvenance, Facts, Figure } from '../../ui/index.ts';
import styles from './CellDrawer.module.css';

export interface CellContributionProps {
  readonly contribution: CellContributionsQuery['cellContributions']['contributions'][number];
  readonly showsProduct: boolean;
}

/** One gas of one line: its number, and opened, where it comes from. */
export function CellContribution({ contribution, showsProduct }: CellContributionProps) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const gapName = useGapNames();
  const { kgCo2e, share, gap, product, contribution: row } = contribution;
  const gas = useGasName()(row.gas);
  const line = row.leafLine ?? row.line;
  const process = either(row.process, row.processZh);
  const title = line === null ? process || t(`stage.${row.stage}`) : nameOf(line);
  return (
    <li>
      <details className={styles.contribution}>
        <summary>
          <span className={styles.what}>
            <span className={styles.line}>{title}</span>
            <span className={styles.where}>
              {[showsProduct && nameOf(product), gas, row.factor?.source && nameOf(row.factor.source)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <span className={styles.number} title={formatFull(kgCo2e, locale)}>
            {gap === null ? formatKg(kgCo2e, locale) : <Badge tone="warning">{gapName(gap)}</Badge>}
            {share !== null && <span className={styles.share}>{formatShare(share, locale)}</span>}
          </span>
          {share !== null && (
            <span
              className={styles.bar}
              aria-hidden="true"
              data-sign={Math.sign(share)}
              style={{ width: `${Math.min(100, Math.abs(share) * 100)}%` }}
            />
          )}
        </summary>
        <div className={styles.details}>
          <Facts
            facts={[
              [t('compare.cell.product'), <ProductLink key="product" product={product} />],
              [
                t('compare.cell.amount'),
                line && <Figure key="amount" value={line.amount} unit={line.unit} form="amount" />,
              ],
              [t('compare.cell.stage'), t(`stage.${row.stage}`)],
              [t('compare.cell.process'), process],
              [t('compare.cell.supplier'), row.supplier && nameOf(row.supplier)],
              [t('compare.cell.region'), row.region && formatRegion(row.region, locale)],
              [
                t('compare.cell.gas'),
                row.kgGas === null ? gas : <Figure key="gas" value={row.kgGas} unit={`kg ${gas}`} />,
              ],
              [
                t('compare.cell.data'),
                line && t(line.primary ? 'compare.cell.primary' : 'compare.cell.secondary'),
              ],
            ]}
          />
          {row.factor ? (
            <section className={styles.factor}>
              <h3>
                <Link to={`/factors/${row.factor.id}`}>{nameOf(row.factor)}</Link>
              </h3>
              <FactorProvenance factor={row.factor} />
            </section>
          ) : (
            <p className={styles.where}>{t('compare.cell.noFactor')}</p>
          )}
        </div>
      </details>
    </li>
  );
}

function ProductLink({ product }: { readonly product: { id: string; name: string; nameZh: string } }) {
  const { nameOf } = useLanguage();
  return <Link to={`/products/${product.id}`}>{nameOf(product)}</Link>;
}
