import { useTranslation } from 'react-i18next';
import type { Boundary } from '../graphql/generated/graphql.ts';
import { BOUNDARIES, STAGES_INSIDE } from '../lib/boundaryStages.ts';
import { stageColour } from '../lib/stages.ts';
import styles from './BoundaryChoice.module.css';

export interface BoundaryChoiceProps {
  readonly value: Boundary;
  readonly onChange: (boundary: Boundary) => void;
}

/** Which stretch of the life is counted, each choice with a picture of the stages inside and outside. */
export function BoundaryChoice({ value, onChange }: BoundaryChoiceProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.choice}>
      <legend>{t('start.boundary')}</legend>
      <p className={styles.hint}>{t('start.boundaryHint')}</p>
      {BOUNDARIES.map((boundary) => (
        <label key={boundary} className={styles.option}>
          <input
            type="radio"
            name="boundary"
            value={boundary}
            checked={boundary === value}
            onChange={() => onChange(boundary)}
          />
          <span className={styles.name}>
            {t(`boundary.${boundary}`)}
            <span className={styles.hint}>{t(`start.boundaryOf.${boundary}`)}</span>
          </span>
          <BoundaryPicture boundary={boundary} />
        </label>
      ))}
    </fieldset>
  );
}

/** The stages of a life in a row; those inside are filled, those outside dashed. */
export function BoundaryPicture({ boundary }: { readonly boundary: Boundary }) {
  const { t } = useTranslation();
  const inside = STAGES_INSIDE[boundary];
  return (
    <span className={styles.picture}>
      {STAGES_INSIDE.CRADLE_TO_GRAVE.map((stage) => {
        const isInside = inside.includes(stage);
        return (
          <span
            key={stage}
            className={styles.stage}
            data-inside={isInside}
            style={isInside ? { borderColor: stageColour(stage) } : undefined}
          >
            <span
              className={styles.colour}
              style={
                isInside ? { background: stageColour(stage), borderColor: stageColour(stage) } : undefined
              }
            />
            {t(`stage.${stage}`)}
            <span className="visually-hidden"> {isInside ? t('start.inside') : t('start.outside')}</span>
          </span>
        );
      })}
    </span>
  );
}
