import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SupplierComparisonQuery } from '../../graphql/generated/graphql.ts';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatRegion, formatShare, formatShareDelta, MISSING } from '../../lib/format.ts';
import { Badge, Figure, Table } from '../../ui/index.ts';
import { SupplierLabels } from './SupplierLabels.tsx';
import styles from './Suppliers.module.css';

type Compared = SupplierComparisonQuery['supplierComparison']['footprints'][number];

export interface ComparedFootprintsProps {
  readonly footprints: readonly Compared[];
  /** Null where they may not be ranked. */
  readonly median: number | null;
}

const COLUMNS = [
  'supplier',
  'value',
  'against',
  'kind',
  'status',
  'label',
  'quality',
  'primary',
  'year',
  'boundary',
  'gwpSet',
  'plausibility',
] as const;
const NUMBERS: readonly string[] = ['value', 'against', 'quality', 'primary'];

/** Footprints side by side with everything that says how far they can be trusted. */
export function ComparedFootprints({ footprints, median }: ComparedFootprintsProps) {
  const { t } = useTranslation();
  const largest = Math.max(0, ...footprints.map(({ kgCo2e }) => kgCo2e ?? 0));
  return (
    <Table label={t('suppliers.compared')} className={styles.table}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" data-number={NUMBERS.includes(column) || undefined}>
              {t(`suppliers.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {footprints.map((footprint) => (
          <ComparedRow
            key={footprint.assessment.id}
            compared={footprint}
            median={median}
            largest={median === null ? 0 : largest}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface ComparedRowProps {
  readonly compared: Compared;
  readonly median: number | null;
  /** 0 where no bar may be drawn. */
  readonly largest: number;
}

function ComparedRow({ compared, median, largest }: ComparedRowProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const gapName = useGapNames();
  const { assessment, kgCo2e, gaps, score, isOutlier } = compared;
  const { product, footprint } = assessment;
  const against = kgCo2e == null || !median ? null : kgCo2e / median - 1;
  return (
    <tr>
      <th scope="row">
        {product.supplier ? (
          <Link to={`/suppliers/${product.supplier.id}`}>{nameOf(product.supplier)}</Link>
        ) : (
          <span className="lead">{t('ui.missing')}</span>
        )}
        <span className="under">
          <Link to={`/products/${product.id}`}>{nameOf(product)}</Link>
          {product.supplier && ` · ${formatRegion(product.supplier.country, locale)}`}
        </span>
      </th>
      <td data-number>
        <Figure value={kgCo2e} />
        {gaps.length > 0 && (
          <span className={styles.gap} title={gaps.map(gapName).join(', ')}>
            {kgCo2e == null ? ` ${gaps.map(gapName).join(', ')}` : ' + ?'}
          </span>
        )}
        {largest > 0 && kgCo2e != null && (
          <span className={styles.track}>
            <span className={styles.fill} style={{ width: `${(100 * Math.max(0, kgCo2e)) / largest}%` }} />
          </span>
        )}
      </td>
      <td data-number>
        {formatShareDelta(against, locale)}
        {isOutlier && (
          <span className="under">
            <Badge tone="warning" title={t('suppliers.outlierHint', { score: formatAmount(score, locale) })}>
              {t('suppliers.outlier')}
            </Badge>
          </span>
        )}
      </td>
      <td>{t(`kind.${assessment.kind}`)}</td>
      <td>
        <Badge tone={assessment.status === 'VERIFIED' ? 'good' : 'neutral'}>
          {t(`status.${assessment.status}`)}
        </Badge>
      </td>
      <td>
        <SupplierLabels labels={product.supplier?.labels ?? []} />
        {product.supplier && (
          <span className="under">
            {t('suppliers.rankScore', { score: formatAmount(product.supplier.rank.score, locale) })}
          </span>
        )}
      </td>
      <td data-number>{formatAmount(footprint?.dataQuality, locale)}</td>
      <td data-number>{formatShare(footprint?.primaryDataShare, locale)}</td>
      <td>{assessment.referencePeriodEnd?.slice(0, 4) ?? MISSING}</td>
      <td>{t(`boundary.${assessment.boundary}`)}</td>
      <td>{assessment.gwpSet}</td>
      <td>
        <Plausibility findings={assessment.plausibility} />
      </td>
    </tr>
  );
}

function Plausibility({ findings }: { readonly findings: Compared['assessment']['plausibility'] }) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  if (findings.length === 0) return <span className="lead">{t('suppliers.noObjection')}</span>;
  const worst = findings.some(({ severity }) => severity === 'WARNING') ? 'warning' : 'neutral';
  return (
    <details className={styles.plausibility}>
      <summary>
        <Badge tone={worst}>{t('suppliers.objections', { count: findings.length })}</Badge>
      </summary>
      <ul>
        {findings.map(({ code, message, messageZh, remedy, remedyZh }) => (
          <li key={`${code} ${message}`}>
            <b>{t(`plausibility.${code}`)}</b> {either(message, messageZh)}{' '}
            <span className="lead">{either(remedy, remedyZh)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
