import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, DateField, NumberField, Segments, showToast, TextField } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { EvidenceFields, type Paper } from './EvidenceFields.tsx';
import { SaveAnswers } from './evaluationQueries.ts';
import type { Answer, RulesNode } from './evaluationView.ts';
import { useChange } from './useChange.ts';

export interface AnswerFormProps extends Pick<SheetProps, 'evaluation'> {
  readonly node: RulesNode;
  readonly answer: Answer | null;
  readonly onDone: () => void;
}

/** What the factory says about one indicator. An answer that is stored again loses an inspector’s confirmation. */
export function AnswerForm({ evaluation, node, answer, onDone }: AnswerFormProps) {
  const { t } = useTranslation();
  const isMeasured = node.kind === 'SHARE' || node.kind === 'QUANTITY';
  const [applies, setApplies] = useState(answer?.applies ?? true);
  const [value, setValue] = useState(answer?.value ?? null);
  const [start, setStart] = useState(answer?.periodStart ?? (isMeasured ? evaluation.periodStart : null));
  const [end, setEnd] = useState(answer?.periodEnd ?? (isMeasured ? evaluation.periodEnd : null));
  const [remark, setRemark] = useState(answer?.remark ?? '');
  const [papers, setPapers] = useState<readonly Paper[]>(answer?.evidence ?? []);
  const [begun] = useState({ revision: evaluation.revision, answer });
  const { problem, isSending, send } = useChange(SaveAnswers);
  // Somebody else may answer another indicator meanwhile; of this one the server tells that it was changed.
  const isAsBegun = JSON.stringify(begun.answer) === JSON.stringify(answer);
  const revision = isAsBegun ? evaluation.revision : begun.revision;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await send({
      id: evaluation.id,
      input: {
        revision,
        answers: [
          {
            indicatorKey: node.key,
            applies,
            value: applies ? value : null,
            periodStart: start ?? null,
            periodEnd: end ?? null,
            remark,
            evidence: papers.map(({ title, reference, issuedOn, validUntil, fileId }) => ({
              ...{ title, reference, issuedOn: issuedOn ?? null, validUntil: validUntil ?? null },
              fileId: fileId ?? null,
            })),
          },
        ],
      },
    });
    if (done === null) return;
    showToast(t('evaluations.saved'));
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {node.mayNotApply && (
        <Checkbox
          label={t('evaluations.doesNotApply')}
          checked={!applies}
          onChange={(isChecked) => setApplies(!isChecked)}
        />
      )}
      {applies && <ValueField node={node} value={value} onChange={setValue} />}
      {applies && isMeasured && (
        <div className={styles.pair}>
          <DateField label={t('evaluations.measuredFrom')} value={start ?? null} onChange={setStart} />
          <DateField label={t('evaluations.measuredTo')} value={end ?? null} onChange={setEnd} />
        </div>
      )}
      <TextField
        label={t(applies ? 'evaluations.remark' : 'evaluations.whyNot')}
        value={remark}
        onChange={setRemark}
        isRequired={!applies}
        isLong
      />
      {applies && (
        <EvidenceFields
          evaluationId={evaluation.id}
          indicatorKey={node.key}
          papers={papers}
          maxAgeMonths={node.evidenceMaxAgeMonths ?? null}
          onChange={setPapers}
        />
      )}
      {answer?.isVerified && <p className="lead">{t('evaluations.losesConfirmation')}</p>}
      {problem !== '' && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
      <div className={styles.ways}>
        <Button type="submit" variant="primary" disabled={isSending}>
          {t('evaluations.save')}
        </Button>
      </div>
    </form>
  );
}

interface ValueFieldProps {
  readonly node: RulesNode;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function ValueField({ node, value, onChange }: ValueFieldProps) {
  const { t } = useTranslation();
  if (node.kind === 'SHARE' || node.kind === 'QUANTITY')
    return (
      <NumberField
        label={t('evaluations.value')}
        unit={node.unit ?? ''}
        value={value}
        onChange={onChange}
        canBeNegative={node.kind === 'QUANTITY'}
      />
    );
  const options = [
    { value: '0', label: t('evaluations.no') },
    ...(node.kind === 'LEVEL' ? [{ value: '0.5', label: t('evaluations.partly') }] : []),
    { value: '1', label: t('evaluations.yes') },
  ];
  return (
    <Segments
      label={t('evaluations.value')}
      value={value === null ? '' : String(value)}
      options={options}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}
