import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { compareStages, stageColour } from '../../lib/stages.ts';
import { Figure } from '../../ui/index.ts';
import type { LoadedFootprint } from './assessmentTypes.ts';
import styles from './StageLegend.module.css';

/** The stages inside the total in the order of a life, with colour, number and share. */
export function StageLegend({ stages }: { readonly stages: LoadedFootprint['stages'] }) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const inTotal = stages
    .filter(({ stage }) => stage !== 'BEYOND_BOUNDARY')
    .sort((a, b) => compareStages(a.stage, b.stage));
  return (
    <ul className={styles.legend}>
      {inTotal.map(({ stage, kgCo2e, share, gaps }) => (
        <li key={stage} className={styles.stage}>
          <span className={styles.name}>
            <span className={styles.colour} style={{ backgroundColor: stageColour(stage) }} />
            {t(`stage.${stage}`)}
          </span>
          <span className={styles.value}>
            <Figure value={kgCo2e} unit="kg" />
          </span>
          <span className={styles.share}>{formatShare(share, locale)}</span>
          {gaps.length > 0 && (
            <span
              className={styles.gaps}
              title={gaps.map(({ message, messageZh }) => either(message, messageZh)).join('\n')}
            >
              {t('gap.title', { count: gaps.length })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
