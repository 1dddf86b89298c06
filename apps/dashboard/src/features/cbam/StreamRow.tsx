import { useTranslation } from 'react-i18next';
import type { CbamGas, CbamStreamKind } from '../../graphql/generated/graphql.ts';
import { Button, ChoiceField, NumberField, TextField } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { Faults, ShownFactor, StreamDraft } from './cbamTypes.ts';
import { FactorField } from './FactorField.tsx';

const KINDS = ['COMBUSTION', 'PROCESS', 'MEASURED'] as const satisfies readonly CbamStreamKind[];
const GASES = ['CO2', 'N2O', 'CF4', 'C2F6'] as const satisfies readonly CbamGas[];

export interface StreamRowProps {
  readonly stream: StreamDraft;
  readonly factor: ShownFactor | null;
  /** Those of the sector; null while the code is not known. */
  readonly gases: readonly CbamGas[] | null;
  /** `streams[2]` */
  readonly path: string;
  readonly faults: Faults;
  readonly onChange: (change: Partial<StreamDraft>) => void;
  readonly onFactor: (factor: ShownFactor | null) => void;
  readonly onRemove: () => void;
}

/** A fuel or a process: amount × calorific value × factor × oxidation. */
export function StreamRow(props: StreamRowProps) {
  const { stream, factor, gases, path, faults, onChange, onFactor, onRemove } = props;
  const { t } = useTranslation();
  const fault = (field: string) => faults.get(`${path}.${field}`);
  const number = (
    field: 'amount' | 'netCalorificValue' | 'emissionFactor' | 'oxidation' | 'biomassShare',
    hint?: string,
  ) => (
    <NumberField
      label={t(`cbam.form.${field}`)}
      value={stream[field] ?? null}
      hint={hint}
      fault={fault(field)}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  const isMeasured = stream.kind === 'MEASURED';
  return (
    <fieldset className={styles.row}>
      <legend>{stream.name || t('cbam.form.addStream')}</legend>
      <div className={styles.fields}>
        <TextField
          label={t('cbam.form.name')}
          value={stream.name}
          fault={fault('name')}
          onChange={(name) => onChange({ name })}
          isRequired
        />
        <ChoiceField
          label={t('cbam.form.kind')}
          none={t('cbam.form.chooseFactor')}
          value={stream.kind}
          options={KINDS.map((value) => ({ value, label: t(`cbam.stream.${value}`) }))}
          onChange={(value) => onChange({ kind: KINDS.find((own) => own === value) ?? stream.kind })}
        />
        <ChoiceField
          label={t('cbam.form.gas')}
          none={t('cbam.form.chooseFactor')}
          value={stream.gas}
          options={(gases ?? GASES).map((value) => ({ value, label: value }))}
          onChange={(value) => onChange({ gas: GASES.find((own) => own === value) ?? stream.gas })}
        />
        {number('amount')}
        <TextField
          label={t('cbam.form.unit')}
          value={stream.unit}
          fault={fault('unit')}
          onChange={(unit) => onChange({ unit })}
          isRequired
        />
        {!isMeasured && number('netCalorificValue')}
        {!isMeasured && number('emissionFactor', t('cbam.form.emissionFactorHint'))}
        {!isMeasured && number('oxidation')}
        {number('biomassShare')}
      </div>
      <div className={styles.tools}>
        {!isMeasured && (
          <FactorField
            factor={factor}
            text={`${stream.name || 'natural gas'} combustion`}
            fault={fault('factorId')}
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
