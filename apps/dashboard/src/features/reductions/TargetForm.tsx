import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { InventoryApproach, InventoryHeading, TargetKind } from '../../graphql/generated/graphql.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, Checkbox, NumberField, Select, TextField } from '../../ui/index.ts';
import styles from './Reductions.module.css';
import { SaveReductionTarget } from './reductionQueries.ts';
import type { LoadedTarget } from './targetTypes.ts';

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

export interface TargetFormProps {
  /** What is edited; a new target without one. */
  readonly target?: LoadedTarget;
  readonly onSaved: () => void;
}

/** How much less of what by when. */
export function TargetForm({ target, onSaved }: TargetFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(target?.name ?? '');
  const [nameZh, setNameZh] = useState(target?.nameZh ?? '');
  const [baseYear, setBaseYear] = useState<number | null>(target?.baseYear ?? 2025);
  const [targetYear, setTargetYear] = useState<number | null>(target?.targetYear ?? 2030);
  const [percent, setPercent] = useState<number | null>(
    target === undefined ? 42 : Number((target.reductionShare * 100).toPrecision(12)),
  );
  const [approach, setApproach] = useState<InventoryApproach>(target?.approach ?? 'MARKET_BASED');
  const [kind, setKind] = useState<TargetKind>(target?.kind ?? 'ABSOLUTE');
  const [currency, setCurrency] = useState(target?.currency ?? 'CNY');
  const [headings, setHeadings] = useState<readonly InventoryHeading[]>(
    target?.headings ?? ['SCOPE_1', 'SCOPE_2'],
  );
  // A target set elsewhere may cover more than is offered here.
  const offered = [...new Set<InventoryHeading>([...HEADINGS, ...(target?.headings ?? [])])];
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(SaveReductionTarget);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { data, error } = await send({
      known: target === undefined ? null : { id: target.id, version: target.version },
      input: {
        ...{ name, nameZh, kind, approach, headings: [...headings], note: target?.note ?? '' },
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
      <summary>{t(target === undefined ? 'reductions.newTarget' : 'reductions.editTarget')}</summary>
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
          {offered.map((heading) => (
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
