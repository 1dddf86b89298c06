import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { parseList } from '../../lib/urlState.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { buttonClass, EmptyState, ErrorState, NoFootprintYet, Skeleton } from '../../ui/index.ts';
import { emptyDraft, type ScenarioDraft } from './draft.ts';
import { mergeDraft } from './mergeDraft.ts';
import { Refusals } from './Refusals.tsx';
import { Studio } from './Studio.tsx';
import { ScenariosQuery } from './scenarioQueries.ts';
import type { StoredScenario } from './storedScenario.ts';
import { usePreviewSession } from './usePreviewSession.ts';

/** `/scenarios/:id` and `/scenarios/new`: one scenario, to be played with. */
export function StudioPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { id = 'new' } = useParams();
  const [parameters] = useSearchParams();
  const productIds = useMemo(() => parseList(parameters.get('products') ?? ''), [parameters]);
  const session = usePreviewSession(productIds);
  const [{ data, error, fetching }, ask] = useQuery({
    query: ScenariosQuery,
    requestPolicy: 'cache-and-network',
  });
  const stored = useMemo(() => data?.scenarios.edges.map(({ node }) => node) ?? [], [data]);
  const scenario = stored.find((one) => one.id === id);
  usePageTitle(scenario ? nameOf(scenario) : t('scenarios.newTitle'));
  const parentId = parameters.get('parent');
  const [outdated, setOutdated] = useState<{ base: ScenarioDraft; mine: ScenarioDraft } | null>(null);
  const { ready, refusals, retry } = session;
  const start = useMemo((): ScenarioDraft | null => {
    if (ready === null) return null;
    const localIds = new Map(
      Object.entries(ready.labels.scenarioIds).map(([local, global]) => [global, local]),
    );
    if (id === 'new') return emptyDraft(localIds.get(parentId ?? '') ?? null);
    const node = ready.scenarios.find((one) => one.id === localIds.get(id));
    if (scenario === undefined || node === undefined) return null;
    const { name, nameZh, description, descriptionZh } = scenario;
    return { ...node, name, nameZh, description, descriptionZh };
  }, [ready, id, parentId, scenario]);

  // A scenario that was made since the portfolio was read is read with it again.
  const isNewer = ready !== null && scenario !== undefined && start === null;
  useEffect(() => {
    if (isNewer) retry();
  }, [isNewer, retry]);

  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (refusals.length > 0 && ready === null) return <Refusals refusals={refusals} />;
  if (data && !fetching && id !== 'new' && scenario === undefined)
    return (
      <EmptyState title={t('scenarios.notFound')}>
        <Link to="/scenarios" className={buttonClass('secondary')}>
          {t('scenarios.list')}
        </Link>
      </EmptyState>
    );
  if (ready !== null && ready.labels.products.length === 0) return <NoFootprintYet />;
  if (!data || ready === null || start === null || (outdated !== null && fetching))
    return (
      <>
        <p role="status">{t('scenarios.loading')}</p>
        <Skeleton height="2rem" lines={10} />
      </>
    );
  return (
    <Studio
      key={id}
      ready={ready}
      start={start}
      stored={stored as readonly StoredScenario[]}
      globalId={id === 'new' ? null : id}
      version={scenario?.version ?? null}
      productIds={productIds}
      merged={outdated === null ? null : mergeDraft(outdated.base, outdated.mine, start)}
      onOutdated={(base, mine) => {
        setOutdated({ base, mine });
        ask({ requestPolicy: 'network-only' });
        retry();
      }}
      onSaved={(node, globalId) => {
        setOutdated(null);
        session.put(node, globalId);
        ask({ requestPolicy: 'network-only' });
      }}
    />
  );
}
