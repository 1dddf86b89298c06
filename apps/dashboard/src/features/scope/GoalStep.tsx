import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { unitName } from '../../lib/unitName.ts';
import { ChoiceField, DateField, TextField } from '../../ui/index.ts';
import { PcrField } from './PcrField.tsx';
import styles from './ScopePage.module.css';
import type { StepProps } from './stepProps.ts';

/** Why, for whom and by which rules. */
export function GoalStep({ values, change, fault, standards }: StepProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  return (
    <div className={styles.fields}>
      <TextField
        label={t('scope.field.goal')}
        hint={t('scope.hint.goal')}
        value={values.goal}
        onChange={(goal) => change({ goal })}
        isLong
        {...fault('goal')}
      />
      <TextField
        label={t('scope.field.goalZh')}
        value={values.goalZh}
        onChange={(goalZh) => change({ goalZh })}
        isLong
        {...fault('goalZh')}
      />
      <ChoiceField
        label={t('scope.field.standard')}
        value={values.standard ?? ''}
        none={t('scope.notStated')}
        options={standards.map((standard) => ({ value: standard.code, label: nameOf(standard) }))}
        onChange={(standard) => change({ standard: standard || null })}
        {...fault('standard')}
      />
      <PcrField
        value={values.pcrCode ?? ''}
        onChange={(code) => change({ pcrCode: code.trim() === '' ? null : code })}
        {...fault('pcrCode')}
      />
    </div>
  );
}

/** What it is of: the function, and the time the data stands for. */
export function ProductStep({ values, change, fault, declaredUnit }: StepProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  return (
    <div className={styles.fields}>
      <TextField
        label={t('scope.field.functionalUnit')}
        hint={t('scope.hint.functionalUnit')}
        value={values.functionalUnit}
        onChange={(functionalUnit) => change({ functionalUnit })}
        isRequired
        isLong
        {...fault('functionalUnit')}
      />
      <TextField
        label={t('scope.field.functionalUnitZh')}
        value={values.functionalUnitZh}
        onChange={(functionalUnitZh) => change({ functionalUnitZh })}
        isLong
        {...fault('functionalUnitZh')}
      />
      <DateField
        label={t('scope.field.referencePeriodStart')}
        value={values.referencePeriodStart}
        onChange={(referencePeriodStart) => change({ referencePeriodStart })}
        {...fault('referencePeriodStart')}
      />
      <DateField
        label={t('scope.field.referencePeriodEnd')}
        value={values.referencePeriodEnd}
        onChange={(referencePeriodEnd) => change({ referencePeriodEnd })}
        {...fault('referencePeriodEnd')}
      />
      <p className={`${styles.muted} ${styles.wide}`}>
        {t('scope.declaredUnit', {
          amount: declaredUnit.amount,
          unit: unitName(declaredUnit.unit, locale),
        })}
      </p>
    </div>
  );
}

/** Until when a published result holds. */
export function ValidityStep({ values, change, fault }: StepProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      <DateField
        label={t('scope.field.validUntil')}
        hint={t('scope.hint.validUntil')}
        value={values.validUntil}
        onChange={(validUntil) => change({ validUntil })}
        {...fault('validUntil')}
      />
    </div>
  );
}
