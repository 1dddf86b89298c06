import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { useLack } from '../../lib/permission.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { ErrorState, PageHead, Skeleton, Stack, Tabs } from '../../ui/index.ts';
import { AuditTab } from './AuditTab.tsx';
import { SettingsQuery } from './accountQueries.ts';
import { MembersTab } from './MembersTab.tsx';
import { OrganisationTab } from './OrganisationTab.tsx';
import { ProfileTab } from './ProfileTab.tsx';
import { SessionsTab } from './SessionsTab.tsx';
import { TokensTab } from './TokensTab.tsx';

const TABS = ['profile', 'sessions', 'tokens', 'members', 'organisation', 'audit'] as const;

/** `/settings?tab=…`: oneself, and for owners the organisation. */
export function SettingsPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.settings'));
  const { nameOf } = useLanguage();
  const mayRead = useLack('READ_AUDIT_LOG') === null;
  const mayInvite = useLack('MANAGE_MEMBERS') === null;
  const mayManage = useLack('MANAGE_ORGANISATION') === null;
  const [parameters, setParameters] = useSearchParams();
  const [{ data, error }, ask] = useQuery({ query: SettingsQuery, requestPolicy: 'cache-and-network' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={8} />;
  const { viewer, signInState } = data;
  const shown = TABS.filter((key) => key !== 'audit' || mayRead);
  const tab = shown.find((key) => key === parameters.get('tab')) ?? 'profile';
  return (
    <Stack>
      <PageHead
        title={t('account.settings')}
        lead={t('account.worksFor', {
          organisation: nameOf(viewer.organisation),
          role: t(`role.${viewer.role}`),
        })}
      />
      <Tabs
        label={t('account.settings')}
        tabs={shown.map((key) => ({ key, label: t(`account.tabs.${key}`) }))}
        value={tab}
        onChange={(key) => setParameters({ tab: key }, { replace: true })}
      >
        {tab === 'profile' && (
          <ProfileTab
            user={viewer.user}
            hasPasskeys={signInState.hasSession && signInState.passkeys}
            hasPassword={
              signInState.hasSession &&
              signInState.localPeople.every(({ userId }) => userId !== viewer.user.id)
            }
          />
        )}
        {tab === 'sessions' && <SessionsTab />}
        {tab === 'tokens' && <TokensTab />}
        {tab === 'members' && <MembersTab mayManage={mayInvite} ownId={viewer.user.id} />}
        {tab === 'organisation' && (
          <OrganisationTab organisation={viewer.organisation} mayManage={mayManage} />
        )}
        {tab === 'audit' && <AuditTab />}
      </Tabs>
    </Stack>
  );
}
