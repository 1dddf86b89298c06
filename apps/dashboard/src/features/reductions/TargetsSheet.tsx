import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import styles from './Reductions.module.css';
import { TargetsQuery } from './reductionQueries.ts';
import { TargetCard } from './TargetCard.tsx';
import { TargetForm } from './TargetForm.tsx';

/** Every target beside the plan, and a form for another. */
export function TargetsSheet() {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: TargetsQuery, requestPolicy: 'cache-and-network' });
  const reload = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={reload} />;
  if (!data) return <Skeleton height="2rem" lines={10} />;
  return (
    <div className={styles.sheet}>
      {data.reductionTargets.length === 0 && (
        <EmptyState title={t('reductions.noTargets')}>{t('reductions.noTargetsHint')}</EmptyState>
      )}
      {data.reductionTargets.map((target) => (
        <TargetCard key={`${target.id}:${target.version}`} target={target} onChanged={reload} />
      ))}
      <TargetForm onSaved={reload} />
    </div>
  );
}
