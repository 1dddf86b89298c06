import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/index.ts';

export interface LimitSelectProps {
  readonly label: string;
  /** Null for all. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

const LIMITS = [5, 10, 20, 50];

/** How many of the largest keep a line of their own; what is left becomes "other". */
export function LimitSelect({ label, value, onChange }: LimitSelectProps) {
  const { t } = useTranslation();
  const limits = value === null || LIMITS.includes(value) ? LIMITS : [...LIMITS, value];
  return (
    <Select
      label={label}
      all={t('ui.all')}
      value={value === null ? '' : String(value)}
      options={limits.map((limit) => ({
        value: String(limit),
        label: t('compare.largest', { count: limit }),
      }))}
      onChange={(limit) => onChange(limit === '' ? null : Number(limit))}
    />
  );
}
