import { useState } from 'react';
import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';
import styles from './TextField.module.css';

export interface NumberFieldProps extends FieldFrameProps {
  readonly unit?: string;
  /** Null: not known. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly isRequired?: boolean;
  /** Else the field takes numbers from 0 on. */
  readonly canBeNegative?: boolean;
}

/** A number with its unit behind it; an empty field is a number that is not known, never 0. */
export function NumberField({
  unit,
  value,
  onChange,
  isRequired = false,
  canBeNegative = false,
  ...frame
}: NumberFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value));
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (Number(text) !== value) setText(value === null ? '' : String(value));
  }
  return (
    <FieldFrame {...frame}>
      {(control) => (
        <span className={styles.measured}>
          <input
            {...control}
            type="number"
            inputMode="decimal"
            step="any"
            min={canBeNegative ? undefined : 0}
            value={text}
            required={isRequired}
            onChange={({ target }) => {
              setText(target.value);
              const number = target.value === '' ? null : Number(target.value);
              setKnown(number);
              onChange(number);
            }}
          />
          {unit && <span className={styles.unit}>{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}
