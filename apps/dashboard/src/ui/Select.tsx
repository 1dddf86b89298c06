import styles from './Select.module.css';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
  /** Text of the first entry, whose value is the empty string; without it every entry is a real one. */
  readonly all?: string;
}

/** The system's own list with its label inside the control, so that a row of them reads as a sentence. */
export function Select({ label, value, options, onChange, all }: SelectProps) {
  return (
    <label className={styles.field} data-set={all !== undefined && value !== ''}>
      <span className={styles.label}>{label}</span>
      <select className={styles.select} value={value} onChange={(event) => onChange(event.target.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
