import type { ReactNode } from 'react';
import styles from './Checkbox.module.css';

export interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Shown beside the box, or only read aloud with `labelHidden`. */
  readonly label: ReactNode;
  readonly labelHidden?: boolean;
  readonly disabled?: boolean;
}

export function Checkbox({ checked, onChange, label, labelHidden = false, disabled = false }: CheckboxProps) {
  return (
    <label className={styles.field}>
      <input
        type="checkbox"
        className={styles.box}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={labelHidden ? 'visually-hidden' : undefined}>{label}</span>
    </label>
  );
}
