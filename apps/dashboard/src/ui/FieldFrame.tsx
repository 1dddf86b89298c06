import { type ReactNode, useId } from 'react';
import styles from './TextField.module.css';

/** What a field of a form says of itself. */
export interface FieldFrameProps {
  readonly label: string;
  /** Why it is asked, in one sentence. */
  readonly hint?: string | undefined;
  /** What is wrong with it and what to do. */
  readonly fault?: string | undefined;
}

/** What the control inside a frame has to carry, so that its label, hint and fault are read with it. */
export interface FramedControl {
  readonly id: string;
  readonly className: string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** The label above a control of a form, why it is asked, and what is wrong with it below. */
export function FieldFrame({
  label,
  hint,
  fault,
  children,
}: FieldFrameProps & { readonly children: (control: FramedControl) => ReactNode }) {
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
      {children({
        id,
        className: styles.input,
        'aria-invalid': fault ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      {fault && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
