import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg, formatShare, formatStated } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, Card, Figure, StageBar } from '../../ui/index.ts';
import type { LoadedAssessment, LoadedFootprint } from './assessmentTypes.ts';
import styles from './ResultCard.module.css';
import { StageLegend } from './StageLegend.tsx';

export interface ResultCardProps {
  readonly assessment: LoadedAssessment;
  readonly footprint: LoadedFootprint;
}

/** The total with its unit, boundary and quality, and the stages that add up to it. Module D stands beside. */
export function ResultCard({ assessment, footprint }: ResultCardProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { declaredUnit } = assessment;
  const unit = `${formatStated(declaredUnit.amount, locale)} ${unitName(declaredUnit.unit, locale)}`;
  const beyond = footprint.beyondBoundaryKgCo2e;
  return (
    <Card title={t('product.result')}>
      <div className={styles.headline}>
        <div>
          <p className={styles.total}>
            <strong>
              <Figure value={footprint.totalKgCo2e} />
            </strong>{' '}
            <span>
              {t('ui.kgCo2e')} / {unit}
            </span>
          </p>
          <p className={styles.badges}>
            <Badge tone={assessment.kind === 'CALCULATED' ? 'good' : 'neutral'}>
              {t(`kind.${assessment.kind}`)}
            </Badge>
            <Badge>{t(`status.${assessment.status}`)}</Badge>
            <Badge>{t(`boundary.${assessment.boundary}`)}</Badge>
            <Badge>GWP {assessment.gwpSet}</Badge>
            {footprint.gaps.length > 0 && (
              <Badge tone="warning">{t('gap.title', { count: footprint.gaps.length })}</Badge>
            )}
          </p>
        </div>
        <dl className={styles.quality}>
          <div>
            <dt>{t('product.primaryDataShare')}</dt>
            <dd>{formatShare(footprint.primaryDataShare, locale)}</dd>
          </div>
          <div>
            <dt title={t('product.dataQualityHint')}>{t('product.dataQuality')}</dt>
            <dd>
              {footprint.dataQuality === null ? t('ui.missing') : formatKg(footprint.dataQuality, locale)}
            </dd>
          </div>
          {beyond !== null && (
            <div className={styles.beyond}>
              <dt title={t('product.beyondBoundaryHint')}>{t('product.beyondBoundary')}</dt>
              <dd>
                <Figure value={beyond} unit="kg" />
              </dd>
            </div>
          )}
        </dl>
      </div>
      <StageBar stages={footprint.stages} size="large" />
      <StageLegend stages={footprint.stages} />
    </Card>
  );
}
