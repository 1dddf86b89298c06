import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Refusal, TextField } from '../../ui/index.ts';
import styles from './Sharing.module.css';
import { DeclineRequest } from './sharingQueries.ts';

/** Says no, and why. */
export function DeclineForm({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [{ fetching }, decline] = useMutation(DeclineRequest);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (accepted(await decline({ id, reason }))) onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('sharing.declineReason')}
        hint={t('sharing.declineHint')}
        value={reason}
        onChange={setReason}
        isRequired
      />
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" disabled={fetching || reason.trim() === ''}>
          {t('sharing.decline')}
        </Button>
      </div>
    </form>
  );
}
