import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg, formatShareDelta } from '../../lib/format.ts';
import { Button, Card } from '../../ui/index.ts';
import styles from './FactorUpdates.module.css';
import { AcceptFactorUpdates, FactorUpdatesQuery } from './productQueries.ts';

export interface FactorUpdatesProps {
  readonly assessmentId: string;
  /** Called when lines follow: the result is another one then. */
  readonly onAccepted: () => void;
}

/** That factors of the assessment have a newer release, what following it would do, and the button that does it. */
export function FactorUpdates({ assessmentId, onAccepted }: FactorUpdatesProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [{ data }, ask] = useQuery({ query: FactorUpdatesQuery, variables: { assessmentId } });
  const [{ fetching }, accept] = useMutation(AcceptFactorUpdates);
  const [said, say] = useState('');
  const [update] = data?.factorUpdates ?? [];
  if (update === undefined) return said === '' ? null : <p role="status">{said}</p>;
  const { before, after, lines } = update;
  const share = before && after !== null ? after / before - 1 : null;
  const follow = async (): Promise<void> => {
    const { data: answer, error } = await accept({ assessmentId });
    const result = answer?.acceptFactorUpdates;
    if (result?.__typename === 'AcceptedFactorUpdates') {
      say(t('updates.followed', { count: result.updatedLines }));
      ask({ requestPolicy: 'network-only' });
      onAccepted();
    } else say(error?.message ?? t('ui.failed'));
  };
  return (
    <Card title={t('updates.title', { count: lines.length })} subtitle={t('updates.hint')}>
      <p className={styles.move}>
        {formatKg(before, locale)} → <strong>{formatKg(after, locale)}</strong>{' '}
        {share !== null && <span>({formatShareDelta(share, locale)})</span>}
      </p>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.id}>
            {nameOf(line)}
            {line.factor && (
              <>
                {': '}
                <Link to={`/factors/${encodeURIComponent(line.factor.id)}`}>{t('updates.now')}</Link>
                {line.factor.replacedBy && (
                  <>
                    {' → '}
                    <Link to={`/factors/${encodeURIComponent(line.factor.replacedBy.id)}`}>
                      {t('updates.newest')}
                    </Link>
                  </>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      <Button
        needs="EDIT_PORTFOLIO"
        variant="primary"
        className={styles.follow}
        disabled={fetching}
        onClick={() => void follow()}
      >
        {t('updates.follow')}
      </Button>
      {said !== '' && <p role="status">{said}</p>}
    </Card>
  );
}
