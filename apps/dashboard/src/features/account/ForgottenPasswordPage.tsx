import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { authRequest } from '../../lib/authRequest.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Button, ErrorState, Refusal, Skeleton, TextField } from '../../ui/index.ts';
import styles from './Account.module.css';
import { SignInStateQuery } from './accountQueries.ts';
import { useAuthWords } from './useAuthWords.ts';

/** `/forgotten-password`: a link by mail where the installation sends mails, else whom to ask. */
export function ForgottenPasswordPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.forgotten'));
  const [{ data, error }, ask] = useQuery({ query: SignInStateQuery });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={4} />;
  return (
    <div className={styles.narrow}>
      <h1>{t('account.forgotten')}</h1>
      {data.signInState.resetsByMail ? <AskForMail /> : <p>{t('account.forgottenAskOwner')}</p>}
      <p className={styles.hint}>
        <Link to="/sign-in">{t('account.backToSignIn')}</Link>
      </p>
    </div>
  );
}

function AskForMail() {
  const { t } = useTranslation();
  const words = useAuthWords();
  const [email, setEmail] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [sent, setSent] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const refused = await authRequest('/request-password-reset', { email });
    setRefusal(refused === null ? null : words(refused));
    setSent(refused === null);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p>{t('account.forgottenHint')}</p>
      <TextField
        label={t('account.email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        isRequired
      />
      <Refusal text={refusal} />
      <Button type="submit" variant="primary">
        {t('account.sendLink')}
      </Button>
      <output className={styles.done}>{sent ? t('account.linkSent') : ''}</output>
    </form>
  );
}
