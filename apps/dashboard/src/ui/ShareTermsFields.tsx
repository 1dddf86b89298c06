import { SHARING_LEVELS, type SharingLevel, sharingLevelName } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/index.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { DateField } from './DateField.tsx';
import { TextField } from './TextField.tsx';

/** On what terms a partner reads a footprint. */
export interface ShareTerms {
  /** Empty while none is chosen. */
  readonly level: SharingLevel | '';
  readonly purpose: string;
  /** The last day, YYYY-MM-DD; null: until it is revoked. */
  readonly lastDay: string | null;
}

export interface ShareTermsFieldsProps {
  readonly terms: ShareTerms;
  readonly onChange: (terms: ShareTerms) => void;
}

/** Level, purpose and end of a share. */
export function ShareTermsFields({ terms, onChange }: ShareTermsFieldsProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  return (
    <>
      <ChoiceField
        label={t('sharing.level')}
        value={terms.level}
        none="–"
        options={SHARING_LEVELS.map((level) => ({ value: level, label: either(...sharingLevelName(level)) }))}
        onChange={(value) =>
          onChange({ ...terms, level: SHARING_LEVELS.find((level) => level === value) ?? '' })
        }
        {...(terms.level !== '' && { hint: t(`sharing.levelHint.${terms.level}`) })}
      />
      <TextField
        label={t('sharing.purpose')}
        hint={t('sharing.purposeHint')}
        value={terms.purpose}
        onChange={(purpose) => onChange({ ...terms, purpose })}
      />
      <DateField
        label={t('sharing.expires')}
        hint={t('sharing.expiresHint')}
        value={terms.lastDay}
        onChange={(lastDay) => onChange({ ...terms, lastDay })}
      />
    </>
  );
}

/** Terms as the API takes them; null while no level is chosen. A share ends with its last day. */
export function toTermsInput({ level, purpose, lastDay }: ShareTerms) {
  if (level === '') return null;
  return { level, purpose, expiresAt: lastDay === null ? null : `${lastDay}T23:59:59.999Z` };
}
