import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, NumberField, Refusal } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import { SaveCbamTerms } from './cbamQueries.ts';

export interface TermsFormProps {
  readonly year: number;
  readonly price: number | null;
  readonly correction: number;
  readonly version: number;
  readonly onSaved: () => void;
}

/** The price certificates are estimated at. */
export function TermsForm({
  year,
  price: known,
  correction: knownCorrection,
  version,
  onSaved,
}: TermsFormProps) {
  const { t } = useTranslation();
  const [price, setPrice] = useState(known);
  const [correction, setCorrection] = useState<number | null>(knownCorrection);
  const [{ fetching }, send] = useMutation(SaveCbamTerms);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { year, certificatePrice: price, correction: correction ?? 1, version };
    if (accepted(await send({ input }))) onSaved();
  };
  return (
    <section className={styles.section}>
      <h2>{t('cbam.terms.title')}</h2>
      <form className={styles.row} onSubmit={(event) => void submit(event)}>
        <div className={styles.fields}>
          <NumberField
            label={t('cbam.terms.price')}
            hint={t('cbam.terms.priceHint')}
            value={price}
            onChange={setPrice}
          />
          <NumberField
            label={t('cbam.terms.correction')}
            hint={t('cbam.terms.correctionHint')}
            value={correction}
            onChange={setCorrection}
          />
        </div>
        <Refusal text={refusal} />
        <div>
          <Button needs="EDIT_CBAM" type="submit" disabled={fetching}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
