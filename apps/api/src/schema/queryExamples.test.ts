import {
  fillExample,
  QUERY_EXAMPLES,
  type QueryExample,
  type Subjects,
  type SubjectsAnswer,
  subjectsOf,
} from '@cradle/schema/queryExamples';
import { getOperationAST, NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../testing/databases.ts';
import { askFor, makePartners, startAs } from '../testing/partners.ts';
import { withServer } from '../testing/withServer.ts';
import { schema } from './schema.ts';

const SUBJECTS = `{
  products(first: 1) { edges { node { id } } }
  assessments(first: 1, filter: { kinds: [CALCULATED] }) { edges { node { id } } }
  productCategories { name productCount }
  partners { id isHere }
}`;

/** The demo organisation shares with nobody and follows nobody: these answers are lists without anything in them. */
const NOTHING_ON_THE_DEMO = ['sharedFootprints', 'changesSince', 'auditLog'];

describe('The examples of the query page', () => {
  it('have names of their own, in both languages', () => {
    expect(QUERY_EXAMPLES.length).toBeGreaterThanOrEqual(12);
    for (const pick of ['key', 'title', 'titleZh', 'purpose', 'purposeZh'] as const)
      expect(new Set(QUERY_EXAMPLES.map((each) => each[pick])).size, pick).toBe(QUERY_EXAMPLES.length);
    expect(
      QUERY_EXAMPLES.filter(({ titleZh, purposeZh }) => !/\p{Script=Han}/u.test(titleZh + purposeZh)),
    ).toEqual([]);
  });

  it.each(QUERY_EXAMPLES.map((each) => [each.key, each] as const))(
    '%s is valid by the schema of today and asks for nothing deprecated',
    (_key, { document, kind, variables, filled }) => {
      const parsed = parse(document);
      expect(validate(schema, parsed, [...specifiedRules, NoDeprecatedCustomRule])).toEqual([]);
      const operation = getOperationAST(parsed);
      expect(operation?.operation).toBe(kind);
      expect(operation?.variableDefinitions?.map(({ variable }) => variable.name.value).sort() ?? []).toEqual(
        [...Object.keys(variables), ...Object.keys(filled)].sort(),
      );
    },
  );
});

describe.each(TEST_DATABASES)('On the demo portfolio, on the $kind,', (kind) => {
  const test = withServer(kind);
  let subjects: Subjects;

  beforeAll(async () => {
    const supplier = await startAs(test.database, 'film', 'Film Works');
    await makePartners(test.server, supplier);
    await supplier.close();
    subjects = subjectsOf(await askFor<SubjectsAnswer>(test.server, SUBJECTS));
  });

  const run = async (each: QueryExample) => {
    const { variables, missing } = fillExample(each, subjects);
    expect(missing).toEqual([]);
    const { data, errors } = await test.server.ask<Record<string, unknown>>(each.document, variables);
    expect(errors).toBeUndefined();
    return data;
  };

  it.each(QUERY_EXAMPLES.filter((each) => each.kind === 'query').map((each) => [each.key, each] as const))(
    '%s is answered',
    async (key, each) => {
      const data = await run(each);
      const text = JSON.stringify(data);
      expect(text).not.toContain('"fields":[');
      if (!NOTHING_ON_THE_DEMO.includes(key))
        expect(text).not.toMatch(
          /"(edges|cells|hotspots|footprints|scenarioFootprints|files)":\[\]|^\{"\w+":(null|\[\])\}$/,
        );
    },
  );

  it.each(QUERY_EXAMPLES.filter((each) => each.kind === 'mutation').map((each) => [each.key, each] as const))(
    '%s is done',
    async (_key, each) => {
      const [answer] = Object.values(await run(each)) as { id?: string; fields?: unknown }[];
      expect(answer?.fields).toBeUndefined();
      expect(answer?.id).toEqual(expect.any(String));
    },
  );

  it.each(
    QUERY_EXAMPLES.filter((each) => each.kind === 'subscription').map((each) => [each.key, each] as const),
  )('%s opens a stream of events', async (_key, { document }) => {
    const response = await fetch(`${test.server.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: document }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/text\/event-stream/);
    await response.body?.cancel();
  });
});
