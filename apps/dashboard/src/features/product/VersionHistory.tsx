import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Card, ErrorState, Select, Skeleton } from '../../ui/index.ts';
import { ProductVersionsQuery } from './productQueries.ts';
import { type LoadedVersion, TOTAL, toVersionSeries, yearOf } from './toVersionSeries.ts';
import styles from './VersionHistory.module.css';

export interface VersionHistoryProps {
  readonly productId: string;
  /** The version that is shown on the page. */
  readonly assessmentId: string;
}

// Charts weigh three times the rest of the page, and most products have one version.
const TimeSeriesChart = lazy(async () => ({
  default: (await import('../../charts/index.ts')).TimeSeriesChart,
}));
const VersionDifference = lazy(async () => ({
  default: (await import('./VersionDifference.tsx')).VersionDifference,
}));

/** How a product's footprint has moved from version to version, and which lines moved it. */
export function VersionHistory({ productId, assessmentId }: VersionHistoryProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: ProductVersionsQuery, variables: { id: productId } });
  const versions = useMemo(
    () =>
      (data?.product?.assessments.edges ?? [])
        .map(({ node }) => node)
        .filter(({ footprint }) => footprint)
        .sort((a, b) => a.version - b.version),
    [data],
  );
  const lines = useMemo(
    () => toVersionSeries(versions, t('chart.total'), (stage) => t(`stage.${stage}`)),
    [versions, t],
  );
  if (error && !data) {
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  }
  if (versions.length < 2) return null;
  const hasYears = lines.some(({ points }) => points.length > 1);
  return (
    <Card title={t('product.versions.title')}>
      <Suspense fallback={<Skeleton height="1.5rem" lines={8} />}>
        {hasYears ? (
          <TimeSeriesChart caption={t('product.versions.caption')} lines={lines} chosen={TOTAL} />
        ) : (
          <p className={styles.note}>{t('product.versions.noYears')}</p>
        )}
        <Difference key={assessmentId} versions={versions} assessmentId={assessmentId} />
      </Suspense>
    </Card>
  );
}

interface DifferenceProps {
  /** At least two, by number. */
  readonly versions: readonly LoadedVersion[];
  readonly assessmentId: string;
}

/** Leads from the version before to the one shown, unless others are chosen. */
function Difference({ versions, assessmentId }: DifferenceProps) {
  const { t } = useTranslation();
  const shown = Math.max(
    1,
    versions.findIndex(({ id }) => id === assessmentId),
  );
  const [beforeId, setBefore] = useState(versions[shown - 1]!.id);
  const [afterId, setAfter] = useState(versions[shown]!.id);
  const before = versions.find(({ id }) => id === beforeId) ?? versions[shown - 1]!;
  const after = versions.find(({ id }) => id === afterId) ?? versions[shown]!;
  const options = versions.map((version) => {
    const year = yearOf(version);
    return {
      value: version.id,
      label:
        year === null
          ? t('product.versions.versionOf', { version: version.version })
          : t('product.versions.versionOfYear', { version: version.version, year }),
    };
  });
  return (
    <section className={styles.difference} aria-label={t('product.versions.difference')}>
      <div className={styles.choice}>
        <h3>{t('product.versions.difference')}</h3>
        <Select
          label={t('product.versions.before')}
          value={before.id}
          options={options.filter(({ value }) => value !== after.id)}
          onChange={setBefore}
        />
        <Select
          label={t('product.versions.after')}
          value={after.id}
          options={options.filter(({ value }) => value !== before.id)}
          onChange={setAfter}
        />
      </div>
      <VersionDifference before={before} after={after} />
    </section>
  );
}
