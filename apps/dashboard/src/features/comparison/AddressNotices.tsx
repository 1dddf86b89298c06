import { useTranslation } from 'react-i18next';
import type { UrlNotice } from '../../lib/urlState.ts';
import { Icon } from '../../ui/index.ts';
import styles from './FindingsList.module.css';

/** What of the address was not understood, and what is shown instead. */
export function AddressNotices({ notices }: { readonly notices: readonly UrlNotice[] }) {
  const { t } = useTranslation();
  if (notices.length === 0) return null;
  return (
    <ul className={styles.list} role="alert" aria-label={t('compare.notice.title')}>
      {notices.map(({ parameter, value, problem, used }) => (
        <li key={`${parameter}:${value}:${problem}`} className={styles.finding} data-severity="WARNING">
          <span className={styles.sign}>
            <Icon name="warning" />
          </span>
          <span>
            <b>
              <code>{parameter}</code>
            </b>{' '}
            {t(`compare.notice.${problem}`, { value })}{' '}
            {used === '' ? t('compare.notice.ignored') : t('compare.notice.used', { used })}
          </span>
        </li>
      ))}
    </ul>
  );
}
