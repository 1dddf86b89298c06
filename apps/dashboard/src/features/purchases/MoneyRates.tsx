import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Card, NumberField, Refusal, TextField } from '../../ui/index.ts';
import type { Account } from './Coverage.tsx';
import styles from './Purchases.module.css';
import { SaveMoneyRate } from './purchaseQueries.ts';

export interface MoneyRatesProps {
  readonly account: Account;
  readonly onSaved: () => void;
}

/** What money is worth in money of another currency or year, and who says so. Nothing is converted without. */
export function MoneyRates({ account, onSaved }: MoneyRatesProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('purchases.rates')} subtitle={t('purchases.ratesHint')}>
      {account.rates.length > 0 && (
        <ul>
          {account.rates.map((each) => (
            <li key={`${each.currency} ${each.year} ${each.toCurrency} ${each.toYear}`}>
              {t('purchases.rate', {
                from: `${each.currency} ${each.year}`,
                to: `${each.toCurrency} ${each.toYear}`,
                rate: each.rate,
              })}
              <span className="under">{each.source}</span>
            </li>
          ))}
        </ul>
      )}
      <RateForm account={account} onSaved={onSaved} />
    </Card>
  );
}

function RateForm({ account, onSaved }: MoneyRatesProps) {
  const { t } = useTranslation();
  const [currency, setCurrency] = useState(account.currency ?? 'CNY');
  const [year, setYear] = useState<number | null>(account.currencyYear ?? account.year);
  const [toCurrency, setToCurrency] = useState('USD');
  const [toYear, setToYear] = useState<number | null>(2022);
  const [rate, setRate] = useState<number | null>(null);
  const [source, setSource] = useState('');
  const [{ fetching }, save] = useMutation(SaveMoneyRate);
  const { refusal, accepted } = useRefusal();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (year === null || toYear === null || rate === null) return;
    const input = {
      currency: currency.toUpperCase(),
      year,
      toCurrency: toCurrency.toUpperCase(),
      toYear,
      rate,
      source,
    };
    if (!accepted(await save({ input }))) return;
    setRate(null);
    setSource('');
    onSaved();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <div className={styles.fields}>
        <TextField label={t('purchases.currency')} value={currency} onChange={setCurrency} isRequired />
        <NumberField label={t('purchases.ofYear')} value={year} onChange={setYear} isRequired />
        <TextField label={t('purchases.toCurrency')} value={toCurrency} onChange={setToCurrency} isRequired />
        <NumberField label={t('purchases.toYear')} value={toYear} onChange={setToYear} isRequired />
        <NumberField label={t('purchases.rateLabel')} value={rate} onChange={setRate} isRequired />
        <TextField label={t('purchases.source')} value={source} onChange={setSource} isRequired />
      </div>
      <Refusal text={refusal} />
      <div>
        <Button
          needs="EDIT_TARGETS"
          disabled={fetching || rate === null || source.trim() === ''}
          onClick={(event) => void send(event)}
        >
          {t('purchases.saveRate')}
        </Button>
      </div>
    </form>
  );
}
