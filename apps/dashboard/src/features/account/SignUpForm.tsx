import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authRequest } from '../../lib/authRequest.ts';
import { Button, Refusal, TextField } from '../../ui/index.ts';
import styles from './Account.module.css';
import { NewPasswordField } from './NewPasswordField.tsx';
import { useAuthWords } from './useAuthWords.ts';

export interface SignUpFormProps {
  /** The token of the invitation that allows it. */
  readonly invitation?: string;
  readonly onDone: () => void;
}

/** A new account with a password. */
export function SignUpForm({ invitation, onDone }: SignUpFormProps) {
  const { t } = useTranslation();
  const words = useAuthWords();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWorking(true);
    const headers = invitation === undefined ? {} : { 'x-cradle-invitation': invitation };
    const refused = await authRequest('/sign-up/email', { name: name.trim(), email, password }, headers);
    setWorking(false);
    if (refused === null) onDone();
    else setRefusal(words(refused));
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField label={t('account.name')} autoComplete="name" value={name} onChange={setName} isRequired />
      <TextField
        label={t('account.email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        isRequired
      />
      <NewPasswordField label={t('account.password')} value={password} onChange={setPassword} />
      <Refusal text={refusal} />
      <Button type="submit" variant="primary" disabled={working}>
        {t('account.signUp')}
      </Button>
    </form>
  );
}
