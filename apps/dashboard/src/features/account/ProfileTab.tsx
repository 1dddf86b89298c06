import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { authRequest } from '../../lib/authRequest.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Card, Refusal, TextField } from '../../ui/index.ts';
import styles from './Account.module.css';
import { UpdateProfile } from './accountQueries.ts';
import { NewPasswordField } from './NewPasswordField.tsx';
import { PasskeysCard } from './PasskeysCard.tsx';
import { useAuthWords } from './useAuthWords.ts';

export interface ProfileTabProps {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** Whether there may be a password to change. */
  readonly hasPassword: boolean;
  /** Whether the installation takes passkeys. */
  readonly hasPasskeys: boolean;
}

/** One's name, and what one signs in with. */
export function ProfileTab({ user, hasPassword, hasPasskeys }: ProfileTabProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(user.name);
  const [done, setDone] = useState(false);
  const [{ fetching }, update] = useMutation(UpdateProfile);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDone(accepted(await update({ name })));
  };
  return (
    <div className={styles.tab}>
      <Card title={t('account.profile')} subtitle={user.email}>
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <TextField
            label={t('account.name')}
            autoComplete="name"
            value={name}
            onChange={setName}
            isRequired
          />
          <Refusal text={refusal} />
          <div className={styles.row}>
            <Button type="submit" disabled={fetching}>
              {t('ui.save')}
            </Button>
            <output className={styles.done}>{done ? t('account.saved') : ''}</output>
          </div>
        </form>
      </Card>
      {hasPassword && <PasswordCard />}
      {hasPasskeys && <PasskeysCard />}
    </div>
  );
}

function PasswordCard() {
  const { t } = useTranslation();
  const words = useAuthWords();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const refused = await authRequest('/change-password', {
      ...{ currentPassword: before, newPassword: after, revokeOtherSessions: true },
    });
    setRefusal(refused === null ? null : words(refused));
    setDone(refused === null);
    if (refused === null) {
      setBefore('');
      setAfter('');
    }
  };
  return (
    <Card title={t('account.changePassword')} subtitle={t('account.changePasswordHint')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('account.currentPassword')}
          type="password"
          autoComplete="current-password"
          value={before}
          onChange={setBefore}
          isRequired
        />
        <NewPasswordField label={t('account.newPassword')} value={after} onChange={setAfter} />
        <Refusal text={refusal} />
        <div className={styles.row}>
          <Button type="submit">{t('account.changePassword')}</Button>
          <output className={styles.done}>{done ? t('account.saved') : ''}</output>
        </div>
      </form>
    </Card>
  );
}
