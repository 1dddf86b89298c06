import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { type AuthRefusal, authRequest, providerAddress } from '../../lib/authRequest.ts';
import { knowsPasskeys, signInByPasskey } from '../../lib/passkey.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Button, Refusal, TextField } from '../../ui/index.ts';
import styles from './Account.module.css';
import { SignInStateQuery } from './accountQueries.ts';
import { useAuthWords } from './useAuthWords.ts';

/** `/sign-in?next=…`: by password or passkey, or at the provider of the installation. */
export function SignInPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.signIn'));
  const words = useAuthWords();
  const [parameters] = useSearchParams();
  const [{ data }] = useQuery({ query: SignInStateQuery });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const next = ownPath(parameters.get('next'));
  const signIn = async (asking: () => Promise<AuthRefusal | null>): Promise<void> => {
    setWorking(true);
    const refused = await asking();
    setWorking(false);
    // The whole page anew: nothing of whoever was here before stays in memory.
    if (refused === null) location.assign(next);
    else setRefusal(words(refused));
  };
  const submit = (event: FormEvent): Promise<void> => {
    event.preventDefault();
    return signIn(() => authRequest('/sign-in/email', { email, password }));
  };
  const state = data?.signInState;
  return (
    <div className={styles.narrow}>
      <h1>{t('account.signIn')}</h1>
      {state && state.localPeople.length > 0 && <p className={styles.hint}>{t('account.localSignIn')}</p>}
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('account.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          isRequired
        />
        <TextField
          label={t('account.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          isRequired
        />
        <Refusal text={refusal} />
        <div className={styles.row}>
          <Button type="submit" variant="primary" disabled={working}>
            {t('account.signIn')}
          </Button>
          {state?.passkeys && knowsPasskeys() && (
            <Button disabled={working} onClick={() => void signIn(signInByPasskey)}>
              {t('account.signInByPasskey')}
            </Button>
          )}
          {state?.provider && (
            <Button
              onClick={() =>
                void providerAddress(next).then((url) =>
                  url === null ? setRefusal(t('account.refused.OFFLINE')) : location.assign(url),
                )
              }
            >
              {t('account.signInWith', { provider: state.provider })}
            </Button>
          )}
        </div>
      </form>
      <p className={styles.hint}>
        <Link to="/forgotten-password">{t('account.forgottenLink')}</Link>
      </p>
      <p className={styles.hint}>
        {state?.maySignUp ? <Link to="/sign-up">{t('account.noAccount')}</Link> : t('account.byInvitation')}
      </p>
    </div>
  );
}

/** A path of this site: an address that leads elsewhere would let others send our visitors there. */
function ownPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}
