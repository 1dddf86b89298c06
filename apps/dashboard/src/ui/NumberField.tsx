import { useId, useState } from 'react';
import styles from './TextField.module.css';

export interface NumberFieldProps {
  readonly label: string;
  /** Why it is asked, in one sentence. */
  readonly hint?: string;
  readonly unit?: string;
  /** Null: not known. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly isRequired?: boolean;
  /** Else the field takes numbers from 0 on. */
  readonly canBeNegative?: boolean;
  /** What is wrong with it and what to do. */
  readonly fault?: string;
}

/** A number with its unit behind it; an empty field is a number that is not known, never 0. */
export function NumberField({
  label,
  hint,
  unit,
  value,
  onChange,
  isRequired = false,
  canBeNegative = false,
  fault,
}: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(value === null ? '' : String(value));
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (Number(text) !== value) setText(value === null ? '' : String(value));
  }
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <span className={styles.measured}>
        <input
          id={id}
          className={styles.input}
          type="number"
          inputMode="decimal"
          step="any"
          min={canBeNegative ? undefined : 0}
          value={text}
          required={isRequired}
          aria-invalid={fault ? true : undefined}
          aria-describedby={described || undefined}
          onChange={({ target }) => {
            setText(target.value);
            const number = target.value === '' ? null : Number(target.value);
            setKnown(number);
            onChange(number);
          }}
        />
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
      {fault && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
