import { useTranslation } from 'react-i18next';
import { ChoiceField, NumberField, TextField } from '../../ui/index.ts';
import styles from './ScopePage.module.css';
import type { StepProps } from './stepProps.ts';

const ALLOCATION = [
  'NOT_NEEDED',
  'SUBDIVISION',
  'SYSTEM_EXPANSION',
  'PHYSICAL',
  'ECONOMIC',
  'OTHER',
] as const;
const ELECTRICITY = ['LOCATION_BASED', 'MARKET_BASED'] as const;
const END_OF_LIFE = ['CUT_OFF', 'CLOSED_LOOP', 'SUBSTITUTION', 'CIRCULAR_FOOTPRINT_FORMULA'] as const;
const SOURCES = ['PCR', 'PUBLISHED', 'OWN'] as const;

/** The choices that move a result. */
export function MethodsStep({ values, change, fault }: StepProps) {
  const { t } = useTranslation();
  const isAllocated = values.allocationMethod !== null && values.allocationMethod !== 'NOT_NEEDED';
  return (
    <div className={styles.fields}>
      <ChoiceField
        label={t('scope.field.allocationMethod')}
        value={values.allocationMethod ?? ''}
        none={t('scope.notStated')}
        options={ALLOCATION.map((value) => ({ value, label: t(`scope.allocationMethod.${value}`) }))}
        onChange={(value) => change({ allocationMethod: ALLOCATION.find((each) => each === value) ?? null })}
        {...fault('allocationMethod')}
      />
      <ChoiceField
        label={t('scope.field.electricityApproach')}
        value={values.electricityApproach ?? ''}
        none={t('scope.notStated')}
        options={ELECTRICITY.map((value) => ({ value, label: t(`scope.electricityApproach.${value}`) }))}
        onChange={(value) =>
          change({ electricityApproach: ELECTRICITY.find((each) => each === value) ?? null })
        }
        {...fault('electricityApproach')}
      />
      <ChoiceField
        label={t('scope.field.endOfLifeMethod')}
        value={values.endOfLifeMethod ?? ''}
        none={t('scope.notStated')}
        options={END_OF_LIFE.map((value) => ({ value, label: t(`scope.endOfLifeMethod.${value}`) }))}
        onChange={(value) => change({ endOfLifeMethod: END_OF_LIFE.find((each) => each === value) ?? null })}
        {...fault('endOfLifeMethod')}
      />
      {(isAllocated || values.allocationNote !== '') && (
        <div className={styles.wide}>
          <TextField
            label={t('scope.field.allocationNote')}
            hint={t('scope.hint.allocationNote')}
            value={values.allocationNote}
            onChange={(allocationNote) => change({ allocationNote })}
            isLong
            {...fault('allocationNote')}
          />
        </div>
      )}
    </div>
  );
}

/** How long and how the product is used. */
export function UseStep({ values, change, fault }: StepProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      <NumberField
        label={t('scope.field.serviceLifeYears')}
        unit={t('scope.unitYears')}
        value={values.serviceLifeYears}
        onChange={(serviceLifeYears) => change({ serviceLifeYears })}
        {...fault('serviceLifeYears')}
      />
      <ChoiceField
        label={t('scope.field.useProfileSource')}
        value={values.useProfileSource ?? ''}
        none={t('scope.notStated')}
        options={SOURCES.map((value) => ({ value, label: t(`scope.useProfileSource.${value}`) }))}
        onChange={(value) => change({ useProfileSource: SOURCES.find((each) => each === value) ?? null })}
        {...fault('useProfileSource')}
      />
      <div className={styles.wide}>
        <TextField
          label={t('scope.field.useProfile')}
          hint={t('scope.hint.useProfile')}
          value={values.useProfile}
          onChange={(useProfile) => change({ useProfile })}
          isLong
          {...fault('useProfile')}
        />
      </div>
    </div>
  );
}
