import express, { type Response as ExpressResponse, type Request, Router } from 'express';
import { type ExecutionResult, getOperationAST, parse } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/express';
import type { Context } from '../context/context.ts';
import type { Database } from '../db/database.ts';
import { formatError } from '../errors/formatError.ts';
import { schema } from '../schema/schema.ts';
import { callerOf } from './admitCaller.ts';
import { createContext } from './createContext.ts';
import { persistedOperations } from './persistedOperations.ts';

const MAX_BODY = '100kb';
const BAD_REQUEST = { status: 400, statusText: 'Bad Request' } as const;

/**
 * `POST /graphql/stream`: subscriptions as server-sent events (GraphQL over SSE, distinct connections), for whoever may ask
 * `/graphql`. Queries and mutations have their limits there and are not answered here.
 */
export function subscriptionRoutes(
  database: Database,
  surroundings: Pick<Context, 'installation' | 'replica'>,
  log: (line: string, error: unknown) => void,
): Router {
  const router = Router();
  const masked = (result: ExecutionResult): ExecutionResult =>
    result.errors === undefined
      ? result
      : ({
          ...result,
          errors: result.errors.map((error) => formatError(error.toJSON(), error, log)),
        } as unknown as ExecutionResult);
  const handle = createHandler<object & Record<PropertyKey, unknown>>({
    schema,
    context: ({ context: { res } }) =>
      createContext(database, callerOf(res), surroundings) as unknown as Record<PropertyKey, unknown>,
    onSubscribe: (_request, { query, operationName }) =>
      isSubscription(query, operationName)
        ? undefined
        : ['Only subscriptions are answered here; send anything else to /graphql.', BAD_REQUEST],
    // Also of a subscription that is refused, which has this one result.
    onNext: (_context, _request, result) => masked(result as ExecutionResult),
  });
  router.post(
    '/graphql/stream',
    express.json({ limit: MAX_BODY }),
    persistedOperations(database),
    (request: Request, response: ExpressResponse) => handle(request, response),
  );
  return router;
}

function isSubscription(query: string, operationName: string | undefined): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    // Text that is no GraphQL is refused by the library, in its own words.
    return true;
  }
}
