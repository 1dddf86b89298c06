import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { ChangesVersionsQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { ButtonLink, EmptyState, ErrorState, PageHead, Select, Skeleton, Stack } from '../../ui/index.ts';
import { ChangesView } from './ChangesView.tsx';
import { ChangesQuery, VersionsQuery } from './changesQueries.ts';

type Compared = NonNullable<ChangesVersionsQuery['assessment']>;

/** `/assessments/:id/changes?from=`: what is different from the version before, or from any other assessment. */
export function ChangesPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  usePageTitle(t('changes.title'));
  const [{ data, error }, ask] = useQuery({
    query: VersionsQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={12} />;
  if (!data.assessment)
    return (
      <EmptyState title={t('bom.noAssessment')}>
        <p>{t('bom.noAssessmentHint')}</p>
      </EmptyState>
    );
  return <VersionChanges assessment={data.assessment} />;
}

function VersionChanges({ assessment }: { readonly assessment: Compared }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const { product, version } = assessment;
  const others = product.assessments.edges
    .map(({ node }) => node)
    .filter(({ id }) => id !== assessment.id)
    .sort((a, b) => b.version - a.version);
  const before = others.find((other) => other.version < version) ?? null;
  const from = parameters.get('from') ?? before?.id ?? null;
  return (
    <Stack>
      <PageHead
        back={{
          to: `/products/${encodeURIComponent(product.id)}?version=${version}`,
          label: nameOf(product),
        }}
        title={t('changes.title')}
        lead={t('changes.subtitle', { version })}
        tools={
          <>
            {others.length > 0 && (
              <Select
                label={t('changes.from')}
                value={others.some(({ id }) => id === from) ? (from ?? '') : ''}
                {...(from === null || !others.some(({ id }) => id === from)
                  ? { all: t('changes.chooseVersion') }
                  : {})}
                options={others.map((other) => ({
                  value: other.id,
                  label: `${t('changes.version', { version: other.version })} · ${t(`status.${other.status}`)}`,
                }))}
                onChange={(chosen) => setParameters(chosen === '' ? {} : { from: chosen }, { replace: true })}
              />
            )}
            <ButtonLink
              to={`/products/${encodeURIComponent(product.id)}?version=${version}`}
              variant="primary"
            >
              {t('inventory.toResult')}
            </ButtonLink>
          </>
        }
      />
      {from === null ? (
        <EmptyState title={t('changes.noVersion')}>
          <p>{t('changes.noVersionHint')}</p>
        </EmptyState>
      ) : (
        <LoadedChanges from={from} to={assessment.id} />
      )}
    </Stack>
  );
}

function LoadedChanges({ from, to }: { readonly from: string; readonly to: string }) {
  const [{ data, error, stale }, ask] = useQuery({
    query: ChangesQuery,
    variables: { from, to },
    requestPolicy: 'cache-and-network',
  });
  const diff = data?.assessmentDiff;
  if (error && !diff)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!diff || (stale && diff.from.id !== from)) return <Skeleton height="2rem" lines={10} />;
  return <ChangesView diff={diff} />;
}
