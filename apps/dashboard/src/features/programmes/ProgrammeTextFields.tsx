import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/index.ts';

export const EMPTY_TEXTS = {
  name: '',
  nameZh: '',
  description: '',
  descriptionZh: '',
  terms: '',
  termsZh: '',
};

const LONG: ReadonlySet<string> = new Set(['description', 'descriptionZh', 'terms', 'termsZh']);

export interface ProgrammeTextFieldsProps {
  readonly value: typeof EMPTY_TEXTS;
  readonly onChange: (value: typeof EMPTY_TEXTS) => void;
}

/** Name, description and terms of a programme, each in both languages. */
export function ProgrammeTextFields({ value, onChange }: ProgrammeTextFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      {(['name', 'nameZh', 'description', 'descriptionZh', 'terms', 'termsZh'] as const).map((field) => (
        <TextField
          key={field}
          label={t(`programmes.${field}`)}
          {...(field === 'terms' && { hint: t('programmes.termsHint') })}
          value={value[field]}
          onChange={(text) => onChange({ ...value, [field]: text })}
          isRequired={field === 'name' || field === 'terms'}
          isLong={LONG.has(field)}
        />
      ))}
    </>
  );
}
