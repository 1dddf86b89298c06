import { useId } from 'react';
import type { SelectOption } from './Select.tsx';
import styles from './TextField.module.css';

export interface ChoiceFieldProps {
  readonly label: string;
  /** Why it is asked, in one sentence. */
  readonly hint?: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  /** Text of the first entry, whose value is the empty string. */
  readonly none: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with it and what to do. */
  readonly fault?: string;
}

/** One of a few choices in a form, or none of them: the system's own list with its label above. */
export function ChoiceField({ label, hint, value, options, none, onChange, fault }: ChoiceFieldProps) {
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
      <select
        id={id}
        className={styles.input}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={described || undefined}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {fault && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
