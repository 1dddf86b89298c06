import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Card, Refusal, showToast } from '../../ui/index.ts';
import type { LoadedProgramme } from './ProgrammePage.tsx';
import styles from './Programmes.module.css';
import { type EMPTY_TEXTS, ProgrammeTextFields } from './ProgrammeTextFields.tsx';
import { UpdateProgramme } from './programmeQueries.ts';

interface TextsTabProps {
  readonly programme: LoadedProgramme;
  readonly onChanged: () => void;
}

/** What the programme says about itself, and what its members agree to. */
export function TextsTab({ programme, onChanged }: TextsTabProps) {
  const { t } = useTranslation();
  const { id, revision, termsVersion } = programme;
  const [texts, setTexts] = useState<typeof EMPTY_TEXTS>(() => ({
    ...{ name: programme.name, nameZh: programme.nameZh },
    ...{ description: programme.description, descriptionZh: programme.descriptionZh },
    ...{ terms: programme.terms, termsZh: programme.termsZh },
  }));
  const [{ fetching }, update] = useMutation(UpdateProgramme);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!accepted(await update({ id, revision, input: texts }))) return;
    showToast(t('programmes.textsSaved'));
    onChanged();
  };
  return (
    <Card title={t('programmes.tabs.texts')} subtitle={t('programmes.textsHint', { version: termsVersion })}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <ProgrammeTextFields value={texts} onChange={setTexts} />
        <Refusal text={refusal} />
        <div className={styles.row}>
          <Button
            type="submit"
            needs="RUN_PROGRAMME"
            disabled={fetching || texts.name.trim() === '' || texts.terms.trim() === ''}
          >
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
