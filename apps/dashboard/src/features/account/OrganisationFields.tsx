import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion } from '../../lib/format.ts';
import { Checkbox, Select, TextField } from '../../ui/index.ts';
import styles from './Account.module.css';

export interface OrganisationDraft {
  readonly name: string;
  readonly nameZh: string;
  readonly country: string;
  readonly isBuyer: boolean;
  readonly isSupplier: boolean;
}

export interface OrganisationFieldsProps {
  readonly value: OrganisationDraft;
  readonly onChange: (value: OrganisationDraft) => void;
}

/** The countries of the demo data's trade first would be a choice of ours: they are in the order of their names. */
const COUNTRIES =
  'AE AR AT AU BE BG BR CA CH CL CN CO CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IT JP KH KR LT LU LV MA MX MY NL NO NZ PE PH PL PT RO RS SA SE SG SI SK TH TN TR TW UA US VN ZA'.split(
    ' ',
  );

/** What is known of an organisation. */
export function OrganisationFields({ value, onChange }: OrganisationFieldsProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const codes = COUNTRIES.includes(value.country) ? COUNTRIES : [...COUNTRIES, value.country];
  const countries = codes
    .map((code) => ({ value: code, label: formatRegion(code, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <>
      <TextField
        label={t('account.organisationName')}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        isRequired
      />
      <TextField
        label={t('account.organisationNameZh')}
        value={value.nameZh}
        onChange={(nameZh) => onChange({ ...value, nameZh })}
      />
      <Select
        label={t('account.country')}
        value={value.country}
        options={countries}
        onChange={(country) => onChange({ ...value, country })}
      />
      <div className={styles.row}>
        <Checkbox
          label={t('account.isSupplier')}
          checked={value.isSupplier}
          onChange={(isSupplier) => onChange({ ...value, isSupplier })}
        />
        <Checkbox
          label={t('account.isBuyer')}
          checked={value.isBuyer}
          onChange={(isBuyer) => onChange({ ...value, isBuyer })}
        />
      </div>
    </>
  );
}
