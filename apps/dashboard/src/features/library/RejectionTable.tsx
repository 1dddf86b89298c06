import { useTranslation } from 'react-i18next';
import type { StagedReleaseFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { Table } from '../../ui/index.ts';
import styles from './LibraryPage.module.css';
import { type Rejection, wordRejection } from './rejectionWording.ts';

export interface RejectionTableProps {
  readonly total: number;
  readonly rejections: StagedReleaseFragment['rejections'];
}

function Reason({ rejection }: { readonly rejection: Rejection }) {
  const { t, i18n } = useTranslation();
  const { key, detail } = wordRejection(rejection, (each) => i18n.exists(each));
  const { value, column } = rejection;
  return (
    <>
      {key !== null && t(key as 'library.rejections.UNIT_UNKNOWN', { value, column })}
      {detail !== '' && (
        <span lang="en" className={key === null ? undefined : styles.publisher}>
          {detail}
        </span>
      )}
    </>
  );
}

/** Rows that become no factor: where, what stood there, why, and what to do. */
export function RejectionTable({ total, rejections }: RejectionTableProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  if (total === 0) return null;
  return (
    <details className={styles.details}>
      <summary>
        {t('library.rejectedTitle')} ({formatCount(total, locale)})
      </summary>
      <Table label={t('library.rejectedTitle')} size="small">
        <thead>
          <tr>
            <th scope="col">{t('library.place')}</th>
            <th scope="col">{t('library.column')}</th>
            <th scope="col">{t('library.value')}</th>
            <th scope="col">{t('library.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rejections.map((rejection) => (
            <tr key={`${rejection.place} ${rejection.column}`}>
              <td className={styles.place}>{rejection.place}</td>
              <td>{rejection.column}</td>
              <td>{rejection.value}</td>
              <td>
                <Reason rejection={rejection} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {total > rejections.length && (
        <p className={styles.hint}>
          {t('library.shownOf', { shown: rejections.length, total: formatCount(total, locale) })}
        </p>
      )}
    </details>
  );
}
