import { useTranslation } from 'react-i18next';
import { massUnitFor } from '../../lib/format.ts';
import { Figure } from '../../ui/index.ts';
import styles from './Hotspots.module.css';
import type { HotspotsView } from './hotspotsView.ts';
import type { AnsweredAnalysis } from './toHotspots.ts';

export interface HotspotFactsProps {
  readonly analysis: AnsweredAnalysis;
  readonly view: HotspotsView;
}

/** The whole in one line: how much, of how many products, and how few members make up most of it. */
export function HotspotFacts({ analysis: { total, products, vital }, view }: HotspotFactsProps) {
  const { t } = useTranslation();
  const mass = massUnitFor(total ?? 0);
  const unit =
    view.basis === 'ANNUAL_VOLUME' && mass.unit === 't' ? t('hotspots.perYear') : `${mass.unit} CO₂e`;
  return (
    <p className={styles.facts}>
      <span>{view.category || t('hotspots.total')}</span>
      <strong>
        <Figure value={total === null || total === undefined ? null : total / mass.kg} unit={unit} />
      </strong>
      <span>{t('hotspots.productsCount', { count: products })}</span>
      <span>
        {t(`hotspots.dimension.${view.by[0]!}`)}: {t('hotspots.vital', { count: vital })}
      </span>
    </p>
  );
}
