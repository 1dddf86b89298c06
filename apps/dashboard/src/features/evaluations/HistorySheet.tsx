import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatMoment } from '../../lib/format.ts';
import { Badge } from '../../ui/index.ts';
import styles from './Evaluations.module.css';
import { type OpenEvaluation, STATE_TONES } from './evaluationView.ts';

/** Who has done what when, and why; the newest first. */
export function HistorySheet({ evaluation }: { readonly evaluation: OpenEvaluation }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  return (
    <ol className={styles.history}>
      {[...evaluation.events].reverse().map(({ id, action, to, userName, reason, at }) => (
        <li key={id}>
          <span className={styles.marks}>
            <strong>{t(`evaluations.actions.${action}`)}</strong>
            <Badge tone={STATE_TONES[to]}>{t(`evaluations.states.${to}`)}</Badge>
          </span>
          <span className="lead">
            {userName} · <time dateTime={at}>{formatMoment(at, locale)}</time>
          </span>
          {reason !== '' && <p className={styles.words}>{reason}</p>}
        </li>
      ))}
      <li>
        <span className={styles.marks}>
          <strong>{t('evaluations.begun')}</strong>
          <Badge>{t('evaluations.states.DRAFT')}</Badge>
        </span>
        <span className="lead">
          {evaluation.applicantName} ·{' '}
          <time dateTime={evaluation.createdAt}>{formatMoment(evaluation.createdAt, locale)}</time>
        </span>
      </li>
    </ol>
  );
}
