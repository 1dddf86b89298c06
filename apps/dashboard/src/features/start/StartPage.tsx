import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { pastedFile } from '../../lib/pastedTable.ts';
import { unitName } from '../../lib/unitName.ts';
import { unitBook } from '../../lib/units.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  BoundaryChoice,
  Button,
  Card,
  NeedsPermission,
  NumberField,
  PageHead,
  Select,
  TemplateChoice,
  TextField,
} from '../../ui/index.ts';
import { BomDrop } from './BomDrop.tsx';
import styles from './StartPage.module.css';
import { keepDraft, readDraft, type StartDraft } from './startDraft.ts';
import { StartQuery } from './startQueries.ts';
import { useStart } from './useStart.ts';

const UNITS = ['piece', 'pair', 'kg', 't', 'm', 'm2', 'm3', 'l', 'kWh', 'MJ', 'tkm'];
const STEPS = ['product', 'materials', 'factors', 'result'] as const;

/** `/start`: from nothing to the first footprint. */
export function StartPage() {
  const { t } = useTranslation();
  usePageTitle(t('start.title'));
  return (
    <NeedsPermission needs="EDIT_PORTFOLIO">
      <StartForm />
    </NeedsPermission>
  );
}

function StartForm() {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: StartQuery });
  const [draft, setDraft] = useState(readDraft);
  const [file, setFile] = useState<File | null>(null);
  const change = (next: Partial<StartDraft>): void => setDraft((before) => ({ ...before, ...next }));
  useEffect(() => keepDraft(draft), [draft]);
  const { begin, isWorking, faults } = useStart(draft, (productId) => change({ productId }));
  const fault = (field: string): { fault?: string } => {
    const text = faults.get(field);
    return text === undefined ? {} : { fault: text };
  };
  const hasTable = file !== null || draft.table.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { find } = unitBook(data?.units ?? []);
    begin(file ?? (hasTable ? pastedFile(draft.table, (word) => find(word) !== undefined) : null));
  };
  const empty =
    draft.template === ''
      ? ({ go: 'start.goEmpty', hint: 'start.goEmptyHint' } as const)
      : ({ go: 'templates.begin', hint: 'templates.goHint' } as const);
  const isFirst = data?.productCategories.length === 0;

  return (
    <form className={styles.page} onSubmit={submit}>
      <PageHead
        title={isFirst ? t('start.first') : t('start.title')}
        lead={t('start.intro')}
        learn="scope-and-unit"
      >
        <ol className={styles.steps}>
          {STEPS.map((step, index) => (
            <li key={step} data-now={index < 2}>
              <span className={styles.stepNumber}>{index + 1}</span>
              <span>
                <strong>{t(`start.step.${step}`)}</strong>
                <span className={styles.stepHint}>{t(`start.stepHint.${step}`)}</span>
              </span>
            </li>
          ))}
        </ol>
      </PageHead>
      <Card title={t('start.productTitle')} subtitle={t('start.productHint')}>
        <div className={styles.fields}>
          <TextField
            label={t('start.name')}
            placeholder={t('start.nameExample')}
            value={draft.name}
            onChange={(name) => change({ name, productId: null })}
            isRequired
            {...fault('name')}
          />
          <CategoryField draft={draft} change={change} categories={data?.productCategories ?? []} />
        </div>
        <TemplateChoice
          value={draft.template}
          onChange={(template, offered) =>
            change(
              offered
                ? {
                    ...{ template, boundary: offered.boundary },
                    ...{ amount: offered.declaredUnitAmount, unit: offered.declaredUnit },
                  }
                : { template },
            )
          }
        />
        <UnitFields draft={draft} change={change} fault={fault} />
        <BoundaryChoice value={draft.boundary} onChange={(boundary) => change({ boundary })} />
      </Card>
      <Card title={t('start.materialsTitle')} subtitle={t('start.materialsHint')}>
        <BomDrop table={draft.table} onTable={(table) => change({ table })} file={file} onFile={setFile} />
      </Card>
      {faults.has('') && <p role="alert">{faults.get('')}</p>}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={isWorking || draft.name.trim() === ''}>
          {isWorking ? t('start.working') : hasTable ? t('start.go') : t(empty.go)}
        </Button>
        <span className={styles.next}>
          {hasTable ? t('start.goHint') : t(empty.hint)}{' '}
          {hasTable && draft.template !== '' && t('templates.withBom')}
        </span>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly draft: StartDraft;
  readonly change: (next: Partial<StartDraft>) => void;
}

function CategoryField({
  draft,
  change,
  categories,
}: FieldsProps & { readonly categories: readonly { readonly name: string; readonly nameZh: string }[] }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('start.category')}
      placeholder={t('start.categoryExample')}
      value={draft.category}
      options={categories.map(({ name }) => name)}
      onChange={(category) => change({ category })}
    />
  );
}

/** What all figures refer to, and how much of it there is. */
function UnitFields({
  draft,
  change,
  fault,
}: FieldsProps & { readonly fault: (field: string) => { fault?: string } }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const unit = unitName(draft.unit, locale);
  return (
    <div className={styles.fields}>
      <div className={styles.unit}>
        <NumberField
          label={t('start.declaredUnit')}
          hint={t('start.declaredUnitHint')}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
          isRequired
          {...fault('amount')}
        />
        <Select
          label={t('start.unit')}
          value={draft.unit}
          options={UNITS.map((value) => ({ value, label: unitName(value, locale) }))}
          onChange={(value) => change({ unit: value })}
        />
      </div>
      <NumberField
        label={t('start.mass')}
        hint={t('start.massHint', { amount: draft.amount ?? 1, unit })}
        unit="kg"
        value={draft.massKg}
        onChange={(massKg) => change({ massKg, productId: null })}
        {...fault('massKg')}
      />
      <NumberField
        label={t('start.volume')}
        hint={t('start.volumeHint')}
        unit={`× ${draft.amount ?? 1} ${unit}`}
        value={draft.annualVolume}
        onChange={(annualVolume) => change({ annualVolume, productId: null })}
        {...fault('annualVolume')}
      />
    </div>
  );
}
