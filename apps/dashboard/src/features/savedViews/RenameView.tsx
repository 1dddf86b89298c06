import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button } from '../../ui/index.ts';
import type { SavedView } from './SavedViewRow.tsx';
import styles from './SavedViews.module.css';
import { UpdateSavedView } from './savedViewQueries.ts';

/** Gives a view another name. */
export function RenameView({
  saved,
  onRenamed,
}: {
  readonly saved: SavedView;
  readonly onRenamed: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState(saved.name ?? '');
  const [{ fetching }, update] = useMutation(UpdateSavedView);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (accepted(await update({ id: saved.id, input: { name, version: saved.version } }))) onRenamed();
  };
  return (
    <form className={styles.detail} onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{t('views.name')}</label>
      <div className={styles.line}>
        <input
          id={id}
          value={name}
          maxLength={200}
          required
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <Button needs="SAVE_VIEWS" type="submit" disabled={fetching || name.trim() === ''}>
          {t('views.save')}
        </Button>
      </div>
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </form>
  );
}
