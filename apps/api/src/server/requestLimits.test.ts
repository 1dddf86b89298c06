import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_VIEWER } from '../context/localPeople.ts';
import type { Database } from '../db/database.ts';
import { createApiToken } from '../modules/account/apiToken.ts';
import { TEST_DATABASES } from '../testing/databases.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { LIMITS } from './requestLimits.ts';

const CHECK = 'query ($document: String!) { checkFootprint(document: $document) { __typename } }';

describe.each(TEST_DATABASES)('What is left to a caller on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    database = await open();
    server = await startTestServer(database, null, { limits: { ...LIMITS, token: 3, anonymous: 2 } });
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  const post = (query: string, headers: Readonly<Record<string, string>> = {}, variables: object = {}) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
  const told = ({ headers }: Response) =>
    ['limit', 'remaining', 'policy'].map((name) => headers.get(`ratelimit-${name}`));

  it('is told with each answer, and with the refusal when it comes', async () => {
    const { secret } = await createApiToken(database, LOCAL_VIEWER, {
      ...{ name: 'Buyer', scopes: ['read'], expiresInDays: 1 },
    });
    const authorization = { authorization: `Bearer ${secret}` };
    const answers: Response[] = [];
    for (let index = 0; index < 4; index++) answers.push(await post('{ viewer { role } }', authorization));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(told)).toEqual(['2', '1', '0', '0'].map((left) => ['3', left, '3;w=60']));
    expect(Number(answers[0]!.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
    const refused = answers[3]!;
    expect(refused.headers.get('retry-after')).toBe(refused.headers.get('ratelimit-reset'));
    const { errors } = (await refused.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]!.extensions.code).toBe('TOO_MANY_REQUESTS');
  });

  it('is counted by address for whoever has no account, also for checking a footprint', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 3; index++) statuses.push((await post(CHECK, {}, { document: '{}' })).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('The cost of an operation', () => {
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    database = await TEST_DATABASES[0]!.open();
    server = await startTestServer(database);
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  const costOf = async (
    query: string,
    headers: Readonly<Record<string, string>> = { 'cradle-cost': '1' },
  ) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const { extensions } = (await response.json()) as { extensions?: { cost?: Record<string, number> } };
    return extensions?.cost;
  };

  it('is told to whoever asks for it: a connection costs its page size times what is selected in it', async () => {
    const names = (first: number) => `{ products(first: ${first}) { edges { node { name } } } }`;
    const [ten, twenty] = [await costOf(names(10)), await costOf(names(20))];
    expect(ten!.maxComplexity).toBe(500_000);
    expect(twenty!.complexity! - 1).toBe(2 * (ten!.complexity! - 1));
    expect(ten!.durationMs).toBeGreaterThan(0);
    expect(await costOf(names(10), {})).toBeUndefined();
  });

  it('is told with the refusal of an operation that costs too much, and not of one that is not valid', async () => {
    const nested = (first: number) =>
      `{ products(first: ${first}) { edges { node { assessments(first: ${first}) { edges { node { id } } } } } } }`;
    const cost = await costOf(nested(1000));
    expect(cost!.complexity).toBeGreaterThan(cost!.maxComplexity!);
    expect(await costOf('{ nonsense }')).toBeUndefined();
  });
});
