import { type Exchange, makeOperation, type Operation, type OperationResult } from 'urql';
import { filter, makeSubject, map, merge, pipe, type Source, share, tap } from 'wonka';

/** Questions and answers of this many different queries stay: going back and forth between views asks nothing. */
const KEPT = 8;

/** Mutations of how results are looked at, after which the results are the same. */
const VIEWS_ONLY = new Set([
  'shortenAddress',
  'saveView',
  'updateSavedView',
  'duplicateSavedView',
  'removeSavedView',
  'shareView',
  'revokeViewShare',
]);

/**
 * Keeps the answers of queries whose context says `wholeAnswer` as they came, until something is changed; all other operations
 * go through the other cache. A comparison is tens of thousands of small objects without an id: taken apart and put together
 * by a cache of entities they take seconds and twice the memory, whose garbage drops frames while the table is scrolled.
 */
export function keepWhole(otherCache: Exchange): Exchange {
  return (input) => {
    const { client } = input;
    /** By key of the operation, the one used last at the end. */
    const answers = new Map<number, OperationResult>();
    const shown = new Map<number, Operation>();
    const keep = (answer: OperationResult): void => {
      answers.delete(answer.operation.key);
      answers.set(answer.operation.key, answer);
      for (const oldest of [...answers.keys()].slice(0, -KEPT)) answers.delete(oldest);
    };
    const askAgain = (operation: Operation): void =>
      client.reexecuteOperation(
        makeOperation(operation.kind, operation, { ...operation.context, requestPolicy: 'network-only' }),
      );
    const follow = ({ operation }: OperationResult): void => {
      if (operation.kind !== 'mutation' || changesViewsOnly(operation)) return;
      answers.clear();
      for (const each of shown.values()) askAgain(each);
    };
    const isKept = ({ kind, key, context }: Operation): boolean =>
      kind === 'query' && context.requestPolicy !== 'network-only' && answers.has(key);

    return (operations) => {
      const all = share(operations);
      const whole = pipe(
        all,
        filter(isWhole),
        tap((operation) => {
          if (operation.kind === 'teardown') shown.delete(operation.key);
          else shown.set(operation.key, operation);
        }),
        share,
      );
      const kept = pipe(
        whole,
        filter(isKept),
        map((operation): OperationResult => ({ ...answers.get(operation.key)!, operation, stale: false })),
      );
      const asked = pipe(
        whole,
        filter((operation) => !isKept(operation)),
      );
      const { source: answered, next } = makeSubject<OperationResult>();
      // There is one way to the server, and it leads through the other cache, which must not see what it has not asked.
      const forward = (others: Source<Operation>): Source<OperationResult> =>
        pipe(
          input.forward(merge([others, asked])),
          tap((answer) => {
            if (isWhole(answer.operation)) next(answer);
          }),
          filter(({ operation }) => !isWhole(operation)),
        );
      const answeredOtherwise = pipe(
        all,
        filter((operation) => !isWhole(operation)),
        otherCache({ ...input, forward }),
        tap(follow),
      );
      const answeredWhole = pipe(
        merge([kept, answered]),
        tap((answer) => {
          if (answer.error === undefined) keep(answer);
        }),
      );
      return merge([answeredWhole, answeredOtherwise]);
    };
  };
}

function isWhole({ kind, context }: Operation): boolean {
  return context.wholeAnswer === true && kind !== 'mutation';
}

/** By the fields of the mutation, whatever they are called in the answer. */
function changesViewsOnly({ query }: Operation): boolean {
  return query.definitions.every(
    (definition) =>
      definition.kind !== 'OperationDefinition' ||
      definition.selectionSet.selections.every(
        (field) =>
          field.kind === 'Field' && (field.name.value === '__typename' || VIEWS_ONLY.has(field.name.value)),
      ),
  );
}
