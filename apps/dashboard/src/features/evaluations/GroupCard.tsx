import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatShare } from '../../lib/format.ts';
import { Badge, Card, Table } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { indicatorsIn, type RulesNode } from './evaluationView.ts';
import { IndicatorScale } from './IndicatorScale.tsx';
import { useValueText } from './useValueText.ts';

export interface GroupCardProps extends Pick<SheetProps, 'evaluation'> {
  readonly group: RulesNode;
  readonly onOpen: (key: string) => void;
}

const STANDING_TONES = {
  VERIFIED: 'good',
  DOCUMENTED: 'info',
  SELF_DECLARED: 'neutral',
  MISSING: 'warning',
} as const;

/** A group of the first level with its indicators: value, scale, what each adds, and how far it was checked. */
export function GroupCard({ evaluation, group, onOpen }: GroupCardProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { nodes } = evaluation.schemeVersion.rules;
  const result = evaluation.result.nodes.find(({ key }) => key === group.key);
  const indicators = group.kind === 'GROUP' ? indicatorsIn(nodes, group.key) : [group];
  return (
    <Card
      title={nameOf(group)}
      subtitle={
        result?.applies === false
          ? t('evaluations.notApplicable')
          : t('evaluations.groupPoints', {
              share: formatShare(result?.share, locale),
              points: formatAmount(result?.points, locale),
              withEvidence: formatAmount(result?.pointsWithEvidence, locale),
              most: formatAmount(result ? 100 * result.share : null, locale),
            })
      }
    >
      <Table label={nameOf(group)} className={`${styles.table} ${styles.aligned}`}>
        <thead>
          <tr>
            <th scope="col">{t('evaluations.indicator')}</th>
            <th scope="col" data-number>
              {t('evaluations.value')}
            </th>
            <th scope="col">{t('evaluations.scale')}</th>
            <th scope="col" data-number>
              {t('evaluations.points')}
            </th>
            <th scope="col" data-number>
              {t('evaluations.withEvidence')}
            </th>
            <th scope="col">{t('evaluations.checked')}</th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((node) => (
            <IndicatorRow key={node.key} evaluation={evaluation} node={node} onOpen={onOpen} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

interface IndicatorRowProps extends Pick<SheetProps, 'evaluation'> {
  readonly node: RulesNode;
  readonly onOpen: (key: string) => void;
}

function IndicatorRow({ evaluation, node, onOpen }: IndicatorRowProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const valueText = useValueText();
  const { key } = node;
  const answer = evaluation.answers.find(({ indicatorKey }) => indicatorKey === key);
  const result = evaluation.result.nodes.find((each) => each.key === key);
  // What evidence is missing, the standing says itself.
  const gaps = evaluation.result.gaps.filter(
    ({ indicatorKey, code }) => indicatorKey === key && code !== 'EVIDENCE_MISSING',
  );
  const remarks = evaluation.remarks.filter((each) => each.indicatorKey === key && each.resolvedAt === null);
  const findings = evaluation.findings.filter((each) => each.indicatorKey === key && each.closedAt === null);
  const applies = result?.applies !== false;
  return (
    <tr data-muted={!applies}>
      <th scope="row">
        <button type="button" className={styles.link} onClick={() => onOpen(key)}>
          {nameOf(node)}
        </button>
        <span className={styles.under}>
          {[key, node.isMandatory && t('evaluations.mandatory'), answer?.origin && t('evaluations.fromData')]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {(remarks.length > 0 || findings.length > 0) && (
          <span className={styles.marks}>
            {findings.length > 0 && (
              <Badge tone="danger">{t('evaluations.openFindings', { count: findings.length })}</Badge>
            )}
            {remarks.length > 0 && (
              <Badge tone="info">{t('evaluations.openRemarks', { count: remarks.length })}</Badge>
            )}
          </span>
        )}
      </th>
      <td data-number>
        {applies ? valueText(node, answer?.value) : t('evaluations.notApplicable')}
        {!applies && answer?.remark && <span className={styles.wrapped}>{answer.remark}</span>}
      </td>
      <td>{applies && <IndicatorScale node={node} value={answer?.value ?? null} />}</td>
      <td data-number>
        {applies && (
          <>
            {formatAmount(result?.points, locale)}
            <span className={styles.under}>
              {t('evaluations.ofMost', { most: formatAmount(result ? 100 * result.share : null, locale) })}
            </span>
          </>
        )}
      </td>
      <td data-number>{applies && formatAmount(result?.pointsWithEvidence, locale)}</td>
      <td>
        {result?.standing && (
          <Badge tone={STANDING_TONES[result.standing]}>{t(`evaluations.standing.${result.standing}`)}</Badge>
        )}
        {gaps.map(({ code }) => (
          <span key={code} className={styles.warning}>
            {t(`evaluations.gap.${code}`)}
          </span>
        ))}
      </td>
    </tr>
  );
}
