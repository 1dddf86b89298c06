import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ButtonLink, buttonClass, EmptyState } from '../../ui/index.ts';
import { AssessmentBasis } from './AssessmentBasis.tsx';
import styles from './AssessmentView.module.css';
import type { LoadedAssessment } from './assessmentTypes.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { FactorUpdates } from './FactorUpdates.tsx';
import { GapsAndFindings } from './GapsAndFindings.tsx';
import { InventoryTable } from './InventoryTable.tsx';
import { LargestContributions } from './LargestContributions.tsx';
import { Recommendations } from './Recommendations.tsx';
import { ResultCard } from './ResultCard.tsx';
import { ScenarioBars } from './ScenarioBars.tsx';
import { VersionHistory } from './VersionHistory.tsx';

export interface AssessmentViewProps {
  readonly assessment: LoadedAssessment;
  readonly productId: string;
  /** Whether the product has other versions. */
  readonly hasVersions: boolean;
  /** Called when something of the assessment was changed here. */
  readonly onChanged: () => void;
}

/** One version of an assessment from its result down to its lines. */
export function AssessmentView({ assessment, productId, hasVersions, onChanged }: AssessmentViewProps) {
  const { t } = useTranslation();
  const { footprint, lines } = assessment;
  const address = `/assessments/${encodeURIComponent(assessment.id)}`;
  const ways = (
    <div className={styles.ways}>
      {assessment.kind === 'CALCULATED' && (
        <>
          <ButtonLink to={`${address}/inventory`} variant="primary" needs="EDIT_PORTFOLIO">
            {t('inventory.open')}
          </ButtonLink>
          <Link to={`${address}/scope`} className={buttonClass('secondary')}>
            {t('scope.open')}
          </Link>
          <ButtonLink to={`${address}/bill-of-materials`} needs="EDIT_PORTFOLIO">
            {t('bom.open')}
          </ButtonLink>
        </>
      )}
      <Link to={`${address}/conformance`} className={buttonClass('secondary')}>
        {t('conformance.open')}
      </Link>
      {assessment.kind === 'CALCULATED' && (
        <Link to={`${address}/changes`} className={buttonClass('secondary')}>
          {t('changes.open')}
        </Link>
      )}
      {footprint && (
        <Link to={`${address}/report`} className={buttonClass('secondary')}>
          {t('report.open')}
        </Link>
      )}
      {footprint && <ExportMenu assessmentId={assessment.id} />}
    </div>
  );
  if (!footprint) return <EmptyState title={t('product.noResult')}>{ways}</EmptyState>;
  return (
    <div className={styles.view}>
      <ResultCard assessment={assessment} footprint={footprint} />
      {assessment.kind === 'CALCULATED' && (
        <FactorUpdates assessmentId={assessment.id} onAccepted={onChanged} />
      )}
      <div className={styles.trio}>
        <LargestContributions footprint={footprint} />
        {assessment.scenarioFootprints.length > 0 && (
          <ScenarioBars base={footprint} scenarios={assessment.scenarioFootprints} productId={productId} />
        )}
        {assessment.kind === 'CALCULATED' && (
          <Recommendations assessmentId={assessment.id} productId={productId} />
        )}
      </div>
      {hasVersions && <VersionHistory productId={productId} assessmentId={assessment.id} />}
      {ways}
      {lines.length > 0 && (
        <InventoryTable scopeAddress={`${address}/scope`} lines={lines} footprint={footprint} />
      )}
      <div className={styles.pair}>
        <GapsAndFindings
          footprint={footprint}
          marks={assessment.marks}
          plausibility={assessment.plausibility}
        />
        <AssessmentBasis assessment={assessment} footprint={footprint} />
      </div>
    </div>
  );
}
