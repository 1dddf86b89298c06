import { PROGRAMME_DISCLOSURES } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import type { ProgrammeDisclosure } from '../../graphql/generated/graphql.ts';
import { Checkbox } from '../../ui/index.ts';
import styles from './Programmes.module.css';

interface DisclosureFieldsProps {
  readonly value: readonly ProgrammeDisclosure[];
  readonly onChange: (value: readonly ProgrammeDisclosure[]) => void;
}

/** What the operator may see, each chosen by itself; nothing is chosen for anybody. */
export function DisclosureFields({ value, onChange }: DisclosureFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.choices}>
      <legend>{t('programmes.disclosed')}</legend>
      {PROGRAMME_DISCLOSURES.map((each) => (
        <Checkbox
          key={each}
          checked={value.includes(each)}
          onChange={(isChosen) =>
            onChange(isChosen ? [...value, each] : value.filter((other) => other !== each))
          }
          label={
            <>
              {t(`programmes.disclosure.${each}`)}
              <span className="under">{t(`programmes.disclosureHint.${each}`)}</span>
            </>
          }
        />
      ))}
    </fieldset>
  );
}
