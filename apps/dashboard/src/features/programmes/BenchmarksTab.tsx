import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Card, EmptyState, ErrorState, Refusal, Skeleton } from '../../ui/index.ts';
import { BenchmarkTable } from './BenchmarkTable.tsx';
import styles from './Programmes.module.css';
import { ProgrammeBenchmarksQuery, PublishBenchmarks } from './programmeQueries.ts';

/** What was published last, and publishing anew. */
export function BenchmarksTab({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [{ data, error }, ask] = useQuery({
    query: ProgrammeBenchmarksQuery,
    variables: { id: programmeId },
    requestPolicy: 'cache-and-network',
  });
  const [{ fetching }, publish] = useMutation(PublishBenchmarks);
  const { refusal, accepted } = useRefusal();
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={6} />;
  const [snapshot] = data.programme?.benchmarks ?? [];
  return (
    <Card title={t('programmes.benchmarks')} subtitle={t('programmes.benchmarksHint')}>
      {snapshot ? (
        <>
          <p>
            {t('programmes.snapshotOf', {
              day: formatDay(snapshot.takenOn, locale),
              next: formatDay(snapshot.nextOn, locale),
            })}
          </p>
          {snapshot.figures.length === 0 ? (
            <p>{t('programmes.nothingToBenchmark')}</p>
          ) : (
            <BenchmarkTable rows={snapshot.figures.map((figure) => ({ figure }))} />
          )}
        </>
      ) : (
        <EmptyState title={t('programmes.noSnapshot')}>
          <p>{t('programmes.noSnapshotHint')}</p>
        </EmptyState>
      )}
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button
          needs="RUN_PROGRAMME"
          disabled={fetching}
          onClick={() => void publish({ id: programmeId }).then((answer) => accepted(answer) && again())}
        >
          {t('programmes.publish')}
        </Button>
      </div>
    </Card>
  );
}
