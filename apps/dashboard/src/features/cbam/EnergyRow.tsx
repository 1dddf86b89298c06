import { useTranslation } from 'react-i18next';
import type { CbamElectricityEvidence, CbamEnergyKind } from '../../graphql/generated/graphql.ts';
import { Button, ChoiceField, NumberField, TextField } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { EnergyDraft, Faults, ShownFactor } from './cbamTypes.ts';
import { FactorField } from './FactorField.tsx';

const KINDS = [
  'ELECTRICITY',
  'ELECTRICITY_EXPORTED',
  'HEAT_IMPORTED',
  'HEAT_EXPORTED',
  'WASTE_GAS_IMPORTED',
  'WASTE_GAS_EXPORTED',
] as const satisfies readonly CbamEnergyKind[];
/** The last one is refused, with the reason: who has one shall read it. */
const EVIDENCE = [
  'GRID_DEFAULT',
  'DIRECT_LINE',
  'POWER_PURCHASE_AGREEMENT',
  'GUARANTEE_OF_ORIGIN',
] as const satisfies readonly CbamElectricityEvidence[];

export interface EnergyRowProps {
  readonly flow: EnergyDraft;
  readonly factor: ShownFactor | null;
  readonly path: string;
  readonly faults: Faults;
  readonly onChange: (change: Partial<EnergyDraft>) => void;
  readonly onFactor: (factor: ShownFactor | null) => void;
  readonly onRemove: () => void;
}

/** Electricity with what its factor rests on; heat and waste gas that come or go. */
export function EnergyRow({ flow, factor, path, faults, onChange, onFactor, onRemove }: EnergyRowProps) {
  const { t } = useTranslation();
  const fault = (field: string) => faults.get(`${path}.${field}`);
  const isUsed = flow.kind === 'ELECTRICITY';
  const isGas = flow.kind.startsWith('WASTE_GAS');
  return (
    <fieldset className={styles.row}>
      <legend>{flow.name || t('cbam.form.addEnergy')}</legend>
      <div className={styles.fields}>
        <TextField
          label={t('cbam.form.name')}
          value={flow.name}
          fault={fault('name')}
          onChange={(name) => onChange({ name })}
          isRequired
        />
        <ChoiceField
          label={t('cbam.form.kind')}
          none={t('cbam.form.chooseFactor')}
          value={flow.kind}
          options={KINDS.map((value) => ({ value, label: t(`cbam.energy.${value}`) }))}
          onChange={(value) => {
            const kind = KINDS.find((own) => own === value) ?? flow.kind;
            onChange({ kind, evidence: kind === 'ELECTRICITY' ? 'GRID_DEFAULT' : null });
          }}
        />
        <NumberField
          label={t('cbam.form.amount')}
          unit={flow.kind.startsWith('ELECTRICITY') ? 'MWh' : 'TJ'}
          value={flow.amount ?? null}
          fault={fault('amount')}
          onChange={(amount) => onChange({ amount })}
        />
        {!isGas && (
          <NumberField
            label={t('cbam.form.energyFactor')}
            hint={t('cbam.form.energyFactorHint')}
            value={flow.emissionFactor ?? null}
            fault={fault('emissionFactor')}
            onChange={(emissionFactor) => onChange({ emissionFactor })}
          />
        )}
        {isUsed && (
          <ChoiceField
            label={t('cbam.form.evidence')}
            none={t('cbam.form.evidenceNone')}
            value={flow.evidence ?? ''}
            fault={fault('evidence')}
            options={EVIDENCE.map((value) => ({ value, label: t(`cbam.evidence.${value}`) }))}
            onChange={(value) => onChange({ evidence: EVIDENCE.find((own) => own === value) ?? null })}
          />
        )}
        {isUsed && flow.evidence !== 'GRID_DEFAULT' && (
          <TextField
            label={t('cbam.form.evidenceNote')}
            value={flow.evidenceNote ?? ''}
            fault={fault('evidenceNote')}
            onChange={(evidenceNote) => onChange({ evidenceNote })}
          />
        )}
      </div>
      <div className={styles.tools}>
        {!isGas && (
          <FactorField
            factor={factor}
            text={isUsed ? 'grid electricity' : 'heat'}
            fault={fault('factorId') ?? fault('unit')}
            onChange={onFactor}
          />
        )}
        <Button variant="quiet" className={styles.last} onClick={onRemove}>
          {t('cbam.form.remove')}
        </Button>
      </div>
    </fieldset>
  );
}
