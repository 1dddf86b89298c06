import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DateField, Segments, showToast, TextField } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { AddFinding } from './evaluationQueries.ts';
import { useChange } from './useChange.ts';

export const FINDING_WEIGHTS = ['MAJOR', 'MINOR', 'OBSERVATION'] as const;

export interface FindingFormProps extends Pick<SheetProps, 'evaluation'> {
  /** Null: of the factory as a whole. */
  readonly indicatorKey: string | null;
}

/** What an inspection found, how much it weighs, and by when it has to be put right. */
export function FindingForm({ evaluation, indicatorKey }: FindingFormProps) {
  const { t } = useTranslation();
  const [weight, setWeight] = useState<(typeof FINDING_WEIGHTS)[number]>('MINOR');
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const { problem, isSending, send } = useChange(AddFinding);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await send({ id: evaluation.id, input: { indicatorKey, weight, text, dueOn } });
    if (done === null) return;
    setText('');
    setDueOn(null);
    showToast(t('evaluations.findingAdded'));
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h3>{t('evaluations.newFinding')}</h3>
      <Segments
        label={t('evaluations.findingWeight')}
        value={weight}
        options={FINDING_WEIGHTS.map((value) => ({ value, label: t(`evaluations.weights.${value}`) }))}
        onChange={(value) => setWeight(FINDING_WEIGHTS.find((known) => known === value) ?? 'MINOR')}
      />
      <p className="lead">{t(`evaluations.weightMeans.${weight}`)}</p>
      <TextField label={t('evaluations.finding')} value={text} onChange={setText} isRequired isLong />
      <DateField label={t('evaluations.dueOn')} value={dueOn} onChange={setDueOn} />
      {problem !== '' && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
      <div>
        <Button type="submit" disabled={isSending || text.trim() === ''}>
          {t('evaluations.addFinding')}
        </Button>
      </div>
    </form>
  );
}
