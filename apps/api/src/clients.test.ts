import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_FOLDER } from './config/folders.ts';
import { LOCAL_VIEWER } from './context/localPeople.ts';
import type { Database } from './db/database.ts';
import { createApiToken } from './modules/account/apiToken.ts';
import { TEST_DATABASES } from './testing/databases.ts';
import { askFor, makePartners, startAs } from './testing/partners.ts';
import { startTestServer, type TestServer } from './testing/startTestServer.ts';

const CLIENTS = path.join(PROJECT_FOLDER, 'clients');

interface Client {
  readonly name: string;
  readonly command: readonly string[];
  /** Programs the machine must have. */
  readonly needs: readonly string[];
}

const WRITTEN: readonly Client[] = [
  { name: 'curl', command: ['bash', path.join(CLIENTS, 'curl', 'cradle.sh')], needs: ['bash', 'curl', 'jq'] },
  {
    name: 'TypeScript',
    command: [process.execPath, '--import', 'tsx', path.join(CLIENTS, 'typescript', 'cradle.ts')],
    needs: [],
  },
  { name: 'Python', command: ['python3', path.join(CLIENTS, 'python', 'cradle.py')], needs: ['python3'] },
];
const lacks = ({ needs }: Client): readonly string[] =>
  needs.filter((program) => spawnSync(program, ['--version']).error !== undefined);

/** What cannot be run says so where it is skipped. */
const CASES = WRITTEN.map((client) => {
  const missing = lacks(client);
  const name =
    missing.length > 0 ? `${client.name} (not run: this machine has no ${missing.join(', ')})` : client.name;
  return [name, client] as const;
});

interface Ended {
  readonly code: number | null;
  readonly printed: string;
  readonly complained: string;
}

// The database makes no difference to a client.
describe('The client for', () => {
  let database: Database;
  let supplier: TestServer;
  let buyer: TestServer;
  let tokens: { readonly buyer: string; readonly supplier: string };
  let products: { readonly published: string; readonly verified: string };
  let partnerOfBuyer: string;
  let folder: string;
  const door = createDoor();

  beforeAll(async () => {
    database = await TEST_DATABASES[0]!.open();
    supplier = await startTestServer(database);
    buyer = await startAs(database, 'buyer', 'Nordic Retail');
    const partnerId = await makePartners(supplier, buyer);
    products = {
      published: await productIn(supplier, 'PUBLISHED'),
      verified: await productIn(supplier, 'VERIFIED'),
    };
    await askFor(
      supplier,
      `mutation ($partnerId: ID!, $productIds: [ID!]!) {
        grantShares(partnerId: $partnerId, productIds: $productIds, terms: { level: TOTAL }) { __typename } }`,
      { partnerId, productIds: Object.values(products) },
    );
    const { partners } = await askFor<{ partners: { id: string }[] }>(buyer, '{ partners { id } }');
    partnerOfBuyer = partners[0]!.id;
    const scopes = { name: 'Client', scopes: ['write'], expiresInDays: 1 };
    const asBuyer = {
      organisationId: 'buyer',
      userId: 'buyer-owner',
      userName: 'Owner',
      role: 'OWNER',
    } as const;
    tokens = {
      buyer: (await createApiToken(database, asBuyer, scopes)).secret,
      supplier: (await createApiToken(database, LOCAL_VIEWER, scopes)).secret,
    };
    await door.open(supplier.url);
    folder = await mkdtemp(path.join(tmpdir(), 'cradle-clients-'));
  });
  afterAll(async () => {
    door.close();
    for (const server of [supplier, buyer]) await server?.close();
    await database?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const start = ({ command: [program, ...before] }: Client, after: readonly string[], token = tokens.buyer) =>
    spawn(program!, [...before, ...after], {
      cwd: import.meta.dirname,
      env: { ...process.env, CRADLE_URL: door.url, CRADLE_TOKEN: token, CRADLE_PAGE: '1' },
    });

  describe.each(CASES)('%s', (_name, client) => {
    const run = it.skipIf(lacks(client).length > 0);

    run('lists what is shared over all pages, and comes back when it was told to wait', async () => {
      door.refuseNext();
      const { code, printed, complained } = await ended(start(client, ['list']));
      expect(complained).toBe('');
      expect(code).toBe(0);
      const lines = printed
        .trim()
        .split('\n')
        .map((line) => line.split('\t'));
      expect(lines).toHaveLength(2);
      expect(lines.map((cells) => cells[2])).toEqual(['TOTAL', 'TOTAL']);
      expect(lines.filter((cells) => / kg CO2e per 1 /.test(cells[3]!))).toHaveLength(1);
      expect(lines.filter((cells) => cells[3] === 'not given')).toHaveLength(1);
      expect(door.refused()).toBe(1);
    });

    run('says why something is refused, and what was done', async () => {
      const refused = await ended(start(client, ['request', 'nobody', 'Chair']));
      expect(refused.code).not.toBe(0);
      expect(refused.complained).toMatch(/^Refused: NOT_FOUND /);
      const sent = await ended(start(client, ['request', partnerOfBuyer, 'Chair']));
      expect(sent.printed).toMatch(/^OPEN\t/);
      const wrong = await ended(start(client, ['list'], 'cradle_wrong.token'));
      expect(wrong.complained).toContain('TOKEN_NOT_VALID');
    });

    run('downloads a report', async () => {
      const assessmentId = await assessmentOf(supplier, products.published, 'PUBLISHED');
      const file = path.join(folder, `${client.name}.json`);
      const { printed, complained } = await ended(
        start(client, ['report', assessmentId.id, file], tokens.supplier),
      );
      expect(complained).toBe('');
      expect(printed.trim()).toBe(file);
      expect(Object.keys(JSON.parse(await readFile(file, 'utf8'))).length).toBeGreaterThan(3);
    });
  });

  it('any of them hears of what is published', async () => {
    const able = WRITTEN.filter((client) => lacks(client).length === 0);
    const listening = able.map((client) => ended(start(client, ['watch', '1'])));
    await expect.poll(() => door.streams(), { timeout: 30_000 }).toBe(able.length);
    const { id, revision } = await assessmentOf(supplier, products.verified, 'VERIFIED');
    await askFor(
      supplier,
      'mutation ($id: ID!, $revision: Int!) { moveAssessment(id: $id, revision: $revision, to: PUBLISHED) { __typename } }',
      { id, revision },
    );
    for (const { code, printed } of await Promise.all(listening)) {
      expect(code).toBe(0);
      expect(printed).toMatch(/\t.+\t[\d.]+ kg CO2e/);
    }
  });
});

function ended(child: ChildProcess): Promise<Ended> {
  const [printed, complained]: [string[], string[]] = [[], []];
  child.stdout?.on('data', (piece: Buffer) => printed.push(piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => complained.push(piece.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, printed: printed.join(''), complained: complained.join('') }),
    );
  });
}

/** Stands before the server as a proxy does, and sends one request away as the server would when there are too many. */
function createDoor() {
  let target = '';
  let refuse = false;
  let refused = 0;
  let streams = 0;
  const server = http.createServer((request, response) => {
    if (refuse) {
      refuse = false;
      refused++;
      request.resume();
      response.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' });
      response.end('{"errors":[{"message":"Too many requests.","extensions":{"code":"TOO_MANY_REQUESTS"}}]}');
      return;
    }
    const onward = http.request(
      target + request.url,
      { method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        response.flushHeaders();
        if (request.url === '/graphql/stream') streams++;
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  return {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    open: (url: string) => {
      target = url;
      return new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    },
    refuseNext: () => {
      refuse = true;
      refused = 0;
    },
    refused: () => refused,
    streams: () => streams,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function productIn(server: TestServer, status: string): Promise<string> {
  const { assessments } = await askFor<{ assessments: { edges: { node: { product: { id: string } } }[] } }>(
    server,
    'query ($status: AssessmentStatus!) { assessments(first: 1, filter: { statuses: [$status] }) { edges { node { product { id } } } } }',
    { status },
  );
  return assessments.edges[0]!.node.product.id;
}

async function assessmentOf(server: TestServer, productId: string, status: string) {
  const { product } = await askFor<{
    product: { assessments: { edges: { node: { id: string; status: string; revision: number } }[] } };
  }>(
    server,
    'query ($id: ID!) { product(id: $id) { assessments(first: 9) { edges { node { id status revision } } } } }',
    { id: productId },
  );
  return product.assessments.edges.map(({ node }) => node).find((node) => node.status === status)!;
}
