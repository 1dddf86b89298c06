import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { InventoryHeading } from '../../graphql/generated/graphql.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, TextField } from '../../ui/index.ts';
import styles from './Organisation.module.css';
import { ExcludeCategory } from './organisationQueries.ts';

export interface ExclusionFormProps {
  readonly year: number;
  readonly heading: InventoryHeading;
  /** The reason as it stands; null while the category is not left out. */
  readonly reason: string | null;
  readonly onSaved: () => void;
}

/** Why a category of scope 3 has no value; emptied, it counts as missing again. */
export function ExclusionForm({ year, heading, reason, onSaved }: ExclusionFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(reason ?? '');
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(ExcludeCategory);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { data, error } = await send({ year, heading, reason: text.trim() === '' ? null : text.trim() });
    const refused = answerText(data?.answer, error);
    setFault(refused);
    if (refused === '') onSaved();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('organisation.exclusion.reason')}
        hint={t('organisation.exclusion.hint')}
        value={text}
        onChange={setText}
        isLong
      />
      {fault !== '' && <p role="alert">{fault}</p>}
      <Button type="submit" disabled={fetching || text === (reason ?? '')}>
        {t('ui.save')}
      </Button>
    </form>
  );
}
