import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import styles from './Account.module.css';
import { SignInStateQuery } from './accountQueries.ts';
import { FoundOrganisation } from './FoundOrganisation.tsx';
import { SignUpForm } from './SignUpForm.tsx';

/** `/sign-up`: an account, and then an organisation to work in. */
export function SignUpPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.signUp'));
  const [{ data, error }, ask] = useQuery({ query: SignInStateQuery, requestPolicy: 'network-only' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={6} />;
  const { user, hasOrganisation, mayCreateOrganisation, maySignUp, localPeople } = data.signInState;
  if (user !== null && !hasOrganisation) {
    return mayCreateOrganisation ? (
      <FoundOrganisation userName={user.name} />
    ) : (
      <EmptyState title={t('account.noOrganisation')}>
        <p>{t('account.noOrganisationHint')}</p>
      </EmptyState>
    );
  }
  if (user !== null && localPeople.length === 0) {
    return (
      <EmptyState title={t('account.signedInAlready', { name: user.name })}>
        <Link to="/">{t('shell.toPortfolio')}</Link>
      </EmptyState>
    );
  }
  return (
    <div className={styles.narrow}>
      <h1>{t('account.signUp')}</h1>
      {maySignUp ? (
        <SignUpForm onDone={() => location.assign('/sign-up')} />
      ) : (
        <p>{t('account.byInvitation')}</p>
      )}
      <p className={styles.hint}>
        <Link to="/sign-in">{t('account.haveAccount')}</Link>
      </p>
    </div>
  );
}
