import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button } from '../../ui/index.ts';
import styles from './SavedViews.module.css';
import type { CurrentView } from './SavedViews.tsx';
import { SaveView } from './savedViewQueries.ts';

export interface SaveViewFormProps {
  readonly view: CurrentView;
  readonly onSaved: (message: string) => void;
}

/** Keeps the page as it stands under a name. */
export function SaveViewForm({ view, onSaved }: SaveViewFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState('');
  const [{ fetching }, save] = useMutation(SaveView);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { address, question } = view;
    const answer = await save({ input: { name, address, ...(question !== null && { question }) } });
    if (!accepted(answer)) return;
    setName('');
    onSaved(t('views.saved', { name: name.trim() }));
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{t('views.saveThis')}</label>
      <div className={styles.line}>
        <input
          id={id}
          value={name}
          maxLength={200}
          required
          autoComplete="off"
          placeholder={t('views.namePlaceholder')}
          aria-invalid={refusal !== null}
          aria-describedby={refusal === null ? undefined : `${id}-refusal`}
          onChange={(event) => setName(event.target.value)}
        />
        <Button needs="SAVE_VIEWS" type="submit" variant="primary" disabled={fetching || name.trim() === ''}>
          {t('views.save')}
        </Button>
      </div>
      {refusal !== null && (
        <p id={`${id}-refusal`} role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </form>
  );
}
