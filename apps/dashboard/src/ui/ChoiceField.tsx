import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';
import type { SelectOption } from './Select.tsx';

export interface ChoiceFieldProps extends FieldFrameProps {
  readonly value: string;
  readonly options: readonly SelectOption[];
  /** Text of the first entry, whose value is the empty string. */
  readonly none: string;
  readonly onChange: (value: string) => void;
}

/** One of a few choices in a form, or none of them: the system's own list with its label above. */
export function ChoiceField({ value, options, none, onChange, ...frame }: ChoiceFieldProps) {
  return (
    <FieldFrame {...frame}>
      {(control) => (
        <select {...control} value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{none}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
