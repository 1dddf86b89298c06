import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/index.ts';
import type { PairMember } from './comparisonView.ts';
import styles from './PairView.module.css';
import { usePairNames } from './usePairNames.ts';

export interface PairMemberSelectProps {
  readonly label: string;
  readonly value: PairMember | null;
  readonly onChange: (member: PairMember) => void;
}

/** One side: a product and the case it is looked at in. */
export function PairMemberSelect({ label, value, onChange }: PairMemberSelectProps) {
  const { t } = useTranslation();
  const { products, scenarios } = usePairNames();
  return (
    <fieldset className={styles.side}>
      <legend className="visually-hidden">{label}</legend>
      <Select
        label={label}
        value={value?.product ?? ''}
        {...(value === null && { all: t('compare.pair.none') })}
        options={products}
        onChange={(product) => onChange({ product, scenario: value?.scenario ?? null })}
      />
      {value !== null && (
        <Select
          label={t('compare.scenario')}
          all={t('compare.baseCase')}
          value={value.scenario ?? ''}
          options={scenarios}
          onChange={(scenario) => onChange({ ...value, scenario: scenario === '' ? null : scenario })}
        />
      )}
    </fieldset>
  );
}
