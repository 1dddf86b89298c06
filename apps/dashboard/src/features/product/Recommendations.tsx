import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatShareDelta } from '../../lib/format.ts';
import { Card, ErrorState, Figure, Skeleton } from '../../ui/index.ts';
import { RecommendationsQuery } from './productQueries.ts';
import styles from './Recommendations.module.css';

/** Changes worth trying, each calculated on its own. */
export function Recommendations({ assessmentId }: { readonly assessmentId: string }) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const [{ data, error }, ask] = useQuery({ query: RecommendationsQuery, variables: { assessmentId } });
  return (
    <Card title={t('product.recommendations')} subtitle={t('product.recommendationsHint')}>
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton height="1.5rem" lines={4} />}
      {data?.recommendations.length === 0 && <p className={styles.none}>{t('product.noRecommendations')}</p>}
      <ol className={styles.list}>
        {data?.recommendations.map((each) => (
          <li key={each.title} className={styles.row}>
            <span>{either(each.title, each.titleZh)}</span>
            <span className={styles.saved}>
              <Figure value={-each.kgSaved} unit="kg" />
              <span className={styles.share}>{formatShareDelta(-each.share, locale)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
