import { useTranslation } from 'react-i18next';
import { ChoiceField, NumberField, TextField } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { CarbonPriceDraft, Faults, GoodDraft, ParametersDraft } from './cbamTypes.ts';

export interface FurtherFieldsProps {
  readonly input: GoodDraft['input'];
  readonly faults: Faults;
  readonly onChange: (change: Partial<GoodDraft['input']>) => void;
}

const SHARES = ['clinkerShare', 'nitrogenShare', 'alloyShare', 'scrapShare'] as const;

/** What a sector asks beside the emissions. */
export function ParameterFields({ input, faults, onChange }: FurtherFieldsProps) {
  const { t } = useTranslation();
  const parameters: ParametersDraft = input.parameters ?? {};
  const set = (change: Partial<ParametersDraft>): void =>
    onChange({ parameters: { ...parameters, ...change } });
  return (
    <section className={styles.section}>
      <h2>{t('cbam.form.parameters')}</h2>
      <div className={styles.row}>
        <div className={styles.fields}>
          {SHARES.map((field) => (
            <NumberField
              key={field}
              label={t(`cbam.form.${field}`)}
              value={parameters[field] ?? null}
              fault={faults.get(`parameters.${field}`)}
              onChange={(value) => set({ [field]: value })}
            />
          ))}
          <TextField
            label={t('cbam.form.reducingAgent')}
            value={parameters.reducingAgent ?? ''}
            onChange={(reducingAgent) => set({ reducingAgent })}
          />
        </div>
      </div>
    </section>
  );
}

/** A carbon price that was paid in the country of origin, or that none was due. */
export function CarbonPriceFields({ input, faults, onChange }: FurtherFieldsProps) {
  const { t } = useTranslation();
  const paid = input.carbonPrice ?? null;
  const set = (change: Partial<CarbonPriceDraft>): void =>
    onChange({ carbonPrice: { isDue: true, ...paid, ...change } });
  const number = (field: 'pricePerTonne' | 'rebatePerTonne' | 'exchangeRate') => (
    <NumberField
      label={t(`cbam.form.${field}`)}
      value={paid?.[field] ?? null}
      fault={faults.get(`carbonPrice.${field}`)}
      onChange={(value) => set({ [field]: value })}
    />
  );
  return (
    <section className={styles.section}>
      <h2>{t('cbam.form.carbonPrice')}</h2>
      <p className="lead">{t('cbam.form.carbonPriceHint')}</p>
      <div className={styles.row}>
        <div className={styles.fields}>
          <ChoiceField
            label={t('cbam.form.paid')}
            none={t('cbam.form.paidNone')}
            value={paid === null ? '' : paid.isDue ? 'YES' : 'NO'}
            options={[
              { value: 'YES', label: t('cbam.form.paidYes') },
              { value: 'NO', label: t('cbam.form.paidNo') },
            ]}
            onChange={(value) => onChange({ carbonPrice: value === '' ? null : { isDue: value === 'YES' } })}
          />
          {paid?.isDue && (
            <>
              {number('pricePerTonne')}
              {number('rebatePerTonne')}
              <TextField
                label={t('cbam.form.currency')}
                value={paid.currency ?? ''}
                fault={faults.get('carbonPrice.currency')}
                onChange={(currency) => set({ currency: currency.toUpperCase() })}
              />
              {number('exchangeRate')}
              <TextField
                label={t('cbam.form.instrument')}
                value={paid.instrument ?? ''}
                onChange={(instrument) => set({ instrument })}
              />
            </>
          )}
        </div>
      </div>
    </section>
  );
}
