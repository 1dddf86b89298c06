import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { answerText } from '../../lib/answerText.ts';
import { Button, NumberField, TextField } from '../../ui/index.ts';
import type { LoadedReduction } from './PlanSheet.tsx';
import styles from './Reductions.module.css';
import { RecordReductionProgress } from './reductionQueries.ts';

export interface RecordFormProps {
  readonly reduction: Pick<LoadedReduction, 'id' | 'year'>;
  readonly onSaved: () => void;
}

/** What a reduction really saved in a year. */
export function RecordForm({ reduction, onSaved }: RecordFormProps) {
  const { t } = useTranslation();
  const [year, setYear] = useState<number | null>(reduction.year);
  const [tonnes, setTonnes] = useState<number | null>(null);
  const [megawattHours, setEnergy] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(RecordReductionProgress);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { data, error } = await send({
      id: reduction.id,
      input: {
        year: year ?? 0,
        savedKgCo2e: (tonnes ?? 0) * 1000,
        savedKWh: megawattHours === null ? null : megawattHours * 1000,
        note,
      },
    });
    const text = answerText(data?.answer, error);
    setFault(text);
    if (text === '') onSaved();
  };
  return (
    <details className={styles.record}>
      <summary>{t('reductions.record')}</summary>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <NumberField label={t('reductions.recordYear')} value={year} onChange={setYear} isRequired />
        <NumberField
          label={t('reductions.recordSaved')}
          unit="t CO₂e"
          value={tonnes}
          onChange={setTonnes}
          isRequired
        />
        <NumberField
          label={t('reductions.recordEnergy')}
          unit="MWh"
          value={megawattHours}
          onChange={setEnergy}
        />
        <TextField label={t('reductions.recordNote')} value={note} onChange={setNote} />
        {fault !== '' && <p role="alert">{fault}</p>}
        <Button needs="EDIT_TARGETS" type="submit" disabled={fetching}>
          {t('ui.save')}
        </Button>
      </form>
    </details>
  );
}
