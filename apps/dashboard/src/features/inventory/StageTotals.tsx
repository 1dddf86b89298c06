import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { compareStages, stageColour } from '../../lib/stages.ts';
import { Badge, Figure, StageBar } from '../../ui/index.ts';
import styles from './StageTotals.module.css';
import type { InventoryTotals } from './useInventoryTotals.ts';

/** What the lines add up to, by stage, while they are being worked on. */
export function StageTotals({ totals }: { readonly totals: InventoryTotals }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { stages, totalKgCo2e, gaps, isPreview } = totals;
  const ordered = stages.toSorted((a, b) => compareStages(a.stage, b.stage));
  return (
    <section className={styles.totals} aria-label={t('inventory.totals')}>
      <p className={styles.total} data-preview={isPreview}>
        <Figure value={totalKgCo2e} /> <span className={styles.unit}>{t('ui.kgCo2e')}</span>
      </p>
      <div className={styles.middle}>
        <StageBar stages={ordered} size="large" />
        <ul className={styles.stages}>
          {ordered.map(({ stage, kgCo2e }) => (
            <li key={stage}>
              <span className={styles.dot} style={{ backgroundColor: stageColour(stage) }} />
              {t(`stage.${stage}`)} <Figure value={kgCo2e} />
            </li>
          ))}
        </ul>
      </div>
      <p className={styles.marks}>
        {isPreview && <Badge tone="info">{t('inventory.preview')}</Badge>}
        {gaps > 0 && (
          <Badge tone="warning">{t('gap.title', { count: gaps, shown: formatCount(gaps, locale) })}</Badge>
        )}
      </p>
    </section>
  );
}
