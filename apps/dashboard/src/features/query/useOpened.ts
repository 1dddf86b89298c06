import { fillExample, NO_SUBJECTS, QUERY_EXAMPLES, subjectsOf } from '@cradle/schema/queryExamples';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { type Draft, formatVariables } from './draft.ts';
import { QueryPageQuery, SavedQueriesQuery } from './queryQueries.ts';
import { draftOf } from './SavedQueryCard.tsx';

/**
 * The example or saved query the address names (`?example=` or `?saved=`), put into the editor once both are there; examples
 * with ids of the organisation's own.
 */
export function useOpened() {
  const [{ data }] = useQuery({ query: QueryPageQuery });
  const [{ data: kept }, askAgain] = useQuery({
    query: SavedQueriesQuery,
    requestPolicy: 'cache-and-network',
  });
  const [address, setAddress] = useSearchParams();
  const [open, setOpen] = useState<((draft: Draft) => void) | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const example = QUERY_EXAMPLES.find(({ key }) => key === address.get('example'));
  const saved = kept?.savedQueries.find(({ key }) => key === address.get('saved'));
  const filled = example && fillExample(example, data ? subjectsOf(data) : NO_SUBJECTS);
  useEffect(() => {
    const name = saved ? `saved ${saved.key}` : example && `example ${example.key}`;
    if (open === null || data === undefined || name === undefined || name === shown) return;
    setShown(name);
    if (saved) open(draftOf(saved.current));
    else if (example && filled)
      open({ document: example.document, variables: formatVariables(filled.variables) });
  }, [data, example, filled, open, saved, shown]);
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
