import { useTranslation } from 'react-i18next';
import { STAGES_IN_TOTAL, stageColour } from '../lib/stages.ts';
import styles from './StageKey.module.css';

/** Which colour is which stage, for a page with many small stage bars. */
export function StageKey() {
  const { t } = useTranslation();
  return (
    <ul className={styles.key}>
      {STAGES_IN_TOTAL.map((stage) => (
        <li key={stage} className={styles.stage}>
          <span className={styles.colour} style={{ backgroundColor: stageColour(stage) }} />
          {t(`stage.${stage}`)}
        </li>
      ))}
    </ul>
  );
}
