import { INVENTORY_SCOPE } from '@cradle/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion } from '../../lib/format.ts';
import { REGIONS, regionCode } from '../../lib/regionCodes.ts';
import { BoundaryChoice, Checkbox, ChoiceField, TextField } from '../../ui/index.ts';
import { BoundaryPicture } from './BoundaryPicture.tsx';
import styles from './ScopePage.module.css';
import type { StepProps } from './stepProps.ts';

/** Which stretch of the life is counted, drawn with what was left out. */
export function BoundaryStep({ values, change, fault }: StepProps) {
  const { t } = useTranslation();
  const { lciScope, packagingIncluded } = values;
  return (
    <div className={styles.form}>
      <BoundaryChoice value={values.boundary} onChange={(boundary) => change({ boundary })} />
      {fault('boundary').fault && <p className={styles.fault}>{fault('boundary').fault}</p>}
      <BoundaryPicture values={values} />
      <fieldset className={styles.checks}>
        <legend>{t('scope.field.lciScope')}</legend>
        {INVENTORY_SCOPE.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`scope.lciScope.${kind}`)}
            checked={lciScope.includes(kind)}
            onChange={(isChecked) =>
              change({
                lciScope: INVENTORY_SCOPE.filter((each) =>
                  each === kind ? isChecked : lciScope.includes(each),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <div className={styles.fields}>
        <RegionField
          value={values.geography}
          onChange={(geography) => change({ geography })}
          {...fault('geography')}
        />
        <ChoiceField
          label={t('scope.field.packagingIncluded')}
          value={packagingIncluded === null ? '' : String(packagingIncluded)}
          none={t('scope.notStated')}
          options={[
            { value: 'true', label: t('scope.yes') },
            { value: 'false', label: t('scope.no') },
          ]}
          onChange={(value) => change({ packagingIncluded: value === '' ? null : value === 'true' })}
          {...fault('packagingIncluded')}
        />
        <div className={styles.wide}>
          <TextField
            label={t('scope.field.boundaryNote')}
            value={values.boundaryNote}
            onChange={(boundaryNote) => change({ boundaryNote })}
            isLong
            {...fault('boundaryNote')}
          />
        </div>
      </div>
    </div>
  );
}

interface RegionFieldProps {
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly fault?: string;
}

/** A region by its name or code; what is no region yet is kept on the screen and stored as soon as it is one. */
function RegionField({ value, onChange, fault }: RegionFieldProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (value === null ? '' : formatRegion(value, locale));
  const place = locale === 'zh-CN' ? 1 : 0;
  return (
    <TextField
      label={t('scope.field.geography')}
      hint={t('scope.hint.geography')}
      value={shown}
      options={REGIONS.map(({ names, code }) => names[place] ?? names[0] ?? code)}
      onChange={(written) => {
        const code = regionCode(written);
        setText(code === null && written !== '' ? written : null);
        if (code !== null || written === '') onChange(code);
      }}
      {...(fault !== undefined && { fault })}
    />
  );
}
