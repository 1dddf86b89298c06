import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import type { Stage, VariantBaseQuery } from '../../graphql/generated/graphql.ts';
import { readRefusals } from '../../lib/readRefusals.ts';
import { STAGES_IN_TOTAL } from '../../lib/stages.ts';
import { Button, ChoiceField, NumberField, TextField } from '../../ui/index.ts';
import styles from './Families.module.css';
import { CreateVariants } from './familyQueries.ts';

type Base = NonNullable<VariantBaseQuery['assessment']>;

interface Draft {
  readonly key: number;
  readonly name: string;
  readonly nameZh: string;
  readonly sku: string;
  readonly massKg: number | null;
  readonly scale: number | null;
  readonly scaled: Stage | '';
}

/** Names, SKUs and sizes of new variants; what differs line by line is set in the matrix afterwards. */
export function VariantsForm({ base }: { readonly base: Base }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { product } = base;
  const blank = (key: number): Draft => ({
    ...{ key, name: product.name, nameZh: product.nameZh, sku: `${product.sku}-${key}` },
    ...{ massKg: product.massKg, scale: null, scaled: '' },
  });
  const [drafts, setDrafts] = useState<readonly Draft[]>([blank(1), blank(2)]);
  const [familyName, setFamilyName] = useState(product.name);
  const [familyNameZh, setFamilyNameZh] = useState(product.nameZh);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [{ fetching }, send] = useMutation(CreateVariants);
  const change = (key: number, part: Partial<Draft>): void =>
    setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));
  const stages = STAGES_IN_TOTAL.filter((stage) => base.lines.some((line) => line.stage === stage));

  const fieldsShown = drafts.flatMap((_draft, index) =>
    ['name', 'nameZh', 'sku', 'massKg', 'amountScale'].map((field) => `variants[${index}].${field}`),
  );

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { data, error } = await send({
      ...{ assessmentId: base.id, revision: base.revision },
      ...(product.family === null && { familyName, familyNameZh }),
      variants: drafts.map(({ name, nameZh, sku, massKg, scale, scaled }) => ({
        ...{ name, nameZh, sku, massKg, amountScale: scale },
        ...(scaled !== '' && { scaledStages: [scaled] }),
      })),
    });
    const answer = data?.answer;
    if (answer?.__typename === 'ProductFamily') {
      await navigate(`/families/${encodeURIComponent(answer.id)}`);
      return;
    }
    setFaults(readRefusals(answer, error, fieldsShown) ?? new Map());
  };
  const others = [...faults].filter(([field]) => field === '');
  const faultOf = (index: number, field: string) => {
    const fault = faults.get(`variants[${index}].${field}`);
    return fault === undefined ? {} : { fault };
  };
  return (
    <form className={styles.sheet} onSubmit={(event) => void submit(event)}>
      {product.family === null ? (
        <fieldset className={styles.variant}>
          <legend>{t('families.family')}</legend>
          <TextField label={t('families.name')} value={familyName} onChange={setFamilyName} isRequired />
          <TextField label={t('families.nameZh')} value={familyNameZh} onChange={setFamilyNameZh} />
        </fieldset>
      ) : (
        <p className="lead">{t('families.joins', { name: product.family.name })}</p>
      )}
      {drafts.map((draft, index) => (
        <fieldset key={draft.key} className={styles.variant}>
          <legend>{t('families.nth', { number: index + 1 })}</legend>
          <TextField
            label={t('families.name')}
            value={draft.name}
            onChange={(name) => change(draft.key, { name })}
            isRequired
            {...faultOf(index, 'name')}
          />
          <TextField
            label={t('families.nameZh')}
            value={draft.nameZh}
            onChange={(nameZh) => change(draft.key, { nameZh })}
            {...faultOf(index, 'nameZh')}
          />
          <TextField
            label={t('families.sku')}
            value={draft.sku}
            onChange={(sku) => change(draft.key, { sku })}
            isRequired
            {...faultOf(index, 'sku')}
          />
          <NumberField
            label={t('families.mass')}
            unit="kg"
            value={draft.massKg}
            onChange={(massKg) => change(draft.key, { massKg })}
            {...faultOf(index, 'massKg')}
          />
          <NumberField
            label={t('families.scaleAll')}
            value={draft.scale}
            onChange={(scale) => change(draft.key, { scale })}
            {...faultOf(index, 'amountScale')}
          />
          <ChoiceField
            label={t('families.scaleOf')}
            none={t('families.allStages')}
            value={draft.scaled}
            options={stages.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
            onChange={(stage) => change(draft.key, { scaled: stages.find((each) => each === stage) ?? '' })}
          />
          {drafts.length > 1 && (
            <Button
              variant="quiet"
              onClick={() => setDrafts((before) => before.filter(({ key }) => key !== draft.key))}
            >
              {t('families.removeNth', { number: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {others.length > 0 && (
        <p role="alert" className={styles.fault}>
          {others.map(([, text]) => text).join(' ')}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          onClick={() =>
            setDrafts((before) => [...before, blank(1 + Math.max(...before.map(({ key }) => key)))])
          }
        >
          {t('families.another')}
        </Button>
        <Button type="submit" variant="primary" disabled={fetching}>
          {t('families.create', { count: drafts.length })}
        </Button>
      </div>
    </form>
  );
}
