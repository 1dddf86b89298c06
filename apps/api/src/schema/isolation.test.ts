import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../builder/ids.ts';
import type { Viewer } from '../context/context.ts';
import { LOCAL_ORGANISATION } from '../context/localPeople.ts';
import type { Database } from '../db/database.ts';
import { TEST_DATABASES } from '../testing/databases.ts';
import { asksForId, buildOperation, type ChooseId } from '../testing/isolation/buildOperation.ts';
import { fillVictim, fingerprint, idsOf, MARKER } from '../testing/isolation/fillVictim.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { schema } from './schema.ts';

const STRANGER: Viewer = {
  organisationId: 'stranger',
  userId: 'stranger',
  userName: 'Stranger',
  role: 'OWNER',
};
const LONG = 900_000;
/** What is everybody's, because somebody has made it public. */
const PUBLIC = ['publicFeaturedLists'];

/** Answers of the whole schema take a while; each is small. */
describe.each(TEST_DATABASES)('What belongs to one organisation on the $kind', ({ open }) => {
  let database: Database;
  let owner: TestServer;
  let stranger: TestServer;
  let theirs: ReadonlyMap<string, string>;
  let own: ReadonlyMap<string, string>;

  beforeAll(async () => {
    database = await open();
    owner = await startTestServer(database);
    await fillVictim(database, owner, LOCAL_ORGANISATION);
    await database.query(
      `INSERT INTO "Organisation" ("id", "name", "country") VALUES ('stranger', 'Stranger', 'DE')`,
    );
    await database.query(
      `INSERT INTO "User" ("id", "name", "email") VALUES ('stranger', 'Stranger', 'stranger@example.org')`,
    );
    await database.query(`INSERT INTO "Membership" VALUES ('stranger', 'stranger', 'OWNER')`);
    stranger = await startTestServer(database, STRANGER);
    await furnish(stranger);
    theirs = await idsOf(database, LOCAL_ORGANISATION, globalId);
    own = await idsOf(database, STRANGER.organisationId, globalId);
  }, LONG);
  afterAll(async () => {
    await stranger?.close();
    await owner?.close();
    await database?.close();
  });

  it(
    'is shown to its own members by these very questions',
    async () => {
      let shown = 0;
      for (const field of fieldsOf('Query')) {
        const { text, variables } = buildOperation(schema, 'query', field, (path) =>
          guess(theirs, field.name, path),
        );
        const answer = await owner.ask(text, variables);
        if (JSON.stringify(answer).includes(MARKER)) shown++;
      }
      expect(shown).toBeGreaterThan(20);
    },
    LONG,
  );

  it.each(['Query', 'Mutation'] as const)(
    'is neither shown to another organisation nor changed by it, whatever %s it asks with these ids',
    async (kind) => {
      const before = await fingerprint(database, LOCAL_ORGANISATION);
      const leaks: string[] = [];
      for (const field of fieldsOf(kind)) {
        for (const chooseId of attemptsAt(field, theirs, own)) {
          const { text, variables } = buildOperation(
            schema,
            kind === 'Query' ? 'query' : 'mutation',
            field,
            chooseId,
          );
          const { data, errors } = await stranger.ask(text, variables);
          const answer = JSON.stringify({ data, errors });
          const invalid = errors?.find(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED');
          if ((answer.includes(MARKER) && !PUBLIC.includes(field.name)) || invalid)
            leaks.push(`${field.name}(${JSON.stringify(variables)}): ${answer.slice(0, 500)}`);
        }
      }
      expect(leaks).toEqual([]);
      expect(await fingerprint(database, LOCAL_ORGANISATION)).toEqual(before);
    },
    LONG,
  );
});

function fieldsOf(kind: 'Query' | 'Mutation'): readonly GraphQLField<unknown, unknown>[] {
  const type = kind === 'Query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {});
}

/** All ids foreign, of one noun after the other; then one's own thing with something foreign inside. */
function attemptsAt(
  field: GraphQLField<unknown, unknown>,
  theirs: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
): readonly ChooseId[] {
  if (!field.args.some((argument) => asksForId(argument))) return [() => null];
  return [
    ...[...theirs.values()].map((id) => () => id),
    (path) => guess(theirs, field.name, path),
    (path) => guess(path.length === 1 ? own : theirs, field.name, path),
    (path) =>
      guess(
        path.length === 1 || /assessment|product/i.test(path.at(-1) ?? '') ? own : theirs,
        field.name,
        path,
      ),
  ];
}

/** What an argument is called says of which noun it wants an id; a plain `id` is of what the field is about. */
function guess(ids: ReadonlyMap<string, string>, field: string, path: readonly string[]): string | null {
  const name = path.at(-1) ?? '';
  const about = /^ids?$/.test(name) ? field : name;
  const noun = [...ids.keys()]
    .filter(
      (key) =>
        about.toLowerCase().includes(key.toLowerCase()) || about.toLowerCase().includes(shortened(key)),
    )
    .sort((a, b) => b.length - a.length)[0];
  return ids.get(noun ?? 'Assessment') ?? null;
}

function shortened(noun: string): string {
  const words: Readonly<Record<string, string>> = {
    InventoryLine: 'line',
    Membership: 'userid',
    ApiToken: 'token',
  };
  return words[noun] ?? noun.toLowerCase();
}

/** Something of one's own to put foreign things into. */
async function furnish(server: TestServer): Promise<void> {
  const make = async (mutation: string, variables: object = {}): Promise<string> => {
    const { data, errors } = await server.ask<{ result: { id?: string } }>(mutation, variables);
    if (errors || !data.result.id) throw new Error(JSON.stringify({ mutation, data, errors }));
    return data.result.id;
  };
  const productId = await make(
    `mutation { result: createProduct(input: { name: "Own", sku: "OWN-1", category: "Own" }) { ... on Product { id } ... on InvalidInput { fields { field message } } } }`,
  );
  await make(
    `mutation ($productId: ID!) { result: createAssessment(input: { productId: $productId, boundary: CRADLE_TO_GATE, declaredUnit: "piece",
      declaredUnitAmount: 1, functionalUnit: "One", lines: [{ name: "Own", stage: MATERIALS, unit: "kg", amount: 1 }] }) {
      ... on Assessment { id } ... on InvalidInput { fields { field message } } } }`,
    { productId },
  );
  await make(
    `mutation { result: createSupplier(input: { name: "Own", country: "DE" }) { ... on Supplier { id } ... on InvalidInput { fields { field message } } } }`,
  );
  await make(
    `mutation { result: createScenario(input: { name: "Own", changes: [] }) { ... on Scenario { id } ... on InvalidInput { fields { field message } } } }`,
  );
}
