import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { ProgrammeQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { EmptyState, ErrorState, PageHead, Select, Skeleton, Stack, Tabs } from '../../ui/index.ts';
import { BenchmarksTab } from './BenchmarksTab.tsx';
import { CampaignForm, EndCampaign } from './CampaignForm.tsx';
import { InvitationsTab } from './InvitationsTab.tsx';
import { ListsTab } from './ListsTab.tsx';
import { MembersTab } from './MembersTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { PagesTab } from './PagesTab.tsx';
import { ProgrammeQuery } from './programmeQueries.ts';
import { TextsTab } from './TextsTab.tsx';

const TABS = ['overview', 'members', 'invitations', 'benchmarks', 'lists', 'pages', 'texts'] as const;

export type LoadedProgramme = NonNullable<Answer['programme']>;

/** `/programmes/:id?campaign=…&tab=…`: what its operator sees of a programme. */
export function ProgrammePage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { id = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const campaignId = parameters.get('campaign');
  const [{ data, error }, ask] = useQuery({
    query: ProgrammeQuery,
    variables: { id, campaignId },
    requestPolicy: 'cache-and-network',
  });
  const programme = data?.programme;
  usePageTitle(programme ? nameOf(programme) : '');
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={10} />;
  if (!programme)
    return (
      <EmptyState title={t('programmes.notFound')}>
        <Link to="/programmes">{t('programmes.title')}</Link>
      </EmptyState>
    );
  const campaign = programme.campaigns.find((each) => each.id === campaignId) ?? null;
  const tab = TABS.find((key) => key === parameters.get('tab')) ?? 'overview';
  const change = (name: string, value: string): void => {
    const next = new URLSearchParams(parameters);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParameters(next, { replace: true });
  };
  return (
    <Stack>
      <Head programme={programme} campaignId={campaignId} onCampaign={(value) => change('campaign', value)} />
      <Tabs
        label={t('programmes.parts')}
        tabs={TABS.map((key) => ({ key, label: t(`programmes.tabs.${key}`) }))}
        value={tab}
        onChange={(key) => change('tab', key)}
      >
        {tab === 'overview' && (
          <Stack>
            <OverviewTab programme={programme} hasCampaign={campaign !== null} />
            {campaign && (
              <>
                <CampaignForm
                  key={`${campaign.id} ${campaign.revision}`}
                  programmeId={programme.id}
                  campaign={campaign}
                  onSaved={again}
                />
                <EndCampaign key={campaign.id} campaign={campaign} onEnded={() => change('campaign', '')} />
              </>
            )}
            <CampaignForm
              programmeId={programme.id}
              campaign={null}
              onSaved={(made) => change('campaign', made)}
            />
          </Stack>
        )}
        {tab === 'members' && <MembersTab programme={programme} campaignId={campaignId} onChanged={again} />}
        {tab === 'invitations' && <InvitationsTab programme={programme} onChanged={again} />}
        {tab === 'benchmarks' && <BenchmarksTab programmeId={programme.id} />}
        {tab === 'lists' && <ListsTab programme={programme} onChanged={again} />}
        {tab === 'pages' && <PagesTab programme={programme} onChanged={again} />}
        {tab === 'texts' && <TextsTab key={programme.revision} programme={programme} onChanged={again} />}
      </Tabs>
    </Stack>
  );
}

interface HeadProps {
  readonly programme: LoadedProgramme;
  readonly campaignId: string | null;
  readonly onCampaign: (id: string) => void;
}

function Head({ programme, campaignId, onCampaign }: HeadProps) {
  const { t } = useTranslation();
  const { nameOf, either } = useLanguage();
  return (
    <PageHead title={nameOf(programme)} lead={either(programme.description, programme.descriptionZh)}>
      {programme.campaigns.length > 0 && (
        <Select
          label={t('programmes.campaign')}
          value={campaignId ?? ''}
          all={t('programmes.everything')}
          options={programme.campaigns.map((campaign) => ({ value: campaign.id, label: nameOf(campaign) }))}
          onChange={onCampaign}
        />
      )}
    </PageHead>
  );
}
