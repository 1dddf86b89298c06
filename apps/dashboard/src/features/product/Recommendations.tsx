import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg, formatShare, formatShareDelta } from '../../lib/format.ts';
import { Button, Card, ErrorState, Figure, Skeleton } from '../../ui/index.ts';
import { ApplyRecommendation, RecommendationsQuery } from './productQueries.ts';
import styles from './Recommendations.module.css';

export interface RecommendationsProps {
  readonly assessmentId: string;
  readonly productId: string;
}

/** Options that keep the function, each calculated on its own; every one can be taken over as a scenario. */
export function Recommendations({ assessmentId, productId }: RecommendationsProps) {
  const { t } = useTranslation();
  const { locale, either, nameOf } = useLanguage();
  const [{ data, error }, ask] = useQuery({ query: RecommendationsQuery, variables: { assessmentId } });
  const { apply, isApplying, refused } = useApply(assessmentId, productId);
  const plan = data?.reductionPlan;
  const products = `products=${encodeURIComponent(productId)}`;
  return (
    <Card title={t('product.recommendations')} subtitle={t('product.recommendationsHint')}>
      {error && !plan && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !plan && <Skeleton height="1.5rem" lines={4} />}
      {plan?.reductions.length === 0 && <p className={styles.none}>{t('product.noRecommendations')}</p>}
      {refused !== null && <p role="alert">{refused}</p>}
      <ol className={styles.list}>
        {plan?.reductions.map((each) => (
          <li key={each.optionId} className={styles.row}>
            <span>
              <span title={each.lines.map(nameOf).join(', ')}>{either(each.title, each.titleZh)}</span>
              <span className={styles.evidence}>
                {t('scenarios.interval', {
                  lower: formatKg(each.lower, locale),
                  upper: formatKg(each.upper, locale),
                })}
                {' · '}
                {t('scenarios.confidence', { share: formatShare(each.confidence, locale) })}
              </span>
            </span>
            <span className={styles.saved}>
              <Figure value={-each.savedAlone} unit="kg" />
              <span className={styles.share}>
                {formatShareDelta(-each.savedAlone / plan.baseKgCo2e, locale)}
              </span>
            </span>
            <Button
              needs="EDIT_SCENARIOS"
              className={styles.apply}
              disabled={isApplying}
              onClick={() => apply(each.optionId)}
            >
              {t('scenarios.apply')}
            </Button>
          </li>
        ))}
      </ol>
      <Link to={`/scenarios/new?${products}&tab=plan`} className={styles.studio}>
        {t('scenarios.inStudio')}
      </Link>
      <Link to={`/reductions?view=advice&product=${encodeURIComponent(productId)}`} className={styles.studio}>
        {t('product.decideReductions')}
      </Link>
    </Card>
  );
}

/** Makes a scenario of one option and opens it for the product. */
function useApply(assessmentId: string, productId: string) {
  const [{ fetching }, send] = useMutation(ApplyRecommendation);
  const [refused, setRefused] = useState<string | null>(null);
  const navigate = useNavigate();
  const apply = async (optionId: string): Promise<void> => {
    const { data, error } = await send({ assessmentId, optionId });
    const answer = data?.applyReductions;
    if (answer?.__typename === 'Scenario')
      navigate(`/scenarios/${encodeURIComponent(answer.id)}?products=${encodeURIComponent(productId)}`);
    else setRefused(answer?.message ?? error?.message ?? null);
  };
  return { apply: (optionId: string) => void apply(optionId), isApplying: fetching, refused };
}
