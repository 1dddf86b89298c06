import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { Badge, Card } from '../../ui/index.ts';
import styles from './FindingList.module.css';
import type { PlacedFinding } from './preview/checkTypes.ts';

const TONES = { ERROR: 'danger', WARNING: 'warning', INFO: 'info' } as const;

interface FindingListProps {
  readonly findings: readonly PlacedFinding[];
  readonly onShow: (finding: PlacedFinding) => void;
}

/** What is wrong, the worst first; each leads to its place in the text. */
export function FindingList({ findings, onShow }: FindingListProps) {
  const { t } = useTranslation();
  const count = (severity: keyof typeof TONES) =>
    findings.filter((each) => each.severity === severity).length;
  const subtitle =
    findings.length === 0
      ? t('footprintCheck.sound')
      : (['ERROR', 'WARNING', 'INFO'] as const)
          .filter((severity) => count(severity) > 0)
          .map((severity) => t(`footprintCheck.counts.${severity}`, { count: count(severity) }))
          .join(' · ');
  return (
    <Card title={t('footprintCheck.findings')} subtitle={subtitle}>
      {findings.length > 0 && (
        <ol className={styles.list}>
          {findings.map((finding) => (
            <FindingItem
              key={`${finding.code} ${finding.field} ${finding.stated}`}
              finding={finding}
              onShow={() => onShow(finding)}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}

interface FindingItemProps {
  readonly finding: PlacedFinding;
  readonly onShow: () => void;
}

function FindingItem({ finding, onShow }: FindingItemProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { code, severity, line, pointer, clause, certainty } = finding;
  const isZh = language === 'zh';
  return (
    <li className={styles.finding}>
      <p className={styles.head}>
        <Badge tone={TONES[severity]}>{t(`footprintCheck.severity.${severity}`)}</Badge>
        <span className={styles.title}>{t(`footprintCheck.codes.${code}`)}</span>
        {line !== null && (
          <button type="button" className={styles.line} title={pointer} onClick={onShow}>
            {t('footprintCheck.line', { line })}
          </button>
        )}
      </p>
      <p>{isZh ? finding.messageZh : finding.message}</p>
      <p className={styles.remedy}>{isZh ? finding.remedyZh : finding.remedy}</p>
      <p className={styles.clause}>
        {clause === '' ? t('footprintCheck.ownRule') : clause}
        {certainty === 'MEMORY' && ` · ${t('footprintCheck.unverified')}`}
      </p>
    </li>
  );
}
