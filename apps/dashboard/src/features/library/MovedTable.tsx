import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StagedReleaseFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { MISSING } from '../../lib/format.ts';
import { Figure, Table } from '../../ui/index.ts';
import styles from './LibraryPage.module.css';

export interface MovedTableProps {
  readonly moved: StagedReleaseFragment['moved'];
}

/** Assessments that would move if they followed the release; they follow one by one, later, when somebody says so. */
export function MovedTable({ moved }: MovedTableProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  if (moved.length === 0) return <p className={styles.hint}>{t('library.nothingMoves')}</p>;
  return (
    <details className={styles.details} open>
      <summary>
        {t('library.movedTitle')} ({moved.length})
      </summary>
      <p className={styles.hint}>{t('library.movedHint')}</p>
      <Table label={t('library.movedTitle')} size="small">
        <thead>
          <tr>
            <th scope="col">{t('library.product')}</th>
            <th scope="col" data-number>
              {t('library.before')}
            </th>
            <th scope="col" data-number>
              {t('library.after')}
            </th>
            <th scope="col" data-number>
              {t('library.lines')}
            </th>
          </tr>
        </thead>
        <tbody>
          {moved.map(({ assessment, before, after, lines }) =>
            assessment === null ? null : (
              <tr key={assessment.id}>
                <td>
                  <Link to={`/products/${encodeURIComponent(assessment.product.id)}`}>
                    {nameOf(assessment.product)}
                  </Link>
                </td>
                <td data-number>{before === null ? MISSING : <Figure value={before} />}</td>
                <td data-number>{after === null ? MISSING : <Figure value={after} />}</td>
                <td data-number>{lines.length}</td>
              </tr>
            ),
          )}
        </tbody>
      </Table>
    </details>
  );
}
