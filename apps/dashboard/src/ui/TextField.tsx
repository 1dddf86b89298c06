import { useId } from 'react';
import styles from './TextField.module.css';

export interface TextFieldProps {
  readonly label: string;
  /** Why it is asked, in one sentence. */
  readonly hint?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isRequired?: boolean;
  /** A password is not shown while it is typed. */
  readonly type?: 'text' | 'email' | 'password';
  /** What a browser may fill in, for instance `current-password`. */
  readonly autoComplete?: string;
  readonly isLong?: boolean;
  /** Offered while typing; anything else may be written too. */
  readonly options?: readonly string[];
  /** What is wrong with it and what to do. */
  readonly fault?: string;
}

/** A text with its label above and what is wrong with it below. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    hint,
    placeholder,
    value,
    onChange,
    isRequired = false,
    isLong = false,
    type = 'text',
    autoComplete = 'off',
    options,
    fault,
  } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const shared = {
    id,
    className: styles.input,
    value,
    placeholder,
    required: isRequired,
    'aria-invalid': fault ? (true as const) : undefined,
    'aria-describedby': described || undefined,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {isLong ? (
        <textarea {...shared} rows={3} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input
          {...shared}
          type={type}
          autoComplete={autoComplete}
          list={options ? `${id}-options` : undefined}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {options && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {fault && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
