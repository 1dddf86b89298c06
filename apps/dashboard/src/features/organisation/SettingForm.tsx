import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { Consolidation, GwpSet } from '../../graphql/generated/graphql.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, Checkbox, Select, TextField } from '../../ui/index.ts';
import type { LoadedInventory } from './inventoryTypes.ts';
import styles from './Organisation.module.css';
import { SaveInventorySetting } from './organisationQueries.ts';

const CONSOLIDATIONS = ['OPERATIONAL_CONTROL', 'FINANCIAL_CONTROL', 'EQUITY_SHARE'] as const;
const GWP_SETS = ['AR6', 'AR5', 'AR4'] as const;

export interface SettingFormProps {
  readonly year: number;
  readonly setting: LoadedInventory['setting'];
  readonly onSaved: () => void;
}

/** How the year is counted: one consolidation for all scopes, who pays for transport, the GWP set. */
export function SettingForm({ year, setting, onSaved }: SettingFormProps) {
  const { t } = useTranslation();
  const [consolidation, setConsolidation] = useState<Consolidation>(setting.consolidation);
  const [gwpSet, setGwpSet] = useState<GwpSet>(setting.gwpSet);
  const [pays, setPays] = useState(setting.paysOutboundTransport);
  const [note, setNote] = useState(setting.note);
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(SaveInventorySetting);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = {
      year,
      consolidation,
      gwpSet,
      paysOutboundTransport: pays,
      note,
      version: setting.version,
    };
    const { data, error } = await send({ input });
    const text = answerText(data?.answer, error);
    setFault(text);
    if (text === '') onSaved();
  };
  return (
    <details className={styles.details}>
      <summary>{t('organisation.setting.title')}</summary>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Select
          label={t('organisation.setting.consolidation')}
          value={consolidation}
          options={CONSOLIDATIONS.map((value) => ({
            value,
            label: t(`organisation.setting.consolidations.${value}`),
          }))}
          onChange={(value) => setConsolidation(CONSOLIDATIONS.find((own) => own === value)!)}
        />
        <Select
          label={t('organisation.setting.gwpSet')}
          value={gwpSet}
          options={GWP_SETS.map((value) => ({ value, label: value }))}
          onChange={(value) => setGwpSet(GWP_SETS.find((own) => own === value)!)}
        />
        <Checkbox label={t('organisation.setting.pays')} checked={pays} onChange={setPays} />
        <TextField label={t('organisation.setting.note')} value={note} onChange={setNote} isLong />
        {fault !== '' && <p role="alert">{fault}</p>}
        <Button needs="EDIT_TARGETS" type="submit" disabled={fetching}>
          {t('ui.save')}
        </Button>
      </form>
    </details>
  );
}
