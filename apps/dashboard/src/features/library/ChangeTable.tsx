import { useTranslation } from 'react-i18next';
import type { StagedReleaseFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatRegion, MISSING } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, Figure, Table } from '../../ui/index.ts';
import styles from './LibraryPage.module.css';

export interface ChangeTableProps {
  readonly title: string;
  /** How many there are; the table shows the largest of them. */
  readonly total: number;
  readonly changes: StagedReleaseFragment['changed'];
}

/** Factors before and after, the largest differences first; nothing when there are none. */
export function ChangeTable({ title, total, changes }: ChangeTableProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  if (total === 0) return null;
  return (
    <details className={styles.details}>
      <summary>
        {title} ({formatCount(total, locale)})
      </summary>
      <Table label={title} size="small">
        <thead>
          <tr>
            <th scope="col">{t('library.factor')}</th>
            <th scope="col">{t('factors.region')}</th>
            <th scope="col">{t('factors.year')}</th>
            <th scope="col" data-number>
              {t('library.before')}
            </th>
            <th scope="col" data-number>
              {t('library.after')}
            </th>
            <th scope="col">{t('library.place')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.key}>
              <td>
                {change.name}{' '}
                {change.flags.map((flag) => (
                  <Badge key={flag}>{t(`library.flags.${flag as Flag}`)}</Badge>
                ))}
              </td>
              <td>{formatRegion(change.region, locale)}</td>
              <td>{change.year ?? MISSING}</td>
              <td data-number>{change.before === null ? MISSING : <Figure value={change.before} />}</td>
              <td data-number>
                {change.after === null ? MISSING : <Figure value={change.after} />} /{' '}
                {unitName(change.unit, locale)}
              </td>
              <td className={styles.place}>{change.place}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {total > changes.length && (
        <p className={styles.hint}>
          {t('library.shownOf', { shown: changes.length, total: formatCount(total, locale) })}
        </p>
      )}
    </details>
  );
}

type Flag = 'OUTLIER' | 'UNIT_SUSPECT' | 'NEGATIVE';
