import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { SharedPaths } from '../builder/sharedPathsPlugin.ts';
import type { Context } from '../context/context.ts';

/** Compiled queries kept; a page of the dashboard asks a few dozen, a buyer's program a handful. */
const MOST_COMPILED = 500;

type Format = (formatted: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError;

/**
 * Answers queries that are asked again by functions compiled for them, which take half the time of walking through the document
 * (docs/decisions/0040). What cannot be compiled, mutations, and whose variables are refused go the usual way.
 */
export function compiledQueries(format: Format): ApolloServerPlugin<Context> {
  const compiled = new LRUCache<string, CompiledQuery | 'ONCE' | 'NOT_COMPILED'>({ max: MOST_COMPILED });
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ queryHash, document, operation, request, schema, contextValue }) {
          if (operation.operation !== 'query') return null;
          const key = `${queryHash} ${request.operationName ?? ''}`;
          const known = compiled.get(key);
          if (known === 'NOT_COMPILED') return null;
          if (known === undefined) {
            // Compiling costs as much as answering a dozen times: what is asked once is not worth it.
            compiled.set(key, 'ONCE');
            return null;
          }
          const query = known === 'ONCE' ? compile(schema, document, request.operationName) : known;
          compiled.set(key, query ?? 'NOT_COMPILED');
          if (query === null) return null;
          contextValue.compiledPaths = new SharedPaths();
          const result = await query.query(undefined, contextValue, request.variables ?? {});
          // No data at all: the variables were refused, before anything was resolved.
          return 'data' in result ? answer(result, format) : null;
        },
      };
    },
  };
}

function compile(
  schema: Parameters<typeof compileQuery>[0],
  document: DocumentNode,
  operationName: string | undefined,
): CompiledQuery | null {
  const query = compileQuery(schema, document, operationName);
  return isCompiledQuery(query) ? query : null;
}

/** As Apollo itself makes an answer of a result. */
function answer({ data, errors }: ExecutionResult, format: Format): GraphQLResponse {
  const singleResult =
    errors === undefined || errors.length === 0
      ? { data: data ?? null }
      : { errors: errors.map((error) => formatted(error, format)), data: data ?? null };
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
}

function formatted(error: GraphQLError, format: Format): GraphQLFormattedError {
  // An error of a compiled query has no extensions where the thrown one had none.
  const extensions = { ...error.extensions, code: error.extensions?.code ?? 'INTERNAL_SERVER_ERROR' };
  return format({ ...error.toJSON(), extensions }, error);
}
