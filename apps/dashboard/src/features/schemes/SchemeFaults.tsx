import { useTranslation } from 'react-i18next';
import type { CheckSchemeQuery } from '../../graphql/generated/graphql.ts';
import { refusalWords } from '../../lib/refusalWords.ts';
import { Table } from '../../ui/index.ts';
import styles from './Schemes.module.css';

/** What is wrong with a table, by row and column, or that nothing is. */
export function SchemeFaults({ check }: { readonly check: CheckSchemeQuery['checkEvaluationScheme'] }) {
  const { t } = useTranslation();
  if (check.isAccepted) {
    const nodes = check.rules?.nodes ?? [];
    return (
      <p role="status" className={styles.good}>
        {t('schemes.accepted', {
          groups: nodes.filter(({ kind }) => kind === 'GROUP').length,
          indicators: nodes.filter(({ kind }) => kind !== 'GROUP').length,
          vetoes: check.rules?.vetoes.length ?? 0,
        })}
      </p>
    );
  }
  return (
    <div role="alert" className={styles.part}>
      <p className={styles.fault}>{t('schemes.faults', { count: check.refusals.length })}</p>
      <Table label={t('schemes.faultTable')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col" data-number>
              {t('schemes.row')}
            </th>
            <th scope="col">{t('schemes.column')}</th>
            <th scope="col">{t('schemes.fault')}</th>
            <th scope="col">{t('schemes.remedy')}</th>
          </tr>
        </thead>
        <tbody>
          {check.refusals.map(({ row, column, ...refusal }) => (
            <tr key={`${row ?? ''} ${column} ${refusal.code} ${refusal.message}`}>
              <td data-number>{row ?? t('schemes.wholeTable')}</td>
              <td>
                <code>{column}</code>
              </td>
              <td>{refusalWords(refusal).message}</td>
              <td>{refusalWords(refusal).remedy}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
