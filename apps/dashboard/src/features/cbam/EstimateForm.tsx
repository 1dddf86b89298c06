import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, NumberField, Refusal } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import { SaveCbamGood, SaveCbamTerms } from './cbamQueries.ts';
import type { LoadedGood } from './cbamTypes.ts';
import { draftOf } from './goodDraft.ts';

/** Price and correction of the year the good is in. */
export interface YearTerms {
  readonly certificatePrice: number | null;
  readonly correction: number;
  readonly version: number;
}

export interface EstimateFormProps {
  readonly good: LoadedGood;
  readonly terms: YearTerms;
}

/** What an estimate is asked about: tonnes to the Union, and the price of a certificate in the year. */
export function EstimateForm({ good, terms }: EstimateFormProps) {
  const { t } = useTranslation();
  const [price, setPrice] = useState(terms.certificatePrice);
  const [exported, setExported] = useState(good.exported);
  const [savingGood, sendGood] = useMutation(SaveCbamGood);
  const [savingTerms, sendTerms] = useMutation(SaveCbamTerms);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (exported !== good.exported) {
      const input = { ...draftOf(good).input, exported };
      if (!accepted(await sendGood({ known: { id: good.id, version: good.version }, input }))) return;
    }
    if (price === terms.certificatePrice) return;
    const { correction, version } = terms;
    accepted(await sendTerms({ input: { year: good.year, certificatePrice: price, correction, version } }));
  };
  return (
    <form className={styles.row} onSubmit={(event) => void submit(event)}>
      <div className={styles.fields}>
        <NumberField label={t('cbam.form.exported')} unit="t" value={exported} onChange={setExported} />
        <NumberField label={t('cbam.terms.price')} value={price} onChange={setPrice} />
        <div className={styles.submit}>
          <Button needs="EDIT_CBAM" type="submit" disabled={savingGood.fetching || savingTerms.fetching}>
            {t('cbam.result.estimate')}
          </Button>
        </div>
      </div>
      <Refusal text={refusal} />
    </form>
  );
}
