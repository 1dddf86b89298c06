import { useCallback, useEffect, useState } from 'react';
import { type CombinedError, type TypedDocumentNode, useClient } from 'urql';

/** Asked from the server each time a page is opened and then left alone: the values on the screen are the editor's. */
export function useLoadedOnce<Answer>(
  query: TypedDocumentNode<Answer, { readonly id: string | number }>,
  id: string,
) {
  const client = useClient();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [error, setError] = useState<CombinedError | null>(null);
  const ask = useCallback(() => {
    setError(null);
    void client
      .query(query, { id }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data, error: failure }) => {
        if (data) setAnswer(data);
        else setError(failure ?? null);
      });
  }, [client, query, id]);
  useEffect(ask, [ask]);
  return { answer, error, ask };
}
