import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/index.ts';
import { LABEL_CHOICES, type LabelChoice } from './suppliersView.ts';

const CHOICES = Object.keys(LABEL_CHOICES) as readonly LabelChoice[];

export interface LabelSelectProps {
  readonly value: LabelChoice | '';
  readonly onChange: (value: LabelChoice | '') => void;
}

/** Which suppliers by what their labels are worth today. */
export function LabelSelect({ value, onChange }: LabelSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('suppliers.column.label')}
      all={t('suppliers.anyLabel')}
      value={value}
      options={CHOICES.map((choice) => ({ value: choice, label: t(`suppliers.labelChoice.${choice}`) }))}
      onChange={(chosen) => onChange(CHOICES.find((known) => known === chosen) ?? '')}
    />
  );
}
