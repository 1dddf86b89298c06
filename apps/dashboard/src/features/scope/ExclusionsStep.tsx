import { useTranslation } from 'react-i18next';
import { STAGES } from '../../lib/stages.ts';
import { Button, ChoiceField, NumberField, TextField } from '../../ui/index.ts';
import styles from './ScopePage.module.css';
import type { Exclusion } from './scopeValues.ts';
import type { StepProps } from './stepProps.ts';

const STAGES_OF_LIFE = STAGES.filter((stage) => stage !== 'UNSPLIT');

/** What was left out, why, and how much it may be. */
export function ExclusionsStep({ values, change, fault }: StepProps) {
  const { t } = useTranslation();
  const { exclusions } = values;
  const replace = (at: number, change_: Partial<Exclusion>): void =>
    change({
      exclusions: exclusions.map((each, index) => (index === at ? { ...each, ...change_ } : each)),
    });
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        <div className={styles.wide}>
          <TextField
            label={t('scope.field.cutOffCriteria')}
            hint={t('scope.hint.cutOffCriteria')}
            value={values.cutOffCriteria}
            onChange={(cutOffCriteria) => change({ cutOffCriteria })}
            isLong
            {...fault('cutOffCriteria')}
          />
        </div>
        <ShareField
          label={t('scope.field.excludedShare')}
          value={values.excludedShare}
          onChange={(excludedShare) => change({ excludedShare })}
          {...fault('excludedShare')}
        />
      </div>
      {exclusions.length === 0 && <p className={styles.muted}>{t('scope.exclusion.none')}</p>}
      {exclusions.map((exclusion, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: their order is what they are told apart by.
        <fieldset key={at} className={styles.exclusion}>
          <legend>{t('scope.exclusion.title', { number: at + 1 })}</legend>
          <ExclusionFields
            exclusion={exclusion}
            onChange={(changed) => replace(at, changed)}
            fault={(field) => fault(`exclusions[${at}].${field}`)}
          />
          <div>
            <Button
              variant="quiet"
              onClick={() => change({ exclusions: exclusions.filter((_each, index) => index !== at) })}
            >
              {t('scope.exclusion.remove')}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          onClick={() =>
            change({
              exclusions: [...exclusions, { stage: null, name: '', reason: '', estimatedShare: null }],
            })
          }
        >
          {t('scope.exclusion.add')}
        </Button>
      </div>
    </div>
  );
}

interface ExclusionFieldsProps {
  readonly exclusion: Exclusion;
  readonly onChange: (change: Partial<Exclusion>) => void;
  readonly fault: (field: string) => { fault?: string };
}

function ExclusionFields({ exclusion, onChange, fault }: ExclusionFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      <TextField
        label={t('scope.exclusion.name')}
        value={exclusion.name}
        onChange={(name) => onChange({ name })}
        isRequired
        {...fault('name')}
      />
      <ChoiceField
        label={t('scope.exclusion.stage')}
        value={exclusion.stage ?? ''}
        none={t('scope.exclusion.noStage')}
        options={STAGES_OF_LIFE.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
        onChange={(value) => onChange({ stage: STAGES_OF_LIFE.find((stage) => stage === value) ?? null })}
        {...fault('stage')}
      />
      <ShareField
        label={t('scope.exclusion.share')}
        value={exclusion.estimatedShare}
        onChange={(estimatedShare) => onChange({ estimatedShare })}
        {...fault('estimatedShare')}
      />
      <div className={styles.wide}>
        <TextField
          label={t('scope.exclusion.reason')}
          value={exclusion.reason}
          onChange={(reason) => onChange({ reason })}
          isRequired
          isLong
          {...fault('reason')}
        />
      </div>
    </div>
  );
}

interface ShareFieldProps {
  readonly label: string;
  /** 0 to 1. */
  readonly value: number | null;
  readonly onChange: (share: number | null) => void;
  readonly fault?: string;
}

/** A share, written in percent. */
function ShareField({ label, value, onChange, fault }: ShareFieldProps) {
  const { t } = useTranslation();
  return (
    <NumberField
      label={label}
      unit={t('scope.unitPercent')}
      // Two shares that differ by less than a millionth are written the same: 0.07 · 100 is 7.000000000000001.
      value={value === null ? null : Number((value * 100).toPrecision(8))}
      onChange={(percent) => onChange(percent === null ? null : percent / 100)}
      {...(fault !== undefined && { fault })}
    />
  );
}
