import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { InventoryApproach, InventoryHeading, TargetKind } from '../../graphql/generated/graphql.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, Checkbox, NumberField, Select, TextField } from '../../ui/index.ts';
import styles from './Reductions.module.css';
import { SaveReductionTarget } from './reductionQueries.ts';

const HEADINGS = [
  'SCOPE_1',
  'SCOPE_2',
  'PURCHASED_GOODS',
  'UPSTREAM_TRANSPORT',
  'BUSINESS_TRAVEL',
  'COMMUTING',
  'USE_OF_SOLD_PRODUCTS',
  'END_OF_LIFE_OF_SOLD_PRODUCTS',
] as const satisfies readonly InventoryHeading[];
const APPROACHES = ['MARKET_BASED', 'LOCATION_BASED'] as const satisfies readonly InventoryApproach[];
const KINDS = ['ABSOLUTE', 'PER_REVENUE'] as const satisfies readonly TargetKind[];

/** How much less of what by when. */
export function TargetForm({ onSaved }: { readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [nameZh, setNameZh] = useState('');
  const [baseYear, setBaseYear] = useState<number | null>(2025);
  const [targetYear, setTargetYear] = useState<number | null>(2030);
  const [percent, setPercent] = useState<number | null>(42);
  const [approach, setApproach] = useState<InventoryApproach>('MARKET_BASED');
  const [kind, setKind] = useState<TargetKind>('ABSOLUTE');
  const [currency, setCurrency] = useState('CNY');
  const [headings, setHeadings] = useState<readonly InventoryHeading[]>(['SCOPE_1', 'SCOPE_2']);
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(SaveReductionTarget);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { data, error } = await send({
      input: {
        ...{ name, nameZh, kind, approach, headings: [...headings] },
        baseYear: baseYear ?? 0,
        targetYear: targetYear ?? 0,
        reductionShare: (percent ?? 0) / 100,
        currency: kind === 'PER_REVENUE' ? currency : null,
      },
    });
    const text = answerText(data?.answer, error);
    setFault(text);
    if (text === '') onSaved();
  };
  return (
    <details className={styles.details}>
      <summary>{t('reductions.newTarget')}</summary>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField label={t('reductions.field.name')} value={name} onChange={setName} isRequired />
        <TextField label={t('reductions.field.nameZh')} value={nameZh} onChange={setNameZh} />
        <NumberField
          label={t('reductions.field.baseYear')}
          value={baseYear}
          onChange={setBaseYear}
          isRequired
        />
        <NumberField
          label={t('reductions.field.targetYear')}
          value={targetYear}
          onChange={setTargetYear}
          isRequired
        />
        <NumberField
          label={t('reductions.field.share')}
          unit="%"
          value={percent}
          onChange={setPercent}
          isRequired
        />
        <Select
          label={t('reductions.field.approach')}
          value={approach}
          options={APPROACHES.map((value) => ({ value, label: t(`reductions.approach.${value}`) }))}
          onChange={(value) => setApproach(APPROACHES.find((own) => own === value) ?? approach)}
        />
        <Select
          label={t('reductions.field.kind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`reductions.kind.${value}`) }))}
          onChange={(value) => setKind(KINDS.find((own) => own === value) ?? kind)}
        />
        {kind === 'PER_REVENUE' && (
          <TextField
            label={t('reductions.field.currency')}
            value={currency}
            onChange={setCurrency}
            isRequired
          />
        )}
        <fieldset className={styles.choices}>
          <legend>{t('reductions.field.headings')}</legend>
          {HEADINGS.map((heading) => (
            <Checkbox
              key={heading}
              label={t(`heading.${heading}`)}
              checked={headings.includes(heading)}
              onChange={(isOn) =>
                setHeadings((before) =>
                  isOn ? [...before, heading] : before.filter((own) => own !== heading),
                )
              }
            />
          ))}
        </fieldset>
        {fault !== '' && <p role="alert">{fault}</p>}
        <Button needs="EDIT_TARGETS" type="submit" variant="primary" disabled={fetching}>
          {t('ui.save')}
        </Button>
      </form>
    </details>
  );
}
