import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { stageColour } from '../../lib/stages.ts';
import { Card, Figure } from '../../ui/index.ts';
import type { LoadedFootprint } from './assessmentTypes.ts';
import styles from './LargestContributions.module.css';
import { rankContributions } from './rankContributions.ts';

/** The emissions that matter most, down to the line they happen at, also inside products used by this one. */
export function LargestContributions({ footprint }: { readonly footprint: LoadedFootprint }) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const largest = rankContributions(
    footprint.contributions.edges.map(({ node }) => node),
    10,
  );
  const scale = largest[0]?.kgCo2e ?? 0;
  return (
    <Card title={t('product.contributions')} subtitle={t('product.contributionsHint')}>
      {largest.length === 0 && <p className={styles.detail}>{t('product.noContributions')}</p>}
      <ol className={styles.list}>
        {largest.map(({ key, first, kgCo2e, share }) => {
          const { leafLine, line, stage, supplier } = first;
          const process = either(first.process, first.processZh);
          const nested = leafLine && line && leafLine.id !== line.id;
          const detail = [t(`stage.${stage}`), nested ? nameOf(line) : process, supplier && nameOf(supplier)];
          return (
            <li key={key} className={styles.row}>
              <span className={styles.name}>{leafLine ? nameOf(leafLine) : process}</span>
              <span className={styles.value}>
                <Figure value={kgCo2e} unit="kg" />
              </span>
              <span className={styles.detail}>{detail.filter(Boolean).join(' · ')}</span>
              <span className={styles.share}>{formatShare(share, locale)}</span>
              <span className={styles.track}>
                <span
                  className={styles.fill}
                  style={{
                    width: `${scale > 0 ? (100 * Math.max(0, kgCo2e)) / scale : 0}%`,
                    backgroundColor: stageColour(stage),
                  }}
                />
              </span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
