import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Card, NumberField, Refusal, TextField } from '../../ui/index.ts';
import type { Account } from './Coverage.tsx';
import styles from './Purchases.module.css';
import { RemoveSupplierIntensity, SaveSupplierIntensity } from './purchaseQueries.ts';
import { SupplierField } from './SupplierField.tsx';

export interface SupplierIntensitiesProps {
  readonly account: Account;
  readonly onSaved: () => void;
}

/** What suppliers state for each unit of money they take in the year, with where it stands. */
export function SupplierIntensities({ account, onSaved }: SupplierIntensitiesProps) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const [{ fetching }, remove] = useMutation(RemoveSupplierIntensity);
  const { refusal, accepted } = useRefusal();
  const drop = async (supplierId: string): Promise<void> => {
    if (accepted(await remove({ supplierId, year: account.year }))) onSaved();
  };
  return (
    <Card title={t('purchases.intensities')} subtitle={t('purchases.intensitiesHint')}>
      {account.intensities.length > 0 && (
        <ul>
          {account.intensities.map((each) => {
            const name = either(each.supplierName, each.supplierNameZh) || t('purchases.outOfSight');
            return (
              <li key={each.supplierId}>
                {t('purchases.intensity', {
                  name,
                  kg: formatAmount(each.kgCo2ePerUnit, locale),
                  money: `${each.currency} ${each.year}`,
                })}{' '}
                <Button
                  variant="quiet"
                  needs="EDIT_TARGETS"
                  disabled={fetching}
                  aria-label={t('purchases.removeIntensityOf', { name })}
                  onClick={() => void drop(each.supplierId)}
                >
                  {t('purchases.remove')}
                </Button>
                <span className="under">{each.source}</span>
              </li>
            );
          })}
        </ul>
      )}
      <Refusal text={refusal} />
      <IntensityForm account={account} onSaved={onSaved} />
    </Card>
  );
}

function IntensityForm({ account, onSaved }: SupplierIntensitiesProps) {
  const { t } = useTranslation();
  const [supplierId, setSupplier] = useState('');
  const [kgCo2ePerUnit, setKg] = useState<number | null>(null);
  const [currency, setCurrency] = useState(account.currency ?? 'CNY');
  const [source, setSource] = useState('');
  const [{ fetching }, save] = useMutation(SaveSupplierIntensity);
  const { refusal, accepted } = useRefusal();
  const isWhole = supplierId !== '' && kgCo2ePerUnit !== null && source.trim() !== '';
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isWhole) return;
    const input = { supplierId, year: account.year, kgCo2ePerUnit, currency: currency.toUpperCase(), source };
    if (!accepted(await save({ input }))) return;
    setSupplier('');
    setKg(null);
    setSource('');
    onSaved();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <SupplierField label={t('purchases.supplier')} value={supplierId} onChange={setSupplier} />
      <div className={styles.fields}>
        <NumberField
          label={t('purchases.kgPerUnit')}
          unit="kg CO₂e"
          value={kgCo2ePerUnit}
          onChange={setKg}
          isRequired
        />
        <TextField label={t('purchases.perCurrency')} value={currency} onChange={setCurrency} isRequired />
        <TextField label={t('purchases.statedIn')} value={source} onChange={setSource} isRequired />
      </div>
      <Refusal text={refusal} />
      <div>
        <Button needs="EDIT_TARGETS" disabled={fetching || !isWhole} onClick={(event) => void send(event)}>
          {t('purchases.saveIntensity')}
        </Button>
      </div>
    </form>
  );
}
