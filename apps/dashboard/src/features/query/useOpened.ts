import { fillExample, NO_SUBJECTS, QUERY_EXAMPLES, subjectsOf } from '@cradle/schema/queryExamples';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { readOpenedQuery } from '../../lib/openedQuery.ts';
import { type Draft, formatVariables } from './draft.ts';
import { QueryPageQuery, SavedQueriesQuery } from './queryQueries.ts';
import { draftOf } from './SavedQueryCard.tsx';

/**
 * The example or saved query the address names (`?example=` or `?saved=`), or what another page has handed over, put into the
 * editor once both are there; examples with ids of the organisation's own.
 */
export function useOpened() {
  const [{ data }] = useQuery({ query: QueryPageQuery });
  const [{ data: kept }, askAgain] = useQuery({
    query: SavedQueriesQuery,
    requestPolicy: 'cache-and-network',
  });
  const [address, setAddress] = useSearchParams();
  const { state, key: visit } = useLocation();
  const [open, setOpen] = useState<((draft: Draft) => void) | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const example = QUERY_EXAMPLES.find(({ key }) => key === address.get('example'));
  const saved = kept?.savedQueries.find(({ key }) => key === address.get('saved'));
  const handed = useMemo(() => readOpenedQuery(state), [state]);
  const filled = example && fillExample(example, data ? subjectsOf(data) : NO_SUBJECTS);
  useEffect(() => {
    const named = saved ? `saved ${saved.key}` : example && `example ${example.key}`;
    const name = named ?? (handed === null ? undefined : `handed ${visit}`);
    if (open === null || data === undefined || name === undefined || name === shown) return;
    setShown(name);
    if (saved) open(draftOf(saved.current));
    else if (example && filled)
      open({ document: example.document, variables: formatVariables(filled.variables) });
    else if (handed) open({ document: handed.document, variables: formatVariables(handed.variables) });
  }, [data, example, filled, handed, open, saved, shown, visit]);
  return {
    isLocal: data?.viewer.localDemo ?? true,
    queries: kept?.savedQueries ?? [],
    example: example?.key ?? null,
    saved: saved ?? null,
    /** What the example is about and the organisation has not. */
    missing: data ? (filled?.missing ?? []) : [],
    /** Opening the same one again puts back what was changed in it. */
    openNamed: (named: { readonly example: string } | { readonly saved: string }) => {
      setShown(null);
      setAddress({ ...named }, { replace: true });
    },
    /** After a change: what is in the editor stays. */
    goOn: (key: string | null) => {
      askAgain({ requestPolicy: 'network-only' });
      setShown(key === null ? null : `saved ${key}`);
      setAddress(key === null ? {} : { saved: key }, { replace: true });
    },
    show: (draft: Draft) => open?.(draft),
    takeOpen: useCallback((give: (draft: Draft) => void) => setOpen(() => give), []),
  };
}
