import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../testing/databases.ts';
import { withServer } from '../testing/withServer.ts';

describe.each(TEST_DATABASES)('Requests the API refuses on the $kind', (kind) => {
  const test = withServer(kind);

  const codeOf = async (query: string) => (await test.server.ask(query)).errors?.[0]?.extensions.code;

  it('a query nested 30 deep', async () => {
    const nested = 'product { currentAssessment { '.repeat(15);
    const query = `{ assessments(first: 1) { edges { node { ${nested} id ${'} }'.repeat(15)} } } } }`;
    const { errors } = await test.server.ask(query);
    expect(errors?.[0]?.extensions.code).toBe('QUERY_TOO_DEEP');
    expect(errors?.[0]?.message).toMatch(/depth/);
  });

  it('many aliases of one expensive field', async () => {
    const aliases = Array.from({ length: 40 }, (_, index) => `a${index}: standards { code }`).join(' ');
    expect(await codeOf(`{ ${aliases} }`)).toBe('TOO_MANY_ALIASES');
  });

  it('pages of pages whose product is too large, while a page alone passes', async () => {
    const query = (first: number) =>
      `{ products(first: ${first}) { edges { node { assessments(first: ${first}) { edges { node { id version } } } } } } }`;
    expect(await codeOf(query(1000))).toBe('QUERY_TOO_COMPLEX');
    expect(await codeOf(query(20))).toBeUndefined();
  });

  it('the schema twice in one operation', async () => {
    const schema = '__schema { queryType { name } }';
    expect(await codeOf(`{ ${schema} }`)).toBeUndefined();
    expect(await codeOf(`{ ${schema} again: ${schema} }`)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('text that is no GraphQL, and fields that do not exist', async () => {
    expect(await codeOf('{ products(')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await codeOf('{ nonsense }')).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('a body that is no JSON, without showing paths of the machine', async () => {
    const response = await fetch(`${test.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query": ',
    });
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_REQUEST');
    expect(text).not.toMatch(/node_modules|\.ts|\/src\//);
  });

  it('a body larger than the limit', async () => {
    const response = await fetch(`${test.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ viewer { user { name } } } # ${'x'.repeat(2_200_000)}` }),
    });
    expect(response.status).toBe(413);
  });

  it('and still answers afterwards', async () => {
    const ready = await fetch(`${test.server.url}/health/ready`);
    expect(await ready.json()).toEqual({ status: 'ready' });
  });
});

describe.each(TEST_DATABASES)('An unexpected error on the $kind', (kind) => {
  const test = withServer(kind);

  it('is masked by an id that the log knows', async () => {
    await test.database.query('ALTER TABLE "Supplier" RENAME TO "Hidden"');
    const { errors } = await test.server.ask('{ suppliers { totalCount } }');
    await test.database.query('ALTER TABLE "Hidden" RENAME TO "Supplier"');
    const { message, extensions } = errors![0]!;
    expect(extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(message).not.toMatch(/Supplier|prisma|SELECT/i);
    expect(test.server.logged.some((line) => line.includes(String(extensions.id)))).toBe(true);
  });
});
