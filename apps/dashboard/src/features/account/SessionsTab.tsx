import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay, formatMoment, MISSING } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Badge, Button, Card, EmptyState, ErrorState, Refusal, Skeleton, Table } from '../../ui/index.ts';
import styles from './Account.module.css';
import { RevokeOtherSessions, RevokeSession, SessionsQuery } from './accountQueries.ts';
import { browserName } from './browserName.ts';

/** Where one is signed in, and the end of it. */
export function SessionsTab() {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [{ data, error }, ask] = useQuery({ query: SessionsQuery, requestPolicy: 'cache-and-network' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  const [, revoke] = useMutation(RevokeSession);
  const [, revokeOthers] = useMutation(RevokeOtherSessions);
  const { refusal, accepted } = useRefusal();
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={4} />;
  const sessions = data.mySessions;
  const end = async (id: string, current: boolean): Promise<void> => {
    if (!accepted(await revoke({ id }))) return;
    if (current) location.assign('/sign-in');
    else again();
  };
  const endOthers = async (): Promise<void> => {
    if (accepted(await revokeOthers({}))) again();
  };
  if (sessions.length === 0) {
    return (
      <EmptyState title={t('account.noSessions')}>
        <p>{t('account.noSessionsHint')}</p>
      </EmptyState>
    );
  }
  return (
    <Card title={t('account.tabs.sessions')} subtitle={t('account.sessionsHint')}>
      <Refusal text={refusal} />
      <Table label={t('account.tabs.sessions')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('account.browser')}</th>
            <th scope="col">{t('account.signedInAt')}</th>
            <th scope="col">{t('account.lastUsed')}</th>
            <th scope="col">{t('account.address')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('account.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">
                {browserName(session.userAgent) ?? t('account.unknownBrowser')}{' '}
                {session.current && <Badge tone="good">{t('account.thisBrowser')}</Badge>}
              </th>
              <td>{formatMoment(session.createdAt, locale)}</td>
              <td>{formatDay(session.lastUsedAt, locale)}</td>
              <td>{session.ipAddress || MISSING}</td>
              <td>
                <Button variant="quiet" onClick={() => void end(session.id, session.current)}>
                  {t('account.end')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {sessions.length > 1 && (
        <div className={styles.row}>
          <Button onClick={() => void endOthers()}>{t('account.endOthers')}</Button>
        </div>
      )}
    </Card>
  );
}
