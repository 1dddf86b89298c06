import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { type Refusals, readRefusals } from '../../lib/readRefusals.ts';
import { Button, Drawer, NumberField, Skeleton, TextField } from '../../ui/index.ts';
import type { LoadedProduct } from './assessmentTypes.ts';
import { EditActions } from './EditActions.tsx';
import { EditAssessment } from './EditAssessment.tsx';
import styles from './EditProduct.module.css';
import { EditedAssessmentQuery, UpdateProduct } from './productMutations.ts';
import { VolumesForm } from './VolumesForm.tsx';

export interface EditProductProps {
  readonly product: LoadedProduct;
  /** The version that is shown; empty without one. */
  readonly assessmentId: string;
  readonly onClose: () => void;
}

/** Everything about a product and the version shown that is not a line: to be changed, copied or removed. */
export function EditProduct({ product, assessmentId, onClose }: EditProductProps) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({
    query: EditedAssessmentQuery,
    variables: { id: assessmentId },
    requestPolicy: 'cache-and-network',
    pause: assessmentId === '',
  });
  const assessment = data?.assessment;
  return (
    <Drawer title={t('product.edit')} onClose={onClose}>
      <div className={styles.sections}>
        <ProductForm key={product.revision} product={product} onDone={onClose} />
        <VolumesForm productId={product.id} />
        {assessmentId !== '' && !assessment && <Skeleton height="2rem" lines={4} />}
        {assessment?.kind === 'CALCULATED' && (
          <EditAssessment key={assessment.revision} assessment={assessment} onDone={onClose} />
        )}
        <EditActions product={product} assessment={assessment ?? null} onClose={onClose} />
      </div>
    </Drawer>
  );
}

const TEXTS = ['name', 'nameZh', 'sku', 'category', 'categoryZh', 'cnCode', 'brand', 'description'] as const;
const NUMBERS = ['massKg', 'annualVolume', 'piecesPerDeclaredUnit', 'price', 'priceYear'] as const;
const FIELDS = [...TEXTS, ...NUMBERS, 'priceCurrency'] as const;
type Fields = Pick<LoadedProduct, (typeof FIELDS)[number]>;

/** Offered; any other of ISO 4217 may be written. */
const CURRENCIES = ['CNY', 'EUR', 'USD', 'GBP', 'JPY'];

function ProductForm({ product, onDone }: { readonly product: LoadedProduct; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [fields, setFields] = useState<Fields>(product);
  const [refusals, setRefusals] = useState<Refusals>(null);
  const [{ fetching }, send] = useMutation(UpdateProduct);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { id, revision } = product;
    const changed = FIELDS.filter((field) => fields[field] !== product[field]);
    const input = Object.fromEntries(
      changed.map((field) => [field, fields[field] === '' ? null : fields[field]]),
    );
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
      <h3>{t('product.editProduct')}</h3>
      {TEXTS.map((field) => (
        <TextField
          key={field}
          label={t(`product.field.${field}`)}
          value={fields[field] ?? ''}
          onChange={(value) => setFields((before) => ({ ...before, [field]: value }))}
          isRequired={field === 'name' || field === 'sku' || field === 'category'}
          isLong={field === 'description'}
          {...fault(field)}
        />
      ))}
      {NUMBERS.map((field) => (
        <NumberField
          key={field}
          label={t(`product.field.${field}`)}
          value={fields[field]}
          onChange={(value) => setFields((before) => ({ ...before, [field]: value }))}
          {...(field === 'massKg' && { unit: 'kg' })}
          {...((field === 'piecesPerDeclaredUnit' || field === 'price') && {
            hint: t(`product.hint.${field}`),
          })}
          {...fault(field)}
        />
      ))}
      <TextField
        label={t('product.field.priceCurrency')}
        value={fields.priceCurrency ?? ''}
        options={CURRENCIES}
        onChange={(value) =>
          setFields((before) => ({ ...before, priceCurrency: value.trim().toUpperCase() }))
        }
        {...fault('priceCurrency')}
      />
      {refusals?.has('') && <p role="alert">{refusals.get('')}</p>}
      <Button needs="EDIT_PORTFOLIO" type="submit" variant="primary" disabled={fetching}>
        {t('ui.save')}
      </Button>
    </form>
  );
}
