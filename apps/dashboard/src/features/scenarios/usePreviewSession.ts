import type { ScenarioNode } from '@cradle/engine';
import type { PreviewLabels } from '@cradle/schema';
import { useCallback, useEffect, useRef, useState } from 'react';
import { PreviewClient } from './PreviewClient.ts';
import type { Overview, PreviewRefusal } from './preview/previewTypes.ts';

/** A portfolio in the worker. */
export interface PreviewReady {
  readonly client: PreviewClient;
  readonly labels: PreviewLabels;
  readonly scenarios: readonly ScenarioNode[];
  readonly overview: Overview;
}

export interface PreviewSessionState {
  readonly ready: PreviewReady | null;
  readonly refusals: readonly PreviewRefusal[];
  readonly retry: () => void;
  /** A scenario that was saved: drafts may descend from it from now on. */
  readonly put: (scenario: ScenarioNode, globalId: string) => void;
}

/**
 * Opens the portfolio in a worker, and chooses products of it.
 *
 * @param productIds global ids; none for all products
 */
export function usePreviewSession(productIds: readonly string[]): PreviewSessionState {
  const [opened, setOpened] = useState<Omit<PreviewReady, 'overview'> | null>(null);
  const [overview, setOverview] = useState<Overview | null>(null);
  const [refusals, setRefusals] = useState<readonly PreviewRefusal[]>([]);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens it again.
  useEffect(() => {
    const client = new PreviewClient();
    let isOpen = true;
    setOpened(null);
    setOverview(null);
    void client.ask({ kind: 'open', url: '/graphql' }).then((answer) => {
      if (!isOpen) return;
      if (answer.ok) setOpened({ client, ...answer.value });
      setRefusals(answer.ok ? [] : answer.refusals);
    });
    return () => {
      isOpen = false;
      client.close();
    };
  }, [attempt]);

  const key = productIds.join(',');
  const client = opened?.client;
  const products = opened?.labels.products;
  useEffect(() => {
    if (client === undefined || products === undefined) return;
    const turn = ++latest.current;
    const wanted = new Set(key === '' ? [] : key.split(','));
    const localIds = products.filter(({ id }) => wanted.has(id)).map(({ localId }) => localId);
    void client.ask({ kind: 'choose', productIds: localIds }).then((answer) => {
      if (turn !== latest.current) return;
      setOverview(answer.ok ? answer.value : null);
      setRefusals(answer.ok ? [] : answer.refusals);
    });
  }, [client, products, key]);

  const put = useCallback((scenario: ScenarioNode, globalId: string): void => {
    setOpened((before) => {
      if (before === null) return before;
      void before.client.ask({ kind: 'put', scenario });
      const scenarios = [...before.scenarios.filter(({ id }) => id !== scenario.id), scenario];
      const scenarioIds = { ...before.labels.scenarioIds, [scenario.id]: globalId };
      return { ...before, scenarios, labels: { ...before.labels, scenarioIds } };
    });
  }, []);

  return {
    ready: opened !== null && overview !== null ? { ...opened, overview } : null,
    refusals,
    retry: () => setAttempt((count) => count + 1),
    put,
  };
}
