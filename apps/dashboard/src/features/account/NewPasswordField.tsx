import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/index.ts';

export interface NewPasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Where a password is chosen: what it must be is said beside it, and browsers offer one. */
export function NewPasswordField({ label, value, onChange }: NewPasswordFieldProps) {
  const { t } = useTranslation();
  return (
    <TextField
      label={label}
      hint={t('account.passwordHint')}
      type="password"
      autoComplete="new-password"
      value={value}
      onChange={onChange}
      isRequired
    />
  );
}
