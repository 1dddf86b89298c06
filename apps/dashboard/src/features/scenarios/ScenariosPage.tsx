import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  ButtonLink,
  Card,
  EmptyState,
  ErrorState,
  NoFootprintYet,
  PageHead,
  Skeleton,
} from '../../ui/index.ts';
import { emptyDraft } from './draft.ts';
import type { Preview } from './preview/previewTypes.ts';
import { Refusals } from './Refusals.tsx';
import { ScenarioTree } from './ScenarioTree.tsx';
import { SidesPanel } from './SidesPanel.tsx';
import { ScenariosQuery } from './scenarioQueries.ts';
import { type PreviewReady, usePreviewSession } from './usePreviewSession.ts';

/** Beside the base case. */
const MOST_COMPARED = 8;
const NO_PRODUCTS: readonly string[] = [];

/** `/scenarios`: the tree of scenarios with what each does to the portfolio, and several of them side by side. */
export function ScenariosPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  usePageTitle(t('scenarios.title'));
  const [{ data, error }, ask] = useQuery({ query: ScenariosQuery, requestPolicy: 'cache-and-network' });
  const { ready, refusals } = usePreviewSession(NO_PRODUCTS);
  const columns = useAllScenarios(ready);
  const stored = useMemo(() => data?.scenarios.edges.map(({ node }) => node) ?? [], [data]);
  const [compared, setCompared] = useState<readonly string[]>([]);
  const isEmpty = ready !== null && ready.labels.products.length === 0;
  const shown = (columns ?? []).filter(
    ({ scenarioId }) => scenarioId === null || compared.includes(scenarioId),
  );
  const nameOfScenario = (localId: string | null): string => {
    if (localId === null) return t('scenarios.baseCase');
    const found = stored.find(({ id }) => id === ready?.labels.scenarioIds[localId]);
    return found ? nameOf(found) : localId;
  };
  return (
    <>
      <PageHead
        title={t('scenarios.title')}
        lead={t('scenarios.intro')}
        tools={
          !isEmpty && (
            <ButtonLink to="/scenarios/new" variant="primary" needs="EDIT_SCENARIOS">
              {t('scenarios.new')}
            </ButtonLink>
          )
        }
      />
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {refusals.length > 0 && <Refusals refusals={refusals} />}
      {!data && !error && <Skeleton height="2.5rem" lines={8} />}
      {isEmpty ? (
        <NoFootprintYet />
      ) : data?.scenarios.totalCount === 0 ? (
        <EmptyState title={t('scenarios.none')}>
          <p>{t('scenarios.noneHint')}</p>
          <ButtonLink to="/scenarios/new" variant="primary" needs="EDIT_SCENARIOS">
            {t('scenarios.new')}
          </ButtonLink>
        </EmptyState>
      ) : (
        data && (
          <ScenarioTree
            scenarios={stored}
            ready={ready}
            columns={columns}
            compared={compared}
            isFull={compared.length === MOST_COMPARED}
            onCompare={(localId, isOn) =>
              setCompared((before) => (isOn ? [...before, localId] : before.filter((one) => one !== localId)))
            }
          />
        )
      )}
      {ready !== null && compared.length > 0 && columns !== null && (
        <Card title={t('scenarios.sidesTitle')}>
          <SidesPanel columns={shown} basis={ready.overview.basis} nameOf={nameOfScenario} />
        </Card>
      )}
    </>
  );
}

/** Every stored scenario over the whole portfolio; the base case first. */
function useAllScenarios(ready: PreviewReady | null): Preview['columns'] | null {
  const [columns, setColumns] = useState<Preview['columns'] | null>(null);
  const client = ready?.client;
  const scenarios = ready?.scenarios;
  useEffect(() => {
    if (client === undefined || scenarios === undefined) return;
    const compared = scenarios.map(({ id }) => id);
    client.preview({ kind: 'preview', draft: emptyDraft(), compared }, (answer) => {
      if (answer.ok) setColumns([answer.value.columns[0]!, ...answer.value.columns.slice(2)]);
    });
  }, [client, scenarios]);
  return columns;
}
