import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { Client, fetchExchange } from 'urql';
import introspection from '../graphql/generated/introspection.json';
import { cacheUpdates } from './cacheUpdates.ts';
import { keepWhole } from './keepWhole.ts';
import { refusedAccess } from './refusedAccess.ts';
import { wordRefusals } from './wordRefusals.ts';

interface IntrospectedType {
  readonly kind: string;
  readonly name: string;
  readonly fields?: readonly { readonly name: string }[] | null;
}

/** Their `id` says what they stand for, but the rest depends on the question: they must not be shared by id. */
const NOT_ENTITIES = [
  'FoundProduct',
  'FoundSupplier',
  'CbamCheck',
  'CbamEnergyFlow',
  'CbamPrecursor',
  'CbamSourceStream',
  'Hotspot',
  'PathStep',
  'NotFound',
  'RemovedCbamItem',
  'RemovedScenario',
  'ScenarioChange',
  'ScenarioDiffChange',
  'SearchSupplier',
];

/** The client of the API on the same host, with a cache by id and lists that grow page by page. */
export function createGraphqlClient(url = '/graphql'): Client {
  return new Client({
    url,
    preferGetMethod: false,
    exchanges: [
      wordRefusals,
      refusedAccess,
      keepWhole(
        cacheExchange({
          schema: introspection as unknown as NonNullable<Parameters<typeof cacheExchange>[0]>['schema'] &
            object,
          keys: Object.fromEntries(embeddedTypes().map((name) => [name, () => null])),
          resolvers: {
            Query: { products: relayPagination() },
          },
          updates: { Mutation: cacheUpdates },
        }),
      ),
      fetchExchange,
    ],
  });
}

/** Types without an id of their own live inside whatever they were answered with. */
function embeddedTypes(): readonly string[] {
  const types: readonly IntrospectedType[] = introspection.__schema.types;
  return types
    .filter(({ kind, name }) => kind === 'OBJECT' && !name.startsWith('__'))
    .filter(({ name }) => name !== 'Query' && name !== 'Mutation')
    .filter(
      ({ name, fields }) => NOT_ENTITIES.includes(name) || !fields?.some((field) => field.name === 'id'),
    )
    .map(({ name }) => name);
}
