import { useId } from 'react';
import styles from './TextField.module.css';

export interface DateFieldProps {
  readonly label: string;
  /** Why it is asked, in one sentence. */
  readonly hint?: string;
  /** YYYY-MM-DD; null when it is not stated. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** What is wrong with it and what to do. */
  readonly fault?: string;
}

/** A day, with the system's calendar. */
export function DateField({ label, hint, value, onChange, fault }: DateFieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <input
        id={id}
        className={styles.input}
        type="date"
        min="1900-01-01"
        max="2200-12-31"
        value={value ?? ''}
        aria-invalid={fault ? true : undefined}
        aria-describedby={described || undefined}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
      />
      {fault && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
