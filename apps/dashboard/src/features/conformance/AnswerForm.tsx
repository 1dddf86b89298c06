import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { ConformanceAnswerKind } from '../../graphql/generated/graphql.ts';
import { Button, Segments, TextField } from '../../ui/index.ts';
import styles from './Conformance.module.css';
import { AnswerRule } from './conformanceQueries.ts';

export interface AnswerFormProps {
  readonly assessmentId: string;
  readonly ruleId: string;
  readonly onDone: () => void;
}

const ANSWERS = [
  'HOLDS',
  'DOES_NOT_HOLD',
  'NOT_APPLICABLE',
] as const satisfies readonly ConformanceAnswerKind[];

/** What a person says of a rule that no program can decide, with the reason. */
export function AnswerForm({ assessmentId, ruleId, onDone }: AnswerFormProps) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<ConformanceAnswerKind>('HOLDS');
  const [reason, setReason] = useState('');
  const [evidenceNote, setEvidenceNote] = useState('');
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [{ fetching }, send] = useMutation(AnswerRule);
  const save = async (): Promise<void> => {
    const { data, error } = await send({
      id: assessmentId,
      input: { ruleId, answer, reason, evidenceNote: evidenceNote || null },
    });
    const given = data?.answer;
    if (given?.__typename === 'ConformanceReport') onDone();
    else if (given?.__typename === 'InvalidInput')
      setFaults(new Map(given.fields.map(({ field, message, remedy }) => [field, `${message} ${remedy}`])));
    else setFaults(new Map([['', given?.message ?? error?.message ?? t('ui.failed')]]));
  };
  const reasonFault = faults.get('reason');
  const evidenceFault = faults.get('evidenceNote');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Segments
        label={t('conformance.yourAnswer')}
        value={answer}
        options={ANSWERS.map((value) => ({ value, label: t(`conformance.answers.${value}`) }))}
        onChange={(value) => setAnswer(ANSWERS.find((known) => known === value) ?? 'HOLDS')}
      />
      <TextField
        label={t('conformance.reason')}
        hint={t('conformance.reasonHint')}
        value={reason}
        onChange={setReason}
        isRequired
        isLong
        {...(reasonFault !== undefined && { fault: reasonFault })}
      />
      <TextField
        label={t('conformance.evidence')}
        value={evidenceNote}
        onChange={setEvidenceNote}
        {...(evidenceFault !== undefined && { fault: evidenceFault })}
      />
      {faults.has('') && (
        <p role="alert" className={styles.fault}>
          {faults.get('')}
        </p>
      )}
      <p className={styles.ways}>
        <Button
          needs="ANSWER_CONFORMANCE"
          type="submit"
          variant="primary"
          disabled={fetching || reason.trim() === ''}
        >
          {t('conformance.saveAnswer')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </p>
    </form>
  );
}
