import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/index.ts';
import { formatKg } from '../lib/format.ts';
import { compareStages, type Stage, stageColour } from '../lib/stages.ts';
import styles from './StageBar.module.css';

export interface StagePart {
  readonly stage: Stage;
  readonly kgCo2e: number | null;
}

export interface StageBarProps {
  /** Module D is left out: it is no part of a total. */
  readonly stages: readonly StagePart[];
  readonly size?: 'mini' | 'large';
}

/**
 * The stages of one footprint beside each other. Widths follow the size of each stage whatever its sign; removals are
 * striped. A stage without a number is an open piece of fixed width, never one of width 0.
 */
export function StageBar({ stages, size = 'mini' }: StageBarProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const parts = stages
    .filter(({ stage }) => stage !== 'BEYOND_BOUNDARY')
    .sort((a, b) => compareStages(a.stage, b.stage));
  const whole = parts.reduce((sum, { kgCo2e }) => sum + Math.abs(kgCo2e ?? 0), 0);
  const describe = ({ stage, kgCo2e }: StagePart): string =>
    `${t(`stage.${stage}`)}: ${kgCo2e === null ? t('ui.missing') : `${formatKg(kgCo2e, locale)} ${t('ui.kgCo2e')}`}`;
  if (parts.length === 0) return <div className={styles.bar} data-size={size} aria-hidden="true" />;
  return (
    <div className={styles.bar} data-size={size} role="img" aria-label={parts.map(describe).join('; ')}>
      {parts.map((part) => (
        <span
          key={part.stage}
          className={styles.part}
          data-kind={part.kgCo2e === null ? 'gap' : part.kgCo2e < 0 ? 'removal' : 'emission'}
          title={describe(part)}
          style={
            part.kgCo2e === null
              ? undefined
              : { flexGrow: grow(part.kgCo2e, whole), backgroundColor: stageColour(part.stage) }
          }
        />
      ))}
    </div>
  );
}

/** Growth factors that add up to less than 1 would leave a part of the bar empty. */
function grow(kgCo2e: number, whole: number): number {
  return whole === 0 ? 0 : (100 * Math.abs(kgCo2e)) / whole;
}
