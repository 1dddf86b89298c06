import { useId } from 'react';
import styles from './PasteField.module.css';

export interface PasteFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A field for rows copied from a spreadsheet, in which columns stay columns. */
export function PasteField({ label, hint, placeholder, value, onChange }: PasteFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint && <p id={`${id}-hint`}>{hint}</p>}
      <textarea
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={styles.text}
        rows={8}
        wrap="off"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
