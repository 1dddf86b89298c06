import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { CheckedAssessmentQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { EmptyState, ErrorState, PageHead, Select, Skeleton, Stack, Tabs } from '../../ui/index.ts';
import { BridgePanel } from './BridgePanel.tsx';
import { CheckedAssessmentQuery } from './conformanceQueries.ts';
import { type ConformanceView, readConformanceView, writeConformanceView } from './conformanceView.ts';
import { RulesPanel } from './RulesPanel.tsx';

export type CheckedAssessment = NonNullable<Answer['assessment']>;
export type KnownStandard = Answer['standards'][number];

/** `/assessments/:id/conformance`: an assessment against the rules of a standard, and the bridge between two. */
export function ConformancePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: CheckedAssessmentQuery, variables: { id } });
  usePageTitle(t('conformance.title'));
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={10} />;
  if (!data.assessment)
    return (
      <EmptyState title={t('conformance.noAssessment')}>
        <p>{t('shell.notFoundHint')}</p>
      </EmptyState>
    );
  return <CheckedPage assessment={data.assessment} standards={data.standards} />;
}

interface CheckedProps {
  readonly assessment: CheckedAssessment;
  readonly standards: readonly KnownStandard[];
}

function CheckedPage({ assessment, standards }: CheckedProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const view = readConformanceView(parameters);
  const change = (next: ConformanceView): void =>
    setParameters(writeConformanceView(next), { replace: true, preventScrollReset: true });
  const known = standards.find(({ code }) => code === view.standard);
  const standard = known?.code ?? assessment.standard?.code ?? 'ISO_14067_2018';
  const { product, version } = assessment;
  return (
    <Stack>
      <PageHead
        back={{
          to: `/products/${encodeURIComponent(product.id)}?version=${version}`,
          label: nameOf(product),
        }}
        title={t('conformance.title')}
        learn="verification"
      />
      <Tabs
        label={t('conformance.title')}
        tabs={[
          { key: 'rules', label: t('conformance.tabs.rules') },
          { key: 'bridge', label: t('conformance.tabs.bridge') },
        ]}
        value={view.tab}
        onChange={(tab) => change({ ...view, tab })}
        tools={
          view.tab === 'rules' && (
            <Select
              label={t('conformance.standard')}
              value={standard}
              options={standards.map((own) => ({ value: own.code, label: nameOf(own) }))}
              onChange={(chosen) => change({ ...view, standard: chosen })}
            />
          )
        }
      >
        {view.tab === 'rules' ? (
          <RulesPanel key={standard} assessment={assessment} standard={standard} />
        ) : (
          <BridgePanel
            assessment={assessment}
            standards={standards.filter(({ kind }) => kind === 'PRODUCT')}
            from={view.from}
            to={standard}
            onChange={(from, to) => change({ ...view, from, standard: to })}
          />
        )}
      </Tabs>
    </Stack>
  );
}
