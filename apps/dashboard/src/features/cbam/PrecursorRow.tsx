import { useTranslation } from 'react-i18next';
import type { CbamPrecursorKind } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Button, ChoiceField, NumberField, TextField } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { Faults, PrecursorDraft } from './cbamTypes.ts';
import { DefaultHint } from './DefaultHint.tsx';
import { ROUTES } from './routes.ts';

const KINDS = ['OWN_GOOD', 'SUPPLIED', 'DEFAULT'] as const satisfies readonly CbamPrecursorKind[];

export interface OtherGood {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
}

export interface PrecursorRowProps {
  readonly precursor: PrecursorDraft;
  readonly others: readonly OtherGood[];
  readonly path: string;
  /** The reporting year, which decides the mark-up. */
  readonly year: number;
  readonly faults: Faults;
  readonly onChange: (change: Partial<PrecursorDraft>) => void;
  readonly onRemove: () => void;
}

/** A good of annex I that goes into this one: made here, communicated by a supplier, or by default value. */
export function PrecursorRow(props: PrecursorRowProps) {
  const { precursor, others, path, year, faults, onChange, onRemove } = props;
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const fault = (field: string) => faults.get(`${path}.${field}`);
  const isOwn = precursor.kind === 'OWN_GOOD';
  const number = (field: 'mass' | 'direct' | 'indirect' | 'sefa', hint?: string) => (
    <NumberField
      label={t(`cbam.form.${field}`)}
      hint={hint}
      value={precursor[field] ?? null}
      fault={fault(field)}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  return (
    <fieldset className={styles.row}>
      <legend>{precursor.name || t('cbam.form.addPrecursor')}</legend>
      <div className={styles.fields}>
        <TextField
          label={t('cbam.form.name')}
          value={precursor.name}
          fault={fault('name')}
          onChange={(name) => onChange({ name })}
          isRequired
        />
        <ChoiceField
          label={t('cbam.form.origin')}
          none={t('cbam.form.chooseFactor')}
          value={precursor.kind}
          options={KINDS.map((value) => ({ value, label: t(`cbam.origin.${value}`) }))}
          onChange={(value) => onChange({ kind: KINDS.find((own) => own === value) ?? precursor.kind })}
        />
        {number('mass')}
        {isOwn ? (
          <ChoiceField
            label={t('cbam.form.ownGood')}
            none={t('cbam.form.ownGoodNone')}
            value={String(precursor.goodId ?? '')}
            fault={fault('goodId') ?? faults.get('precursors')}
            options={others.map((good) => ({ value: good.id, label: nameOf(good) }))}
            onChange={(goodId) => onChange({ goodId: goodId === '' ? null : goodId })}
          />
        ) : (
          <>
            <TextField
              label={t('cbam.form.cnCode')}
              value={precursor.cnCode}
              fault={fault('cnCode')}
              onChange={(cnCode) => onChange({ cnCode })}
            />
            <TextField
              label={t('cbam.form.country')}
              value={precursor.country ?? ''}
              fault={fault('country')}
              onChange={(country) => onChange({ country: country === '' ? null : country.toUpperCase() })}
            />
            <ChoiceField
              label={t('cbam.form.route')}
              none={t('cbam.form.routeNone')}
              value={precursor.route ?? ''}
              fault={fault('route')}
              options={ROUTES.map((value) => ({ value, label: value }))}
              onChange={(route) => onChange({ route: route === '' ? null : route })}
            />
          </>
        )}
        {precursor.kind === 'SUPPLIED' && (
          <>
            <TextField
              label={t('cbam.form.madeAt')}
              value={precursor.installation ?? ''}
              fault={fault('installation')}
              onChange={(installation) => onChange({ installation })}
            />
            {number('direct')}
            {number('indirect')}
            {number('sefa', t('cbam.form.sefaHint'))}
          </>
        )}
      </div>
      {precursor.kind === 'DEFAULT' && (
        <DefaultHint
          cnCode={precursor.cnCode}
          country={precursor.country ?? null}
          route={precursor.route ?? null}
          year={year}
        />
      )}
      <div>
        <Button variant="quiet" onClick={onRemove}>
          {t('cbam.form.remove')}
        </Button>
      </div>
    </fieldset>
  );
}
