import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { EditedAssessmentQuery } from '../../graphql/generated/graphql.ts';
import { type Refusals, readRefusals } from '../../lib/readRefusals.ts';
import { BoundaryChoice, Button, NumberField, TextField } from '../../ui/index.ts';
import styles from './EditProduct.module.css';
import { UpdateAssessment } from './productMutations.ts';

export type EditedAssessment = NonNullable<EditedAssessmentQuery['assessment']>;

export interface EditAssessmentProps {
  readonly assessment: EditedAssessment;
  readonly onDone: () => void;
}

const FIELDS = ['declaredUnitAmount', 'declaredUnit', 'functionalUnit'];

/** What an assessment states: the unit all figures are for, and the boundary. Lines outside it are named. */
export function EditAssessment({ assessment, onDone }: EditAssessmentProps) {
  const { t } = useTranslation();
  const { id, revision, version, declaredUnit } = assessment;
  const [amount, setAmount] = useState<number | null>(declaredUnit.amount);
  const [unit, setUnit] = useState(declaredUnit.unit);
  const [functionalUnit, setFunctionalUnit] = useState(assessment.functionalUnit);
  const [boundary, setBoundary] = useState(assessment.boundary);
  const [refusals, setRefusals] = useState<Refusals>(null);
  const [{ fetching }, send] = useMutation(UpdateAssessment);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { declaredUnitAmount: amount, declaredUnit: unit, functionalUnit, boundary };
    const { data, error } = await send({ id, revision, input });
    const refused = readRefusals(data?.answer, error, FIELDS);
    setRefusals(refused);
    if (refused === null) onDone();
  };
  const fault = (field: string): { fault?: string } => {
    const text = refusals?.get(field);
    return text === undefined ? {} : { fault: text };
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h3>{t('product.editAssessment', { version })}</h3>
      <NumberField
        label={t('start.declaredUnit')}
        value={amount}
        onChange={setAmount}
        isRequired
        {...fault('declaredUnitAmount')}
      />
      <TextField
        label={t('start.unit')}
        value={unit}
        onChange={setUnit}
        isRequired
        {...fault('declaredUnit')}
      />
      <TextField
        label={t('product.functionalUnit')}
        value={functionalUnit}
        onChange={setFunctionalUnit}
        isRequired
        {...fault('functionalUnit')}
      />
      <BoundaryChoice value={boundary} onChange={setBoundary} />
      {refusals?.has('') && <p role="alert">{refusals.get('')}</p>}
      <Button needs="EDIT_PORTFOLIO" type="submit" disabled={fetching}>
        {t('ui.save')}
      </Button>
    </form>
  );
}
