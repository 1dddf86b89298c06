import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { CreditKind } from '../../graphql/generated/graphql.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, NumberField, Select, TextField } from '../../ui/index.ts';
import styles from './Organisation.module.css';
import { SaveCarbonCredit } from './organisationQueries.ts';

const KINDS = ['REMOVAL', 'AVOIDANCE'] as const satisfies readonly CreditKind[];
const TEXTS = ['registry', 'serial', 'standard', 'project', 'retiredOn'] as const;

/** An offset to be listed with the year. */
export function CreditForm({ year, onSaved }: { readonly year: number; readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState({ registry: '', serial: '', standard: '', project: '', retiredOn: '' });
  const [kind, setKind] = useState<CreditKind>('REMOVAL');
  const [vintage, setVintage] = useState<number | null>(year);
  const [tCo2e, setAmount] = useState<number | null>(null);
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(SaveCarbonCredit);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { retiredOn, ...words } = texts;
    const { data, error } = await send({
      input: {
        ...words,
        year,
        kind,
        vintage: vintage ?? year,
        tCo2e: tCo2e ?? 0,
        retiredOn: retiredOn === '' ? null : retiredOn,
      },
    });
    const text = answerText(data?.answer, error);
    setFault(text);
    if (text === '') onSaved();
  };
  return (
    <details className={styles.details}>
      <summary>{t('neutrality.add')}</summary>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {TEXTS.map((field) => (
          <TextField
            key={field}
            label={t(`neutrality.field.${field}`)}
            value={texts[field]}
            onChange={(value) => setTexts((before) => ({ ...before, [field]: value }))}
            isRequired={field !== 'project' && field !== 'retiredOn'}
          />
        ))}
        <Select
          label={t('neutrality.column.kind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`neutrality.kind.${value}`) }))}
          onChange={(value) => setKind(KINDS.find((own) => own === value) ?? kind)}
        />
        <NumberField
          label={t('neutrality.column.vintage')}
          value={vintage}
          onChange={setVintage}
          isRequired
        />
        <NumberField
          label={t('neutrality.column.tCo2e')}
          unit="t CO₂e"
          value={tCo2e}
          onChange={setAmount}
          isRequired
        />
        {fault !== '' && <p role="alert">{fault}</p>}
        <Button needs="EDIT_TARGETS" type="submit" disabled={fetching}>
          {t('ui.save')}
        </Button>
      </form>
    </details>
  );
}
