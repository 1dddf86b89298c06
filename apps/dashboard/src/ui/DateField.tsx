import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';

export interface DateFieldProps extends FieldFrameProps {
  /** YYYY-MM-DD; null when it is not stated. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A day, with the system's calendar. */
export function DateField({ value, onChange, ...frame }: DateFieldProps) {
  return (
    <FieldFrame {...frame}>
      {(control) => (
        <input
          {...control}
          type="date"
          min="1900-01-01"
          max="2200-12-31"
          value={value ?? ''}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        />
      )}
    </FieldFrame>
  );
}
