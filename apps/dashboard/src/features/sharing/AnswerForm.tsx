import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  Checkbox,
  ChoiceField,
  Refusal,
  type ShareTerms,
  ShareTermsFields,
  toTermsInput,
} from '../../ui/index.ts';
import type { ShownRequest } from './RequestPage.tsx';
import styles from './Sharing.module.css';
import { AnswerRequests } from './sharingQueries.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
}

export interface AnswerFormProps {
  readonly request: ShownRequest;
  /** Those with a published footprint. */
  readonly products: readonly (Named & { readonly sku: string })[];
  /** Other open requests, which the same answer may serve. */
  readonly others: readonly { readonly id: string; readonly productName: string; readonly partner: Named }[];
  readonly onDone: () => void;
}

/** Chooses a product and what of it is given; one answer may serve several who asked. */
export function AnswerForm({ request, products, others, onDone }: AnswerFormProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [productId, setProduct] = useState('');
  const [terms, setTerms] = useState<ShareTerms>({ level: request.level, purpose: '', lastDay: null });
  const [also, setAlso] = useState<readonly string[]>([]);
  const [{ fetching }, answer] = useMutation(AnswerRequests);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = toTermsInput(terms);
    if (input === null) return;
    if (accepted(await answer({ ids: [request.id, ...also], productId, terms: input }))) onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <ChoiceField
        label={t('sharing.product')}
        value={productId}
        none={t('sharing.chooseProduct')}
        options={products.map((product) => ({
          value: product.id,
          label: `${nameOf(product)} (${product.sku})`,
        }))}
        onChange={setProduct}
      />
      <ShareTermsFields terms={terms} onChange={setTerms} />
      {others.length > 0 && (
        <fieldset>
          <legend>{t('sharing.alsoAnswer')}</legend>
          {others.map(({ id, productName, partner }) => (
            <Checkbox
              key={id}
              label={`${nameOf(partner)}: ${productName}`}
              checked={also.includes(id)}
              onChange={(checked) => setAlso(checked ? [...also, id] : also.filter((each) => each !== id))}
            />
          ))}
        </fieldset>
      )}
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" variant="primary" disabled={fetching || productId === '' || terms.level === ''}>
          {t('sharing.answer')}
        </Button>
      </div>
    </form>
  );
}
