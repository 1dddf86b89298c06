import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { ReductionState } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, Select, TextField } from '../../ui/index.ts';
import type { LoadedReduction } from './PlanSheet.tsx';
import styles from './Reductions.module.css';
import { ChangeReductionState } from './reductionQueries.ts';

/** As the API allows them. */
const NEXT: Readonly<Record<ReductionState, readonly ReductionState[]>> = {
  PROPOSED: ['ADOPTED', 'REJECTED'],
  ADOPTED: ['IN_PROGRESS', 'DONE', 'PROPOSED', 'REJECTED'],
  IN_PROGRESS: ['DONE', 'ADOPTED', 'REJECTED'],
  DONE: ['IN_PROGRESS'],
  REJECTED: ['PROPOSED'],
};

export interface StateFormProps {
  readonly reduction: Pick<LoadedReduction, 'id' | 'title' | 'titleZh' | 'state' | 'version'>;
  readonly onChanged: () => void;
}

/** The state of a reduction and what may follow on it; a rejection asks for its reason. */
export function StateForm({ reduction, onChanged }: StateFormProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  const [wanted, setWanted] = useState<ReductionState>(reduction.state);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(ChangeReductionState);
  const options = [reduction.state, ...NEXT[reduction.state]];
  const apply = async (): Promise<void> => {
    const { id, version } = reduction;
    const { data, error } = await send({ id, version, state: wanted, reason: reason || null });
    const text = answerText(data?.answer, error);
    setFault(text);
    if (text === '') onChanged();
  };
  return (
    <div className={styles.state}>
      <Select
        label={t('reductions.column.state')}
        value={wanted}
        options={options.map((value) => ({ value, label: t(`reductions.state.${value}`) }))}
        onChange={(value) => setWanted(options.find((own) => own === value) ?? wanted)}
      />
      {wanted === 'REJECTED' && wanted !== reduction.state && (
        <TextField label={t('reductions.reason')} value={reason} onChange={setReason} isRequired />
      )}
      {wanted !== reduction.state && (
        <Button
          needs="EDIT_TARGETS"
          disabled={fetching}
          aria-label={`${t('ui.save')}: ${either(reduction.title, reduction.titleZh)}`}
          onClick={() => void apply()}
        >
          {t('ui.save')}
        </Button>
      )}
      {fault !== '' && <p role="alert">{fault}</p>}
    </div>
  );
}
