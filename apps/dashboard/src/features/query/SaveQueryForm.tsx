import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Checkbox, Refusal, TextField } from '../../ui/index.ts';
import { type Draft, parseVariables } from './draft.ts';
import styles from './Query.module.css';
import { SaveQuery } from './queryQueries.ts';

export interface SaveQueryFormProps {
  readonly draft: Draft;
  readonly onSaved: (key: string) => void;
}

/** Keeps what stands in the editor under a name, for everybody in the organisation or for oneself. */
export function SaveQueryForm({ draft, onSaved }: SaveQueryFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const [{ fetching }, save] = useMutation(SaveQuery);
  const { refusal, accepted } = useRefusal();
  const variables = parseVariables(draft.variables);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await save({
      input: { name, description, document: draft.document, variables, isPrivate },
    });
    const result = answer.data?.result;
    if (!accepted(answer) || result?.__typename !== 'SavedQuery') return;
    setName('');
    setDescription('');
    setPrivate(false);
    onSaved(result.key);
  };
  return (
    <form className={styles.save} onSubmit={(event) => void submit(event)}>
      <TextField label={t('query.name')} value={name} onChange={setName} isRequired />
      <TextField label={t('query.description')} value={description} onChange={setDescription} />
      <Checkbox label={t('query.onlyMine')} checked={isPrivate} onChange={setPrivate} />
      <Button
        needs="SAVE_QUERIES"
        type="submit"
        disabled={fetching || name.trim() === '' || variables === null}
      >
        {t('query.save')}
      </Button>
      <Refusal text={refusal} />
    </form>
  );
}
