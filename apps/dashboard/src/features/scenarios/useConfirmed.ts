import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/generated/index.ts';
import type { Preview } from './preview/previewTypes.ts';
import type { PreviewReady } from './usePreviewSession.ts';

export const ConfirmQuery = graphql(`
  query ConfirmScenario($id: ID!, $scenarioId: ID) {
    assessment(id: $id) { id footprint(scenarioId: $scenarioId) { id totalKgCo2e } }
  }
`);

/**
 * Whether the API, asked for the saved scenario, gives the number of the preview to the last bit. Asked for the first of
 * the chosen products, and only while nothing has moved since the scenario was saved.
 */
export function useConfirmed(
  { labels, overview }: PreviewReady,
  preview: Preview | null,
  globalId: string | null,
  isChanged: boolean,
  version: number | null,
): boolean {
  const first = overview.assessmentIds[0];
  const id = labels.products.find(({ assessmentId }) => assessmentId === first)?.assessmentGlobalId ?? '';
  const isAsked = globalId !== null && !isChanged && id !== '';
  const context = useMemo(() => ({ requestPolicy: 'network-only' as const, version }), [version]);
  const [{ data, fetching }] = useQuery({
    query: ConfirmQuery,
    variables: { id, scenarioId: globalId },
    pause: !isAsked,
    context,
  });
  if (!isAsked || fetching || preview === null) return false;
  const stored = data?.assessment?.footprint?.totalKgCo2e;
  return stored !== undefined && Object.is(stored, preview.after[0]);
}
