import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { PageHead, Stack, Tabs } from '../../ui/index.ts';
import { GivenTab } from './GivenTab.tsx';
import { PartnersTab } from './PartnersTab.tsx';
import { ReceivedTab } from './ReceivedTab.tsx';
import { RequestsTab } from './RequestsTab.tsx';

const TABS = ['given', 'received', 'requests', 'partners'] as const;

/** `/sharing?tab=…`: what is shared with whom, what one may read, what is asked, and with whom one exchanges. */
export function SharingPage() {
  const { t } = useTranslation();
  usePageTitle(t('sharing.title'));
  const [parameters, setParameters] = useSearchParams();
  const tab = TABS.find((key) => key === parameters.get('tab')) ?? 'given';
  return (
    <Stack>
      <PageHead title={t('sharing.title')} lead={t('sharing.lead')} learn="sharing" />
      <Tabs
        label={t('sharing.title')}
        tabs={TABS.map((key) => ({ key, label: t(`sharing.tabs.${key}`) }))}
        value={tab}
        onChange={(key) => setParameters({ tab: key }, { replace: true })}
      >
        {tab === 'given' && <GivenTab />}
        {tab === 'received' && <ReceivedTab />}
        {tab === 'requests' && <RequestsTab />}
        {tab === 'partners' && <PartnersTab />}
      </Tabs>
    </Stack>
  );
}
