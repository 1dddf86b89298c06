import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { InventoryHeading } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, Checkbox, Drawer, NumberField, Select, TextField } from '../../ui/index.ts';
import type { LoadedEntry } from './ActivitiesSheet.tsx';
import { type ChosenFactor, EntryFactor } from './EntryFactor.tsx';
import styles from './Organisation.module.css';
import { RemoveActivityEntry, SaveActivityEntry } from './organisationQueries.ts';

const HEADINGS = [
  'SCOPE_1',
  'SCOPE_2',
  'PURCHASED_GOODS',
  'CAPITAL_GOODS',
  'FUEL_AND_ENERGY',
  'UPSTREAM_TRANSPORT',
  'WASTE_IN_OPERATIONS',
  'BUSINESS_TRAVEL',
  'COMMUTING',
  'UPSTREAM_LEASED_ASSETS',
  'DOWNSTREAM_TRANSPORT',
  'PROCESSING_OF_SOLD_PRODUCTS',
  'USE_OF_SOLD_PRODUCTS',
  'END_OF_LIFE_OF_SOLD_PRODUCTS',
  'DOWNSTREAM_LEASED_ASSETS',
  'FRANCHISES',
  'INVESTMENTS',
] as const satisfies readonly InventoryHeading[];

export interface EntryDrawerProps {
  readonly year: number;
  /** Null: a new one. */
  readonly entry: LoadedEntry | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** One activity of the organisation, to be entered, changed or removed. */
export function EntryDrawer({ year, entry, onClose, onSaved }: EntryDrawerProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [fields, setFields] = useState({
    heading: (entry?.heading ?? 'BUSINESS_TRAVEL') as InventoryHeading,
    name: entry?.name ?? '',
    nameZh: entry?.nameZh ?? '',
    amount: entry?.amount ?? null,
    unit: entry?.unit ?? '',
    region: entry?.region ?? '',
    primary: entry?.primary ?? true,
    isSiteTotal: entry?.isSiteTotal ?? false,
    evidence: entry?.evidence ?? '',
  });
  const [factor, setFactor] = useState<ChosenFactor | null>(entry?.factor ?? null);
  const [fault, setFault] = useState('');
  const [{ fetching }, save] = useMutation(SaveActivityEntry);
  const [, remove] = useMutation(RemoveActivityEntry);
  const set = (change: Partial<typeof fields>): void => setFields((before) => ({ ...before, ...change }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { data, error } = await save({
      known: entry && { id: entry.id, version: entry.version },
      input: {
        ...fields,
        year,
        region: fields.region === '' ? null : fields.region,
        unit: fields.unit || factor?.unit || '',
        factorId: factor?.id ?? null,
        siteId: entry?.site?.id ?? null,
      },
    });
    finish(answerText(data?.answer, error));
  };
  const finish = (text: string): void => {
    setFault(text);
    if (text === '') onSaved();
  };
  return (
    <Drawer title={entry ? nameOf(entry) : t('organisation.addActivity')} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Select
          label={t('organisation.column.heading')}
          value={fields.heading}
          options={HEADINGS.map((value) => ({ value, label: t(`heading.${value}`) }))}
          onChange={(value) => set({ heading: HEADINGS.find((own) => own === value) ?? fields.heading })}
        />
        <TextField
          label={t('organisation.entry.name')}
          value={fields.name}
          onChange={(name) => set({ name })}
          isRequired
        />
        <TextField
          label={t('organisation.entry.nameZh')}
          value={fields.nameZh}
          onChange={(nameZh) => set({ nameZh })}
        />
        <EntryFactor
          chosen={factor}
          onChoose={(next) => {
            setFactor(next);
            if (next && fields.unit === '') set({ unit: next.unit });
          }}
        />
        <NumberField
          label={t('organisation.entry.amount', { year })}
          hint={t('organisation.entry.amountHint')}
          value={fields.amount}
          onChange={(amount) => set({ amount })}
        />
        <TextField
          label={t('organisation.entry.unit')}
          value={fields.unit}
          onChange={(unit) => set({ unit })}
          isRequired
        />
        <TextField
          label={t('organisation.entry.region')}
          hint={t('organisation.entry.regionHint')}
          value={fields.region}
          onChange={(region) => set({ region: region.toUpperCase() })}
        />
        <Checkbox
          label={t('organisation.entry.primary')}
          checked={fields.primary}
          onChange={(primary) => set({ primary })}
        />
        <Checkbox
          label={t('organisation.entry.isSiteTotal')}
          checked={fields.isSiteTotal}
          onChange={(isSiteTotal) => set({ isSiteTotal })}
        />
        <TextField
          label={t('organisation.column.evidence')}
          value={fields.evidence}
          onChange={(evidence) => set({ evidence })}
          isLong
        />
        {fault !== '' && <p role="alert">{fault}</p>}
        <div className={styles.tools}>
          <Button needs="EDIT_TARGETS" type="submit" variant="primary" disabled={fetching}>
            {t('ui.save')}
          </Button>
          {entry && (
            <Button
              needs="EDIT_TARGETS"
              onClick={() =>
                void remove({ id: entry.id }).then(({ data, error }) =>
                  finish(answerText(data?.answer, error)),
                )
              }
            >
              {t('organisation.entry.remove')}
            </Button>
          )}
        </div>
      </form>
    </Drawer>
  );
}
