import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { authRequest } from '../../lib/authRequest.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Button, Refusal } from '../../ui/index.ts';
import styles from './Account.module.css';
import { NewPasswordField } from './NewPasswordField.tsx';
import { useAuthWords } from './useAuthWords.ts';

/** `/reset-password/:token`: a new password, by a link that works once. */
export function ResetPasswordPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.newPassword'));
  const words = useAuthWords();
  const { token = '' } = useParams();
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const [working, setWorking] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWorking(true);
    const refused = await authRequest('/reset-password', { token, newPassword: password });
    setWorking(false);
    setRefusal(refused === null ? null : words(refused));
    setDone(refused === null);
  };
  return (
    <div className={styles.narrow}>
      <h1>{t('account.newPassword')}</h1>
      {done ? (
        <output>{t('account.passwordSet')}</output>
      ) : (
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <p className={styles.hint}>{t('account.resetHint')}</p>
          <NewPasswordField label={t('account.newPassword')} value={password} onChange={setPassword} />
          <Refusal text={refusal} />
          <Button type="submit" variant="primary" disabled={working}>
            {t('account.setPassword')}
          </Button>
        </form>
      )}
      <p className={styles.hint}>
        <Link to="/sign-in">{t('account.backToSignIn')}</Link>
      </p>
    </div>
  );
}
