import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../graphql/generated/index.ts';
import { useLanguage } from '../i18n/index.ts';
import { Badge } from './Badge.tsx';

const SummaryQuery = graphql(`
  query ConformanceSummary($id: ID!, $standard: String!) {
    conformance(assessmentId: $id, standard: $standard) {
      standard { code shortName name nameZh }
      claimable
      obstacles
      counts { violated notDecidable }
    }
  }
`);

export interface ConformanceSummaryProps {
  readonly assessmentId: string;
  /** Code of the standard it follows; nothing is shown for null. */
  readonly standard: string | null;
}

/**
 * How many rules of the standard are violated and how many questions are open, as a link to all of them. It asks again by itself
 * whenever the assessment or its lines are saved.
 */
export function ConformanceSummary({ assessmentId, standard }: ConformanceSummaryProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [{ data }] = useQuery({
    query: SummaryQuery,
    variables: { id: assessmentId, standard: standard ?? '' },
    pause: standard === null,
  });
  const found = data?.conformance;
  if (!found || standard === null) return null;
  const { claimable, counts } = found;
  const tone = claimable ? 'good' : counts.violated > 0 ? 'warning' : 'info';
  return (
    <Link
      to={`/assessments/${encodeURIComponent(assessmentId)}/conformance?standard=${encodeURIComponent(standard)}`}
      title={nameOf(found.standard)}
    >
      <Badge tone={tone}>
        {claimable
          ? t('conformance.summaryClaimable', { standard: found.standard.shortName })
          : t('conformance.summary', {
              standard: found.standard.shortName,
              violated: counts.violated,
              open: counts.notDecidable,
            })}
      </Badge>
    </Link>
  );
}
