import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { StagedReleaseFragment } from '../../graphql/generated/graphql.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Card, ErrorState, PageHead, Skeleton, Stack } from '../../ui/index.ts';
import { ImportForm } from './ImportForm.tsx';
import { LibraryQuery } from './libraryQueries.ts';
import { OwnDatabaseForm } from './OwnDatabaseForm.tsx';
import { OwnTableForm } from './OwnTableForm.tsx';
import { PreFlight } from './PreFlight.tsx';
import { SourceTable } from './SourceTable.tsx';
import { WaitingReleases } from './WaitingReleases.tsx';

/** `/library`: the sources of the factor library, what is in use of each, and the import of further releases. */
export function LibraryPage() {
  const { t } = useTranslation();
  usePageTitle(t('library.title'));
  const [{ data, error }, ask] = useQuery({ query: LibraryQuery });
  const [staged, setStaged] = useState<StagedReleaseFragment | null>(null);
  const refresh = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={refresh} />;
  return (
    <Stack>
      <PageHead title={t('library.title')} />
      {staged === null ? (
        <>
          <WaitingReleases onOpen={setStaged} />
          <Card title={t('library.import')} subtitle={t('library.importHint')}>
            {data ? (
              <ImportForm sources={data.importableSources} onStaged={setStaged} />
            ) : (
              <Skeleton height="3rem" />
            )}
          </Card>
          <Card title={t('library.own')} subtitle={t('library.ownHint')}>
            <OwnTableForm onStaged={setStaged} />
          </Card>
          <Card title={t('processes.own')} subtitle={t('processes.ownHint')}>
            <OwnDatabaseForm onStaged={setStaged} />
          </Card>
        </>
      ) : (
        <PreFlight
          release={staged}
          onDone={() => {
            setStaged(null);
            refresh();
          }}
        />
      )}
      <Card title={t('processes.title')} subtitle={t('processes.hint')}>
        <Link to="/processes">{t('processes.open')}</Link>
      </Card>
      <Card title={t('library.sources')} subtitle={t('library.sourcesHint')}>
        {data ? <SourceTable library={data} onChanged={refresh} /> : <Skeleton height="2.25rem" lines={8} />}
      </Card>
    </Stack>
  );
}
