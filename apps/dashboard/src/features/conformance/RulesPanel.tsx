import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { Card, ErrorState, Skeleton, Stack, Tiles } from '../../ui/index.ts';
import styles from './Conformance.module.css';
import type { CheckedAssessment } from './ConformancePage.tsx';
import { ConformanceQuery } from './conformanceQueries.ts';
import { groupOf, RESULT_GROUPS, type Result, type ResultGroup } from './conformanceView.ts';
import { RuleResult } from './RuleResult.tsx';

export interface RulesPanelProps {
  readonly assessment: CheckedAssessment;
  readonly standard: string;
}

const COUNTED = ['violated', 'notDecidable', 'answered', 'satisfied', 'notApplicable'] as const;

/** What is missing to claim the standard first, then the rest. */
export function RulesPanel({ assessment, standard }: RulesPanelProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [{ data, error }, ask] = useQuery({
    query: ConformanceQuery,
    variables: { id: assessment.id, standard },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="3rem" lines={8} />;
  const { claimable, obstacles, counts, results, ruleSetId, ruleSetHash, checkedOn } = data.conformance;
  return (
    <Stack>
      <div className={styles.verdict} data-claimable={claimable} role="status">
        <p className={styles.claim}>
          {claimable ? t('conformance.claimable') : t('conformance.obstacles', { count: obstacles })}
        </p>
        <p className={styles.lead}>
          {claimable ? t('conformance.claimableHint') : t('conformance.obstaclesHint')}
        </p>
      </div>
      <Tiles tiles={COUNTED.map((key) => [t(`conformance.count.${key}`), counts[key]] as const)} />
      {RESULT_GROUPS.map((group) => (
        <Group
          key={group}
          group={group}
          title={t(`conformance.group.${group}`, { standard: data.conformance.standard.shortName })}
          results={results.filter((result) => groupOf(result) === group).sort(violatedFirst)}
          assessment={assessment}
        />
      ))}
      <p className={styles.lead}>
        {t('conformance.ruleSet', {
          id: ruleSetId,
          day: formatDay(checkedOn, locale),
          hash: ruleSetHash.slice(0, 12),
        })}
      </p>
    </Stack>
  );
}

function violatedFirst(a: Result, b: Result): number {
  return Number(b.outcome === 'VIOLATED') - Number(a.outcome === 'VIOLATED');
}

interface GroupProps {
  readonly group: ResultGroup;
  readonly title: string;
  readonly results: readonly Result[];
  readonly assessment: CheckedAssessment;
}

function Group({ group, title, results, assessment }: GroupProps) {
  const { t } = useTranslation();
  if (results.length === 0 && group !== 'obstacles') return null;
  const list = (
    <ul className={styles.results}>
      {results.map((result) => (
        <RuleResult key={result.rule.id} result={result} assessment={assessment} />
      ))}
    </ul>
  );
  if (group === 'satisfied' || group === 'notApplicable')
    return (
      <details className={styles.folded}>
        <summary>
          {title} ({results.length})
        </summary>
        {list}
      </details>
    );
  return (
    <Card title={`${title} (${results.length})`}>
      {results.length === 0 ? <p className={styles.lead}>{t('conformance.nothingMissing')}</p> : list}
    </Card>
  );
}
