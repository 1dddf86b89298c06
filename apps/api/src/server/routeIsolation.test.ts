import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../builder/ids.ts';
import { createSealer } from '../config/sealer.ts';
import { LOCAL_ORGANISATION } from '../context/localPeople.ts';
import type { Database } from '../db/database.ts';
import { TEST_DATABASES } from '../testing/databases.ts';
import { fillVictim, fingerprint, MARKER } from '../testing/isolation/fillVictim.ts';
import { type Probe, ROUTE_CASES, type RouteCase, type VictimIds } from '../testing/isolation/routeCases.ts';
import { askFor } from '../testing/partners.ts';
import { emailOf, signIn, signUp } from '../testing/signedIn.ts';
import { startTestServer, TEST_SECRET, type TestServer } from '../testing/startTestServer.ts';

type Headers = Readonly<Record<string, string>>;
type Credentials = Readonly<Record<string, Headers>>;

const STRANGER = 'stranger';
const LOCK_TOKEN = 'token of the lock file';
/** A proxy that speaks TLS stands in front. */
const PROXY = { 'x-forwarded-proto': 'https' } as const;
const FILE = /zip|sheet|pdf/;
const LONG = 900_000;

describe.each(TEST_DATABASES)('Routes outside of GraphQL on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let ids: VictimIds;
  /** Valid ones of the organisation that has the ids, and of another; and ones that are valid for nobody. */
  let owners: { readonly MEMBERS: Credentials; readonly PARTNERS: Credentials };
  let strangers: typeof owners;
  let invalid: typeof owners;

  beforeAll(async () => {
    database = await open();
    const owner = await startTestServer(database);
    await shareAll(owner);
    await fillVictim(database, owner, LOCAL_ORGANISATION);
    await owner.close();
    // Marking has changed what they were calculated from, which removes them.
    await database.query(`DELETE FROM "Footprint" WHERE "organisationId" = '${LOCAL_ORGANISATION}'`);
    await database.query(
      `INSERT INTO "Organisation" ("id", "name", "country") VALUES ('${STRANGER}', 'Stranger', 'DE')`,
    );
    server = await startTestServer(
      { ...database, lock: { token: LOCK_TOKEN, announce: async () => {}, release: async () => {} } },
      null,
      {
        accounts: { secret: TEST_SECRET, url: null, openSignUp: true, provider: null, mail: null },
        proxiesInFront: 1,
        limits: UNLIMITED,
      },
    );
    const vera = await join(database, server, 'Vera', LOCAL_ORGANISATION);
    const simon = await join(database, server, 'Simon', STRANGER);
    const [clientOfVera, clientOfSimon] = [await pactToken(server, vera), await pactToken(server, simon)];
    owners = {
      MEMBERS: { session: vera, token: bearer(await apiToken(server, vera)) },
      PARTNERS: { client: bearer(clientOfVera.token) },
    };
    strangers = {
      MEMBERS: { session: simon, token: bearer(await apiToken(server, simon)) },
      PARTNERS: { client: bearer(clientOfSimon.token) },
    };
    invalid = {
      MEMBERS: { nothing: {}, ...(await invalidOfMembers(database, server, vera, clientOfVera.token)) },
      PARTNERS: { nothing: {}, ...(await invalidOfPartners(database, server, vera, clientOfVera.id)) },
    };
    ids = await findIds(database, server, owners.PARTNERS.client!);
  }, LONG);
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  const ask = async ({ path, body, headers }: Probe, credentials: Headers) => {
    const response = await fetch(`${server.url}${path}`, {
      ...(body !== undefined && {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
      headers: {
        ...PROXY,
        ...(body !== undefined && {
          'content-type': typeof body === 'string' ? typeOf(path) : 'application/json',
        }),
        ...headers,
        ...credentials,
      },
    });
    const isFile = FILE.test(response.headers.get('content-type') ?? '');
    return { status: response.status, isFile, text: await response.text() };
  };
  const probesOf = (admits: RouteCase['admits'], names?: RouteCase['names']) =>
    Object.entries(ROUTE_CASES)
      .filter(([, each]) => each.admits === admits && (names === undefined || each.names === names))
      .flatMap(([route, each]) => each.probes(ids).map((probe) => ({ route, each, probe })));

  it('are all in the list that the tests below ask', () => {
    expect(server.routes).toEqual(Object.keys(ROUTE_CASES).sort());
  });

  it.each(['MEMBERS', 'PARTNERS'] as const)(
    'answer %s for what is theirs',
    async (admits) => {
      const refused: string[] = [];
      for (const { route, each, probe } of probesOf(admits)) {
        if (each.changes || route === 'POST /graphql/stream') continue;
        for (const [kind, credentials] of Object.entries(owners[admits])) {
          const { status, text } = await ask(probe, credentials);
          if (status !== 200) refused.push(`${route} by ${kind}: ${status} ${text.slice(0, 300)}`);
        }
      }
      expect(refused).toEqual([]);
    },
    LONG,
  );

  it.each(['MEMBERS', 'PARTNERS'] as const)(
    'neither show nor change anything for %s of another organisation',
    async (admits) => {
      const before = await fingerprint(database, LOCAL_ORGANISATION);
      const leaks: string[] = [];
      for (const { route, each, probe } of probesOf(admits))
        for (const [kind, credentials] of Object.entries(strangers[admits])) {
          const { status, isFile, text } = await ask(probe, credentials);
          const isRefused = status === 400 || status === 403 || status === 404;
          if (text.includes(MARKER) || status >= 500 || (each.names === 'FOREIGN' && (isFile || !isRefused)))
            leaks.push(`${route} by ${kind}: ${status} ${text.slice(0, 300)}`);
        }
      expect(leaks).toEqual([]);
      expect(await fingerprint(database, LOCAL_ORGANISATION)).toEqual(before);
    },
    LONG,
  );

  it.each(['MEMBERS', 'PARTNERS'] as const)(
    'refuse credentials of %s that are forged, have expired, were revoked or are for something else',
    async (admits) => {
      const admitted: string[] = [];
      for (const { route, probe } of probesOf(admits))
        for (const [kind, credentials] of Object.entries(invalid[admits])) {
          const { status, text } = await ask(probe, credentials);
          // Without an account one may ask as well, and finds no document of any organisation.
          const isRefused = status === 401 || (route === 'POST /graphql/stream' && status === 404);
          if (!isRefused || text.includes(MARKER))
            admitted.push(`${route} by ${kind}: ${status} ${text.slice(0, 300)}`);
        }
      expect(admitted).toEqual([]);
    },
    LONG,
  );

  it(
    'that answer everybody tell nothing of an organisation, whoever asks',
    async () => {
      const before = await fingerprint(database, LOCAL_ORGANISATION);
      const leaks: string[] = [];
      for (const { route, each, probe } of probesOf('EVERYBODY'))
        for (const [kind, credentials] of Object.entries({ ...strangers.MEMBERS, ...invalid.MEMBERS })) {
          const { status, text } = await ask(probe, credentials);
          const isRefused = status === 401 || status === 404;
          if (text.includes(MARKER) || status >= 500 || (each.names === 'FOREIGN' && !isRefused))
            leaks.push(`${route} by ${kind}: ${status} ${text.slice(0, 300)}`);
        }
      expect(leaks).toEqual([]);
      expect(await fingerprint(database, LOCAL_ORGANISATION)).toEqual(before);
    },
    LONG,
  );

  it('take jobs from whoever can read the lock file only', async () => {
    for (const { probe } of probesOf('COMMAND_LINE'))
      for (const credentials of [...Object.values(owners.MEMBERS), ...Object.values(invalid.MEMBERS)])
        expect((await ask(probe, credentials)).status).toBe(403);
  });
});

/** Every question is asked many times; counting is tested elsewhere. */
const UNLIMITED = { token: 1e6, session: 1e6, anonymous: 1e6, signIn: 1e6, account: 1e6, mail: 1e6 };

function typeOf(path: string): string {
  return path.endsWith('/token') ? 'application/x-www-form-urlencoded' : 'text/plain';
}

function bearer(token: string): Headers {
  return { authorization: `Bearer ${token}` };
}

/** Every published product, with a partner elsewhere. */
async function shareAll(owner: TestServer): Promise<void> {
  const { products } = await askFor<{ products: { edges: { node: { id: string } }[] } }>(
    owner,
    '{ products(first: 200) { edges { node { id } } } }',
  );
  const { addPartner } = await askFor<{ addPartner: { id: string } }>(
    owner,
    'mutation { addPartner(input: { name: "Reader" }) { ... on Partner { id } } }',
  );
  const productIds = products.edges.map(({ node }) => node.id);
  await askFor(
    owner,
    `mutation ($partnerId: ID!, $productIds: [ID!]!) {
      grantShares(partnerId: $partnerId, productIds: $productIds, terms: { level: FULL }) { __typename } }`,
    { partnerId: addPartner.id, productIds },
  );
  for (const productId of productIds)
    await askFor(
      owner,
      'mutation ($productId: ID!) { savePactFacts(productId: $productId, input: { fossilCarbonKg: 0.4 }) { __typename } }',
      { productId },
    );
}

/** Signs up, and owns an organisation. */
async function join(
  database: Database,
  server: TestServer,
  name: string,
  organisationId: string,
): Promise<Headers> {
  const { cookie } = await signUp(server, name);
  await database.query(
    `INSERT INTO "Membership" ("organisationId", "userId", "role") SELECT $1, "id", 'OWNER' FROM "User" WHERE "email" = $2`,
    [organisationId, emailOf(name)],
  );
  return { cookie, origin: server.url };
}

async function made<Answer>(
  server: TestServer,
  credentials: Headers,
  mutation: string,
  variables: object = {},
): Promise<Answer> {
  const { data, errors } = await server.ask<{ made: Answer }>(mutation, variables, credentials);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.made;
}

async function apiToken(server: TestServer, credentials: Headers): Promise<string> {
  const { secret } = await made<{ secret: string }>(
    server,
    credentials,
    `mutation { made: createApiToken(name: "Reader", scopes: [READ, WRITE, ADMIN], expiresInDays: 5) { ... on NewApiToken { secret } } }`,
  );
  return secret;
}

async function pactClient(server: TestServer, credentials: Headers) {
  const { data } = await server.ask<{ partners: { id: string; name: string }[] }>(
    '{ partners { id name } }',
    {},
    credentials,
  );
  const known = data.partners.find(({ name }) => name.endsWith('Reader'));
  const partner =
    known ??
    (await made<{ id: string }>(
      server,
      credentials,
      'mutation { made: addPartner(input: { name: "Reader" }) { ... on Partner { id } } }',
    ));
  return made<{ id: string; clientId: string; clientSecret: string }>(
    server,
    credentials,
    `mutation ($id: ID!) { made: createPactClient(partnerId: $id, expiresInDays: 5) {
      ... on NewPactClient { clientId clientSecret } } }`,
    { id: partner.id },
  );
}

async function pactToken(
  server: TestServer,
  credentials: Headers,
): Promise<{ readonly id: string; readonly token: string }> {
  const { clientId, clientSecret } = await pactClient(server, credentials);
  const response = await fetch(`${server.url}/pact/auth/token`, {
    method: 'POST',
    headers: {
      ...PROXY,
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  return { id: clientId, token: ((await response.json()) as { access_token: string }).access_token };
}

async function invalidOfMembers(
  database: Database,
  server: TestServer,
  owner: Headers,
  accessToken: string,
): Promise<Credentials> {
  const expired = await apiToken(server, owner);
  const revoked = await apiToken(server, owner);
  const right = await apiToken(server, owner);
  const rows = await database.query<{ id: string }>(
    `SELECT "id" FROM "ApiToken" ORDER BY "createdAt" DESC LIMIT 3`,
  );
  await database.query(`UPDATE "ApiToken" SET "expiresAt" = now() - interval '1 second' WHERE "id" = $1`, [
    rows[2]!.id,
  ]);
  await database.query(`UPDATE "ApiToken" SET "revokedAt" = now() WHERE "id" = $1`, [rows[1]!.id]);
  const old = await signIn(server, 'Vera');
  await database.query(
    `UPDATE "Session" SET "expiresAt" = now() - interval '1 second' WHERE "id" = (SELECT "id" FROM "Session" ORDER BY "createdAt" DESC LIMIT 1)`,
  );
  const out = await signIn(server, 'Vera');
  await fetch(`${server.url}/auth/sign-out`, {
    method: 'POST',
    headers: { cookie: out.cookie, origin: server.url, 'content-type': 'application/json' },
    body: '{}',
  });
  return {
    'an expired token': bearer(expired),
    'a revoked token': bearer(revoked),
    'a forged token': bearer(`${right.slice(0, -4)}AAAA`),
    'a token of another kind': bearer(accessToken),
    'a word': bearer('undefined'),
    'a password': { authorization: `Basic ${Buffer.from(`${emailOf('Vera')}:x`).toString('base64')}` },
    'an expired session': { cookie: old.cookie, origin: server.url },
    'a session that has ended': { cookie: out.cookie, origin: server.url },
    'a forged session': { cookie: owner.cookie!.replace(/=[^.]{8}/, '=AAAAAAAA'), origin: server.url },
  };
}

async function invalidOfPartners(
  database: Database,
  server: TestServer,
  owner: Headers,
  clientId: string,
): Promise<Credentials> {
  const expired = await pactToken(server, owner);
  const revoked = await pactToken(server, owner);
  await database.query(`UPDATE "PactClient" SET "expiresAt" = now() - interval '1 second' WHERE "id" = $1`, [
    idOf(expired.id),
  ]);
  await database.query(`UPDATE "PactClient" SET "revokedAt" = now() WHERE "id" = $1`, [idOf(revoked.id)]);
  const sign = (secret: string, { issuer = 'cradle-pact', until = '1h' } = {}) =>
    new SignJWT()
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer(issuer)
      .setSubject(clientId)
      .setIssuedAt()
      .setExpirationTime(until)
      .sign(createSealer(secret).keyFor('PACT access tokens'));
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    'a token of an expired client': bearer(expired.token),
    'a token of a revoked client': bearer(revoked.token),
    'an expired token': bearer(await sign(TEST_SECRET, { until: '-1s' })),
    'a token of another issuer': bearer(await sign(TEST_SECRET, { issuer: 'elsewhere' })),
    'a forged token': bearer(await sign('another secret')),
    'a token without a signature': bearer(
      `${part({ alg: 'none', typ: 'at+jwt' })}.${part({ iss: 'cradle-pact', sub: clientId, exp: 4e9 })}.`,
    ),
    'an API token': bearer(await apiToken(server, owner)),
    'a session': owner,
  };
}

function idOf(clientId: string): string {
  return clientId.split('.')[1]!;
}

async function findIds(database: Database, server: TestServer, partner: Headers): Promise<VictimIds> {
  const one = async (statement: string) => {
    const [row] = await database.query<{ id: string }>(statement);
    if (row === undefined) throw new Error(`Nothing is found by ${statement}`);
    return row.id;
  };
  const own = (table: string, where = 'true') =>
    one(
      `SELECT "id" FROM "${table}" WHERE "organisationId" = '${LOCAL_ORGANISATION}' AND ${where} ORDER BY "id" LIMIT 1`,
    );
  const labelId = await own('EvaluationLabel');
  await database.query(`UPDATE "EvaluationLabel" SET "isPublic" = false WHERE "id" = $1`, [labelId]);
  const list = await fetch(`${server.url}/pact/3/footprints`, { headers: { ...PROXY, ...partner } });
  const { data } = (await list.json()) as { data: { id: string }[] };
  const programme = await one(
    `SELECT "programmeId" AS "id" FROM "Campaign" WHERE "organisationId" = '${LOCAL_ORGANISATION}' LIMIT 1`,
  );
  return {
    assessment: globalId(
      'Assessment',
      await own('Assessment', `"status" = 'PUBLISHED' AND "kind" = 'CALCULATED'`),
    ),
    product: globalId('Product', await own('Product', '"currentAssessmentId" IS NOT NULL')),
    finding: await own('InspectionFinding', '"closedAt" IS NULL'),
    evaluation: globalId('FactoryEvaluation', await own('FactoryEvaluation', `"state" = 'LABELLED'`)),
    evidence: await own('Evidence'),
    installation: globalId('CbamInstallation', await own('CbamInstallation')),
    programme: globalId('Programme', programme),
    campaign: await own('Campaign', `"programmeId" = '${programme}'`),
    savedQuery: await own('SavedQuery'),
    upload: 'own.csv',
    session: await one(
      `SELECT s."token" AS "id" FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE u."email" = '${emailOf('Vera')}' LIMIT 1`,
    ),
    hiddenLabel: await one(`SELECT "code" AS "id" FROM "LabelCode" WHERE "labelId" = '${labelId}'`),
    pactFootprint: data[0]!.id,
    pactRequest: await own('DataRequest'),
  };
}
