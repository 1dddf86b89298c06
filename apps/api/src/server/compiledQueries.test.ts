import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../testing/databases.ts';
import { withServer } from '../testing/withServer.ts';

interface Asked {
  readonly label: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

interface Answer {
  readonly data: { readonly products: { readonly edges: readonly unknown[] } };
  readonly errors?: readonly unknown[];
}

/** Whatever a document may hold: each is answered the usual way first, and by its compiled function from the second time on. */
const ASKED: readonly Asked[] = [
  {
    label: 'connections, relations and loaders',
    query: `query ($first: Int!) { products(first: $first) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
      id name supplier { name } currentAssessment { version status declaredUnit { amount unit } scope { goal } standard { code } lines { name factor { name source { licence } } }
        footprint { totalKgCo2e stages { stage kgCo2e share } contributions(first: 5) { totalCount edges { node { gas kgCo2e
          line { name } } } } } } } } } }`,
    variables: { first: 4 },
  },
  {
    label: 'fragments, aliases and directives',
    query: `query ($names: Boolean!) { some: products(first: 2) { edges { node { ...Named again: sku } } } }
      fragment Named on Product { __typename name @include(if: $names) nameZh @skip(if: $names) }`,
    variables: { names: true },
  },
  {
    label: 'interfaces and global ids',
    query: `{ nodes(ids: ["nothing", "UHJvZHVjdDpub3RoaW5n"]) { __typename id } node(id: "RmFjdG9yOm5vdGhpbmc=") { id } }`,
  },
  {
    label: 'lists of one entry and input objects',
    query: `query ($regions: [String!]) { factors(filter: { regions: $regions, yearFrom: 2015 }, first: 3) { totalCount edges { node {
      code year gases { gas kgPerUnit } characterised { gwpSet kgCo2ePerUnit } } } } }`,
    variables: { regions: 'CN' },
  },
  {
    label: 'the schema itself',
    query: '{ __schema { queryType { fields { name } } } __type(name: "Stage") { enumValues { name } } }',
  },
  {
    label: 'what cannot be read',
    query: '{ product(id: "") { name } factors(first: 1, after: "no cursor") { totalCount } }',
  },
  {
    label: 'variables of the wrong type',
    query: 'query ($first: Int!) { products(first: $first) { totalCount } }',
    variables: { first: 'many' },
  },
];

describe.each(TEST_DATABASES)('A query that is asked again on the $kind', (kind) => {
  const test = withServer(kind);

  const ask = async ({ query, variables }: Asked) => {
    const response = await fetch(`${test.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  };

  it.each(ASKED)('is answered as the first time: $label', async (asked) => {
    const first = await ask(asked);
    expect(await ask(asked)).toEqual(first);
    expect(await ask(asked)).toEqual(first);
  });

  it('takes its variables anew every time', async () => {
    const query = 'query ($first: Int!) { products(first: $first) { edges { node { name } } } }';
    for (const first of [1, 3, 2]) {
      const { body } = await ask({ label: '', query, variables: { first } });
      expect(body.data.products.edges).toHaveLength(first);
    }
  });

  it('names the field of an error, and not the cause', async () => {
    const query =
      'query ($id: ID!) { comparison(input: { assessmentIds: [$id], rows: [PRODUCT], columns: [STAGE] }) { total } }';
    const asked = { label: '', query, variables: { id: 'nothing' } };
    const first = await ask(asked);
    expect(first.body.errors).toHaveLength(1);
    expect(await ask(asked)).toEqual(first);
  });

  it('sends no more statements than the first time', async () => {
    const counts: number[] = [];
    for (let time = 0; time < 3; time++) {
      let count = 0;
      const stop = test.database.onStatement(() => count++);
      await ask(ASKED[0]!);
      stop();
      counts.push(count);
    }
    expect(counts[2]).toBeLessThanOrEqual(counts[0]!);
    expect(counts[2]).toBe(counts[1]);
  });
});
