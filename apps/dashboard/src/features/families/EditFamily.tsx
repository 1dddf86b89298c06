import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { answerText } from '../../lib/answerText.ts';
import { Button, Drawer, showToast, TextField } from '../../ui/index.ts';
import styles from './Families.module.css';
import { DissolveFamily, RenameFamily } from './familyQueries.ts';
import type { LoadedFamily } from './familyTypes.ts';

export interface EditFamilyProps {
  readonly family: LoadedFamily;
  readonly onClose: () => void;
}

/** The names of a family, and its end. */
export function EditFamily({ family, onClose }: EditFamilyProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState(family.name);
  const [nameZh, setNameZh] = useState(family.nameZh);
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState('');
  const [, rename] = useMutation(RenameFamily);
  const [, dissolve] = useMutation(DissolveFamily);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { data, error } = await rename({ id: family.id, name, nameZh });
    const text = answerText(data?.answer, error);
    setFault(text);
    if (text === '') onClose();
  };
  const end = async (): Promise<void> => {
    const { data, error } = await dissolve({ id: family.id });
    const text = answerText(data?.answer, error);
    setFault(text);
    if (text !== '') return;
    showToast(t('families.dissolved'));
    await navigate('/families');
  };
  return (
    <Drawer title={t('families.edit')} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <TextField label={t('families.name')} value={name} onChange={setName} isRequired />
        <TextField label={t('families.nameZh')} value={nameZh} onChange={setNameZh} />
        <Button type="submit" variant="primary">
          {t('ui.save')}
        </Button>
      </form>
      <div className={styles.form}>
        {isAsking ? (
          <div role="alert" className={styles.form}>
            <p>{t('families.dissolveSure', { count: family.variants.length })}</p>
            <div className={styles.actions}>
              <Button onClick={() => void end()}>{t('families.dissolve')}</Button>
              <Button variant="quiet" onClick={() => setAsking(false)}>
                {t('ui.cancel')}
              </Button>
            </div>
          </div>
        ) : (
          <Button variant="quiet" onClick={() => setAsking(true)}>
            {t('families.dissolve')} …
          </Button>
        )}
        {fault !== '' && (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
      </div>
    </Drawer>
  );
}
