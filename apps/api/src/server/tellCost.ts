import type { ApolloServerPlugin } from '@apollo/server';
import { complexityFromQuery } from '@pothos/plugin-complexity';
import type { DocumentNode } from 'graphql';
import { MAX_COMPLEXITY } from '../builder/builder.ts';
import type { Context } from '../context/context.ts';
import { schema } from '../schema/schema.ts';

/** Whoever sends it, with any value, is told what the operation costs; nobody else pays for counting it. */
export const COST_HEADER = 'cradle-cost';

/** What `extensions.cost` of an answer says. */
export interface Cost {
  /** What the operation may return at most: each connection its page size times what is selected in it. */
  readonly complexity: number;
  /** An operation above it is refused with `QUERY_TOO_COMPLEX`. */
  readonly maxComplexity: number;
  readonly depth: number;
  /** ms from the arrival of the operation to its answer, on this server. */
  readonly durationMs: number;
}

/** Adds `extensions.cost` to the answers of whoever asks for it, also to those of operations that were refused for their cost. */
export const tellCost: ApolloServerPlugin<Context> = {
  async requestDidStart({ request }) {
    if (!request.http?.headers.has(COST_HEADER)) return;
    const startedAt = performance.now();
    return {
      async willSendResponse({ document, request: { variables, operationName }, contextValue, response }) {
        if (response.body.kind !== 'single' || document === undefined) return;
        const counted = count(document, operationName, variables ?? {}, contextValue);
        if (counted === null) return;
        const { complexity, depth } = counted;
        const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
        const cost: Cost = { complexity, maxComplexity: MAX_COMPLEXITY, depth, durationMs };
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, cost };
      },
    };
  },
};

/** Null for a document that is not valid, or whose variables do not fit: the answer says so already. */
function count(
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
  ctx: object,
): { readonly complexity: number; readonly depth: number } | null {
  try {
    return complexityFromQuery(only(document, operationName), { schema, variables, ctx });
  } catch {
    return null;
  }
}

/** The plugin counts the first operation of a document; here the one that ran. */
function only(document: DocumentNode, operationName: string | null | undefined): DocumentNode {
  if (!operationName) return document;
  return {
    ...document,
    definitions: document.definitions.filter(
      (definition) => definition.kind !== 'OperationDefinition' || definition.name?.value === operationName,
    ),
  };
}
