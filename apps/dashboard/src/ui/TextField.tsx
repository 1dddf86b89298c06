import { useId } from 'react';
import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';

export interface TextFieldProps extends FieldFrameProps {
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
}

/** A text with its label above and what is wrong with it below. */
export function TextField(props: TextFieldProps) {
  const { label, hint, fault, placeholder, value, onChange, isRequired = false, isLong = false } = props;
  const { type = 'text', autoComplete = 'off', options } = props;
  const listId = useId();
  const shared = { value, placeholder, required: isRequired };
  return (
    <FieldFrame {...{ label, hint, fault }}>
      {(control) =>
        isLong ? (
          <textarea {...control} {...shared} rows={3} onChange={({ target }) => onChange(target.value)} />
        ) : (
          <>
            <input
              {...control}
              {...shared}
              type={type}
              autoComplete={autoComplete}
              list={options ? listId : undefined}
              onChange={({ target }) => onChange(target.value)}
            />
            {options && (
              <datalist id={listId}>
                {options.map((option) => (
                  <option key={option} value={option} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </FieldFrame>
  );
}
