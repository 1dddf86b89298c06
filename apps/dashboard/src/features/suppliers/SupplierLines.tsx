import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SupplierQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Figure, Table } from '../../ui/index.ts';
import styles from './Suppliers.module.css';

export interface SupplierLinesProps {
  readonly lines: NonNullable<SupplierQuery['supplier']>['lines'];
}

/** Lines of inventories that name a supplier, each a link to its product. */
export function SupplierLines({ lines: { edges, totalCount } }: SupplierLinesProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  if (totalCount === 0) return <p className="lead">{t('suppliers.noLines')}</p>;
  return (
    <>
      {edges.length < totalCount && (
        <p className="lead">{t('suppliers.shown', { shown: edges.length, count: totalCount })}</p>
      )}
      <Table label={t('suppliers.lines')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('hotspots.line.line')}</th>
            <th scope="col">{t('hotspots.line.product')}</th>
            <th scope="col">{t('hotspots.line.stage')}</th>
            <th scope="col" data-number>
              {t('product.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node: { id, amount, unit, stage, assessment, ...line } }) => (
            <tr key={id}>
              <th scope="row">{nameOf(line)}</th>
              <td>
                <Link to={`/products/${assessment.product.id}?version=${assessment.version}`}>
                  {nameOf(assessment.product)}
                </Link>
              </td>
              <td>{t(`stage.${stage}`)}</td>
              <td data-number>
                <Figure value={amount} unit={unit} form="amount" />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
