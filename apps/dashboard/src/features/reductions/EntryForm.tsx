import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { ReductionEffort } from '../../graphql/generated/graphql.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, NumberField, Select, TextField } from '../../ui/index.ts';
import type { LoadedReduction } from './PlanSheet.tsx';
import styles from './Reductions.module.css';
import { RemoveReduction, UpdateReduction } from './reductionQueries.ts';

const EFFORTS = ['LOW', 'MEDIUM', 'HIGH'] as const satisfies readonly ReductionEffort[];

export interface EntryFormProps {
  readonly reduction: LoadedReduction;
  readonly onChanged: () => void;
}

/** Year, cost, owner and effort of what was decided. */
export function EntryForm({ reduction, onChanged }: EntryFormProps) {
  const { t } = useTranslation();
  const [year, setYear] = useState<number | null>(reduction.year);
  const [cost, setCost] = useState(reduction.cost ?? null);
  const [currency, setCurrency] = useState(reduction.currency ?? 'CNY');
  const [owner, setOwner] = useState(reduction.owner);
  const [effort, setEffort] = useState<ReductionEffort>(reduction.effort);
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(UpdateReduction);
  const [, remove] = useMutation(RemoveReduction);
  const finish = (text: string): void => {
    setFault(text);
    if (text === '') onChanged();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { id, version } = reduction;
    const input = { year: year ?? 0, cost, currency: cost === null ? null : currency, owner, effort };
    const { data, error } = await send({ id, version, input });
    finish(answerText(data?.answer, error));
  };
  return (
    <details className={styles.record}>
      <summary>{t('reductions.editEntry')}</summary>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <NumberField label={t('reductions.column.year')} value={year} onChange={setYear} isRequired />
        <NumberField label={t('reductions.column.cost')} value={cost} onChange={setCost} />
        {cost !== null && (
          <TextField label={t('reductions.currency')} value={currency} onChange={setCurrency} isRequired />
        )}
        <TextField label={t('reductions.column.owner')} value={owner} onChange={setOwner} />
        <Select
          label={t('reductions.column.effort')}
          value={effort}
          options={EFFORTS.map((value) => ({ value, label: t(`reductions.effort.${value}`) }))}
          onChange={(value) => setEffort(EFFORTS.find((own) => own === value) ?? effort)}
        />
        {fault !== '' && <p role="alert">{fault}</p>}
        <Button type="submit" disabled={fetching}>
          {t('ui.save')}
        </Button>
        <Button
          variant="quiet"
          onClick={() =>
            void remove({ id: reduction.id }).then(({ data, error }) =>
              finish(answerText(data?.answer, error)),
            )
          }
        >
          {t('reductions.removeEntry')}
        </Button>
      </form>
    </details>
  );
}
