import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatMoment } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, EmptyState, ErrorState, Refusal, Skeleton } from '../../ui/index.ts';
import styles from './Account.module.css';
import { AcceptInvitation, InvitationQuery } from './accountQueries.ts';
import { SignUpForm } from './SignUpForm.tsx';

/** `/invitation/:token`: who invites to what, and the way in. */
export function InvitationPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.invitation'));
  const { locale, either } = useLanguage();
  const { token = '' } = useParams();
  const [{ data, error }, ask] = useQuery({
    query: InvitationQuery,
    variables: { token },
    requestPolicy: 'network-only',
  });
  const [{ fetching }, accept] = useMutation(AcceptInvitation);
  const { refusal, accepted } = useRefusal();
  const [signedUp, setSignedUp] = useState(false);
  const join = async (): Promise<void> => {
    if (accepted(await accept({ token }))) location.assign('/');
  };
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={5} />;
  if (data.invitation === null) {
    return (
      <EmptyState title={t('account.invitationGone')}>
        <p>{t('account.invitationGoneHint')}</p>
      </EmptyState>
    );
  }
  const { organisationName, organisationNameZh, role, invitedBy, expiresAt } = data.invitation;
  const organisation = either(organisationName, organisationNameZh);
  const { user } = data.signInState;
  return (
    <div className={styles.narrow}>
      <h1>{t('account.join', { organisation })}</h1>
      <p>{t('account.invitedBy', { name: invitedBy, role: t(`role.${role}`) })}</p>
      <p className={styles.hint}>{t('account.opensUntil', { date: formatMoment(expiresAt, locale) })}</p>
      {user === null && !signedUp ? (
        <>
          <SignUpForm
            invitation={token}
            onDone={() => {
              setSignedUp(true);
              void join();
            }}
          />
          <p className={styles.hint}>
            <Link to={`/sign-in?next=${encodeURIComponent(`/invitation/${token}`)}`}>
              {t('account.haveAccount')}
            </Link>
          </p>
        </>
      ) : (
        <Button variant="primary" disabled={fetching} onClick={() => void join()}>
          {user === null ? t('account.accept') : t('account.acceptAs', { name: user.name })}
        </Button>
      )}
      <Refusal text={refusal} />
    </div>
  );
}
