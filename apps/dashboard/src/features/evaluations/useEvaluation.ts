import { useState } from 'react';
import { type CombinedError, useQuery } from 'urql';
import type { EvaluationQuery as Answer } from '../../graphql/generated/graphql.ts';
import { EvaluationQuery } from './evaluationQueries.ts';

/**
 * An evaluation as it is stored. While it is asked for again after a change, the last answer stays: what somebody has begun to
 * write would be gone otherwise.
 */
export function useEvaluation(id: string): {
  readonly data: Answer | undefined;
  readonly error: CombinedError | undefined;
  readonly ask: () => void;
} {
  const [{ data, error, stale }, ask] = useQuery({
    query: EvaluationQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  // The cache answers with null for what it has forgotten, until the server has answered.
  const known = data && !(stale && !data.factoryEvaluation) ? data : undefined;
  const [last, setLast] = useState(known);
  if (known !== undefined && known !== last) setLast(known);
  const kept = last?.factoryEvaluation?.id === id ? last : undefined;
  return { data: known ?? kept, error, ask: () => ask({ requestPolicy: 'network-only' }) };
}

/** Asks for an evaluation anew where something has changed that no mutation tells of: a file that was sent. */
export function useEvaluationAgain(id: string): () => void {
  const [, ask] = useQuery({ query: EvaluationQuery, variables: { id }, pause: true });
  return () => ask({ requestPolicy: 'network-only' });
}
