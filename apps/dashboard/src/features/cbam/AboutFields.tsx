import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { Button, ChoiceField, NumberField, TextField } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { Faults, GoodDraft } from './cbamTypes.ts';
import { DefaultHint } from './DefaultHint.tsx';
import { InstallationDrawer } from './InstallationDrawer.tsx';
import { ProductField } from './ProductField.tsx';
import { ROUTES } from './routes.ts';

export interface AboutFieldsProps {
  readonly draft: GoodDraft;
  readonly faults: Faults;
  readonly installations: readonly {
    readonly id: string;
    readonly name: string;
    readonly nameZh: string;
    readonly country: string;
  }[];
  readonly onChange: (change: Partial<GoodDraft['input']>) => void;
  readonly onProduct: (product: GoodDraft['product']) => void;
}

/** What the good is, where it is made, and how much of it. */
export function AboutFields({ draft, faults, installations, onChange, onProduct }: AboutFieldsProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [isAdding, setAdding] = useState(false);
  const { input } = draft;
  return (
    <section className={styles.section}>
      <h2>{t('cbam.form.about')}</h2>
      <div className={styles.row}>
        <div className={styles.fields}>
          <TextField
            label={t('cbam.form.name')}
            value={input.name}
            fault={faults.get('name')}
            onChange={(name) => onChange({ name })}
            isRequired
          />
          <TextField
            label={t('cbam.form.nameZh')}
            value={input.nameZh ?? ''}
            onChange={(nameZh) => onChange({ nameZh })}
          />
          <TextField
            label={t('cbam.form.cnCode')}
            hint={t('cbam.form.cnCodeHint')}
            value={input.cnCode}
            fault={faults.get('cnCode')}
            onChange={(cnCode) => onChange({ cnCode })}
            isRequired
          />
          <ChoiceField
            label={t('cbam.form.installation')}
            none={t('cbam.installation.none')}
            value={String(input.installationId)}
            fault={faults.get('installationId')}
            options={installations.map((own) => ({ value: own.id, label: nameOf(own) }))}
            onChange={(installationId) => onChange({ installationId })}
          />
          <ChoiceField
            label={t('cbam.form.route')}
            hint={t('cbam.form.routeHint')}
            none={t('cbam.form.routeNone')}
            value={input.route ?? ''}
            fault={faults.get('route')}
            options={ROUTES.map((value) => ({ value, label: value }))}
            onChange={(route) => onChange({ route: route === '' ? null : route })}
          />
          <NumberField
            label={t('cbam.form.produced', { year: input.year })}
            unit="t"
            value={input.produced ?? null}
            fault={faults.get('produced')}
            onChange={(produced) => onChange({ produced })}
          />
          <NumberField
            label={t('cbam.form.exported')}
            unit="t"
            value={input.exported ?? null}
            fault={faults.get('exported')}
            onChange={(exported) => onChange({ exported })}
          />
          <NumberField
            label={t('cbam.form.processBenchmark')}
            hint={t('cbam.form.processBenchmarkHint')}
            value={input.processBenchmark ?? null}
            fault={faults.get('processBenchmark')}
            onChange={(processBenchmark) => onChange({ processBenchmark })}
          />
          <TextField
            label={t('cbam.form.benchmarkSource')}
            value={input.benchmarkSource ?? ''}
            onChange={(benchmarkSource) => onChange({ benchmarkSource })}
          />
        </div>
        <DefaultHint
          cnCode={input.cnCode}
          country={installations.find(({ id }) => id === input.installationId)?.country ?? null}
          route={input.route ?? null}
          year={input.year}
        />
        <ProductField product={draft.product} fault={faults.get('productId')} onChange={onProduct} />
        <div>
          <Button needs="EDIT_CBAM" onClick={() => setAdding(true)}>
            {t('cbam.installation.new')}
          </Button>
        </div>
      </div>
      {isAdding && (
        <InstallationDrawer
          installation={null}
          onClose={() => setAdding(false)}
          onSaved={(id) => {
            setAdding(false);
            if (id !== null) onChange({ installationId: id });
          }}
        />
      )}
    </section>
  );
}
