import { useMemo } from 'react';
import { type CombinedError, useQuery } from 'urql';
import type { ComparisonQuery as Answer, ComparisonInput } from '../../graphql/generated/graphql.ts';
import { ComparisonQuery, ComparisonScenariosQuery } from './comparisonQueries.ts';
import type { ComparisonView } from './comparisonView.ts';
import { toComparisonInput } from './toComparisonInput.ts';

export interface ComparisonScenario {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
}

export interface ComparisonState {
  /** The last answer; it stays while the next one is on its way. */
  readonly comparison: Answer['comparison'] | undefined;
  /** What is asked. */
  readonly question: ComparisonInput;
  readonly scenarios: readonly ComparisonScenario[];
  readonly loading: boolean;
  readonly error: CombinedError | undefined;
  readonly retry: () => void;
}

/** Kept as it came: see `app/keepWhole`. */
const WHOLE = { wholeAnswer: true } as const;

const NONE: readonly ComparisonScenario[] = [];

/** Asks for what a view shows. Views that differ only in how it is shown ask the same question. */
export function useComparison(view: ComparisonView): ComparisonState {
  const [scenarios, askScenarios] = useQuery({ query: ComparisonScenariosQuery });
  const known = useMemo(
    () => scenarios.data?.scenarios.edges.map(({ node }) => node) ?? NONE,
    [scenarios.data],
  );
  // The question names every scenario, so "all" waits until they are known.
  const waits = view.scenarios === 'ALL' && scenarios.data === undefined;
  const question = JSON.stringify(
    toComparisonInput(
      view,
      known.map(({ id }) => id),
    ),
  );
  const variables = useMemo((): { input: ComparisonInput } => ({ input: JSON.parse(question) }), [question]);
  const [answer, ask] = useQuery({ query: ComparisonQuery, variables, pause: waits, context: WHOLE });
  const error = answer.error ?? (waits ? scenarios.error : undefined);
  return {
    comparison: error === undefined ? answer.data?.comparison : undefined,
    question: variables.input,
    scenarios: known,
    loading: answer.fetching || (waits && scenarios.fetching),
    error,
    retry: () => {
      if (scenarios.error) askScenarios({ requestPolicy: 'network-only' });
      ask({ ...WHOLE, requestPolicy: 'network-only' });
    },
  };
}
