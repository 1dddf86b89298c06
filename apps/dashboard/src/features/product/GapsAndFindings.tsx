import { useTranslation } from 'react-i18next';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { codeLabel } from '../../lib/codeLabel.ts';
import { Badge, Card } from '../../ui/index.ts';
import type { LoadedAssessment, LoadedFootprint } from './assessmentTypes.ts';
import styles from './GapsAndFindings.module.css';

export interface GapsAndFindingsProps {
  readonly footprint: LoadedFootprint;
  /** Left by an import. */
  readonly marks: readonly string[];
  readonly plausibility: LoadedAssessment['plausibility'];
}

const TONES = { BLOCK: 'danger', WARNING: 'warning', CONVERTED: 'info', INFO: 'neutral' } as const;

/** What is missing from the total, and what the checks have to say about it. */
export function GapsAndFindings({ footprint, marks, plausibility }: GapsAndFindingsProps) {
  const { t } = useTranslation();
  const gapName = useGapNames();
  const { either } = useLanguage();
  const nothing =
    footprint.gaps.length + footprint.findings.length + marks.length + plausibility.length === 0;
  return (
    <Card title={t('product.checks')} subtitle={t('product.checksHint')}>
      {nothing && <p className={styles.message}>{t('product.noChecks')}</p>}
      <ul className={styles.list}>
        {footprint.gaps.map((gap) => (
          <li key={`${gap.code} ${gap.lineId} ${gap.message}`} className={styles.item}>
            <Badge tone="warning">{gapName(gap.code)}</Badge>
            <span className={styles.message}>
              {gap.stage && `${t(`stage.${gap.stage}`)}: `}
              {either(gap.message, gap.messageZh)}
            </span>
          </li>
        ))}
        {footprint.findings.map((finding) => (
          <li key={`${finding.code} ${finding.message}`} className={styles.item}>
            <Badge tone={TONES[finding.severity]} title={finding.code}>
              {t(`severity.${finding.severity}`)}
            </Badge>
            <span className={styles.message}>{either(finding.message, finding.messageZh)}</span>
          </li>
        ))}
        {plausibility.map((finding) => (
          <li key={`${finding.code} ${finding.message}`} className={styles.item}>
            <Badge tone={TONES[finding.severity]} title={finding.code}>
              {t(`plausibility.${finding.code}`)}
            </Badge>
            <span className={styles.message}>
              {either(finding.message, finding.messageZh)} {either(finding.remedy, finding.remedyZh)}
            </span>
          </li>
        ))}
        {marks.map((mark) => (
          <li key={mark} className={styles.item}>
            <Badge tone="info" title={mark}>
              {t('product.mark')}
            </Badge>
            <span className={styles.message}>{codeLabel(mark)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
