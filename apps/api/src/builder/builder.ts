import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import type { Context } from '../context/context.ts';
import type PrismaTypes from '../db/generated/pothos.ts';
import { getDatamodel } from '../db/generated/pothos.ts';
import { PERMISSION_PLUGIN } from './permissionPlugin.ts';
import { SHARED_PATHS_PLUGIN } from './sharedPathsPlugin.ts';

/** Ceiling of one operation: about one page of a thousand rows with their stages. */
export const MAX_COMPLEXITY = 500_000;
export const DEFAULT_PAGE = 50;
export const MAX_PAGE = 1000;

/** Knows the plugins and scalars and no noun; a noun's types, queries and mutations live in its module. */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: Date; Output: Date };
    Numbers: { Input: readonly (number | null)[]; Output: readonly (number | null)[] };
    JSON: { Input: unknown; Output: unknown };
  };
}>({
  defaultFieldNullability: false,
  // The errors plugin stands before the one for permissions, so that its refusals become members of the result.
  plugins: [
    ComplexityPlugin,
    ErrorsPlugin,
    PERMISSION_PLUGIN,
    RelayPlugin,
    SHARED_PATHS_PLUGIN,
    PrismaPlugin,
  ],
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 10,
    limit: { complexity: MAX_COMPLEXITY },
  },
  errors: { directResult: true, defaultTypes: [] },
  relay: {
    cursorType: 'String',
    clientMutationId: 'omit',
    nodesOnConnection: false,
    nodesQueryOptions: false,
  },
  prisma: {
    client: (context) => context.database.prisma,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    defaultConnectionSize: DEFAULT_PAGE,
    maxConnectionSize: MAX_PAGE,
  },
});

builder.queryType({});
builder.mutationType({});
builder.subscriptionType({});

interface PageArguments {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
}

/** Names of a connection and its edges: `ProductConnection`, `ProductEdge`. */
export function connectionNames<Noun extends string>(noun: Noun) {
  return [{ name: `${noun}Connection` }, { name: `${noun}Edge` }] as const;
}

/** A connection costs what it may return: its page size times what is selected in it. */
export function connectionComplexity(page: PageArguments): { field: number; multiplier: number } {
  const asked = page.first ?? page.last ?? DEFAULT_PAGE;
  return { field: 1, multiplier: Math.min(Math.max(asked, 1), MAX_PAGE) };
}
