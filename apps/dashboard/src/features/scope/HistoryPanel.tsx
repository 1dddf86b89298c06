import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatMoment } from '../../lib/format.ts';
import { Card } from '../../ui/index.ts';
import type { LoadedReview } from './reviewTypes.ts';
import styles from './ScopePage.module.css';

/** Who did what to the version, when and why; the newest first. */
export function HistoryPanel({ review: { events } }: { readonly review: LoadedReview }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  if (events.length === 0) return null;
  return (
    <Card title={t('workflow.history')}>
      <ol className={styles.list} reversed>
        {events.toReversed().map(({ id, from, to, userName, isMine, at, reason }) => (
          <li key={id} className={styles.item}>
            <span>
              <strong>
                {from === null
                  ? t('workflow.created')
                  : t('workflow.fromTo', { from: t(`status.${from}`), to: t(`status.${to}`) })}
              </strong>{' '}
              <span className={styles.muted}>
                {isMine ? t('workflow.you', { name: userName }) : userName} ·{' '}
                <time dateTime={at}>{formatMoment(at, locale)}</time>
              </span>
            </span>
            {reason !== '' && <span>{reason}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
