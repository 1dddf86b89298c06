import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { ProcessDatabasesQuery as Databases } from '../../graphql/generated/graphql.ts';
import { useLanguage, useLinkNames } from '../../i18n/index.ts';
import { formatCount, formatRegion, MISSING } from '../../lib/format.ts';
import { processAddress } from '../../lib/processAddress.ts';
import { unitName } from '../../lib/unitName.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Button,
  Card,
  Checkbox,
  EmptyState,
  ErrorState,
  Figure,
  LinkReportView,
  PageHead,
  SearchField,
  Skeleton,
  Stack,
  Table,
  Tabs,
} from '../../ui/index.ts';
import styles from './Processes.module.css';
import { ProcessDatabasesQuery, ProcessesQuery } from './processQueries.ts';

type ProcessDatabase = Databases['processDatabases'][number];

/** `/processes`: the process databases of the library, how they were linked, and their processes. */
export function ProcessesPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  usePageTitle(t('processes.title'));
  const [parameters, setParameters] = useSearchParams();
  const [{ data, error }, ask] = useQuery({ query: ProcessDatabasesQuery });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2.25rem" lines={10} />;
  const databases = data.processDatabases;
  const chosen = databases.find(({ release }) => release.id === parameters.get('release')) ?? databases[0];
  return (
    <Stack>
      <PageHead back={{ to: '/library', label: t('library.title') }} title={t('processes.title')} />
      {chosen === undefined ? (
        <EmptyState title={t('processes.none')}>{t('processes.noneHint')}</EmptyState>
      ) : (
        <Tabs
          label={t('processes.title')}
          tabs={databases.map(({ release }) => ({ key: release.id, label: nameOf(release.source) }))}
          value={chosen.release.id}
          onChange={(release) => setParameters({ release }, { replace: true })}
        >
          <DatabaseView key={chosen.release.id} database={chosen} />
        </Tabs>
      )}
    </Stack>
  );
}

function DatabaseView({ database }: { readonly database: ProcessDatabase }) {
  const { t } = useTranslation();
  const { source, version } = database.release;
  return (
    <Stack>
      <p className={styles.hint}>
        {source.publisher} · {version} · {t(`processes.formats.${database.format as 'ILCD'}`)} ·{' '}
        {source.licence} · {source.attribution}
      </p>
      <Card title={t('processes.list')}>
        <ProcessList release={database.release.id} />
      </Card>
      <Card title={t('processes.report.title')} subtitle={t('processes.report.hint')}>
        <LinkReportView report={database.report} />
        <UnlinkedFlows flows={database.unlinkedFlows} />
      </Card>
    </Stack>
  );
}

const PAGE = 50;

function ProcessList({ release }: { readonly release: string }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [search, setSearch] = useState('');
  const [solved, setSolved] = useState(true);
  const [shown, setShown] = useState(PAGE);
  const variables = { release, search, solved: solved ? true : null, first: shown, offset: 0 };
  const [{ data, fetching }] = useQuery({ query: ProcessesQuery, variables });
  const found = data?.factorRelease?.processDatabase?.processes;
  return (
    <>
      <div className={styles.tools}>
        <SearchField
          label={t('processes.search')}
          value={search}
          onChange={(text) => {
            setSearch(text);
            setShown(PAGE);
          }}
        />
        <Checkbox label={t('processes.onlySolved')} checked={solved} onChange={setSolved} />
        {found && (
          <output className={styles.hint}>
            {t('processes.found', { count: found.totalCount, shown: formatCount(found.totalCount, locale) })}
          </output>
        )}
      </div>
      {!found && <Skeleton height="2.25rem" lines={8} />}
      {found?.totalCount === 0 && <EmptyState title={t('ui.nothingFound')} />}
      {found && found.totalCount > 0 && (
        <Table label={t('processes.title')} size="small">
          <thead>
            <tr>
              <th scope="col">{t('processes.process')}</th>
              <th scope="col">{t('processes.place')}</th>
              <th scope="col">{t('processes.year')}</th>
              <th scope="col" data-number>
                {t('processes.total')}
              </th>
              <th scope="col">{t('processes.unit')}</th>
            </tr>
          </thead>
          <tbody>
            {found.nodes.map((process) => (
              <tr key={process.processId}>
                <th scope="row">
                  <Link to={processAddress(release, process.processId)}>{nameOf(process)}</Link>
                  <span className="under">{process.category}</span>
                </th>
                <td>{process.region ? formatRegion(process.region, locale) : process.location}</td>
                <td>{process.year ?? MISSING}</td>
                <td data-number>
                  <Figure value={process.kgCo2e} />
                </td>
                <td>{process.unit ? unitName(process.unit, locale) : MISSING}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {found && found.totalCount > shown && (
        <Button disabled={fetching} onClick={() => setShown(Math.min(shown + PAGE, 200))}>
          {t('ui.more')}
        </Button>
      )}
    </>
  );
}

function UnlinkedFlows({ flows }: { readonly flows: ProcessDatabase['unlinkedFlows'] }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const linkName = useLinkNames();
  if (flows.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary>{t('processes.unlinkedFlows')}</summary>
      <Table label={t('processes.unlinkedFlows')} size="small">
        <thead>
          <tr>
            <th scope="col">{t('processes.flow')}</th>
            <th scope="col">{t('processes.why')}</th>
            <th scope="col" data-number>
              {t('processes.howOften')}
            </th>
          </tr>
        </thead>
        <tbody>
          {flows.map((flow) => (
            <tr key={`${flow.name} ${flow.unit} ${flow.reason}`}>
              <th scope="row">{nameOf(flow)}</th>
              <td>{linkName(flow.reason)}</td>
              <td data-number>{formatCount(flow.count, locale)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
