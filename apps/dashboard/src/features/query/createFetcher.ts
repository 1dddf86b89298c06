import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { type DocumentNode, getOperationAST } from 'graphql';
import { createClient } from 'graphql-sse';
import type { Access, Run } from './draft.ts';

/** The address of operations; subscriptions are asked below it. */
const ADDRESS = '/graphql';

/**
 * Sends what GraphiQL runs, as whoever `access` says at that moment, and tells what it took. The schema is always asked by
 * the session: it is the same for everybody, and a token may be one that may not ask for it.
 */
export function createFetcher(access: () => Access, tell: (run: Run) => void): Fetcher {
  return (params, options) => {
    if (params.operationName === 'IntrospectionQuery') return ask(params, { as: 'session' }, () => {});
    return isSubscription(options?.documentAST, params.operationName)
      ? listen(params, access())
      : ask(params, access(), tell);
  };
}

function isSubscription(document: DocumentNode | undefined, name: string | null | undefined): boolean {
  if (document === undefined) return false;
  return getOperationAST(document, name)?.operation === 'subscription';
}

async function ask(
  { query, variables, operationName }: FetcherParams,
  access: Access,
  tell: (run: Run) => void,
) {
  const startedAt = performance.now();
  const response = await fetch(ADDRESS, {
    method: 'POST',
    credentials: access.as === 'token' ? 'omit' : 'same-origin',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      'cradle-cost': '1',
      ...authorization(access),
    },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const text = await response.text();
  const answer = JSON.parse(text) as { extensions?: { cost?: NonNullable<Run['cost']> } };
  tell({
    status: response.status,
    totalMs: performance.now() - startedAt,
    bytes: new Blob([text]).size,
    cost: answer.extensions?.cost ?? null,
    left: leftOf(response.headers),
  });
  return answer;
}

function listen({ query, variables, operationName }: FetcherParams, access: Access) {
  const client = createClient<false>({
    url: `${ADDRESS}/stream`,
    retryAttempts: 0,
    credentials: access.as === 'token' ? 'omit' : 'same-origin',
    headers: { ...authorization(access) },
  });
  return client.iterate<Record<string, unknown>, Record<string, unknown>>({
    query,
    variables: variables as Record<string, unknown>,
    ...(operationName ? { operationName } : {}),
  });
}

function authorization(access: Access): Readonly<Record<string, string>> {
  return access.as === 'token' ? { authorization: `Bearer ${access.token}` } : {};
}

function leftOf(headers: Headers): Run['left'] {
  const [limit, remaining, resetSeconds] = ['limit', 'remaining', 'reset'].map((name) =>
    Number(headers.get(`ratelimit-${name}`) ?? Number.NaN),
  ) as [number, number, number];
  return Number.isNaN(limit) ? null : { limit, remaining, resetSeconds };
}
