import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_VIEWER } from '../context/localPeople.ts';
import type { Database } from '../db/database.ts';
import { createApiToken, revokeApiToken } from '../modules/account/apiToken.ts';
import { TEST_DATABASES } from '../testing/databases.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const MEMBERS = '{ viewer { role } }';

describe.each(TEST_DATABASES)('A buyer on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    database = await open();
    server = await startTestServer(database, null);
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  const newToken = () =>
    createApiToken(database, LOCAL_VIEWER, { name: 'Buyer', scopes: ['read'], expiresInDays: 1 });
  const statusWith = async (authorization: string) =>
    (await server.ask(MEMBERS, {}, { authorization })).status;

  it('gets in by a token, and not by one that has expired, was revoked, or was never given out', async () => {
    const [good, expired, revoked] = [await newToken(), await newToken(), await newToken()];
    await database.query(`UPDATE "ApiToken" SET "expiresAt" = now() - interval '1 second' WHERE "id" = $1`, [
      expired.token.id,
    ]);
    await revokeApiToken(database, LOCAL_VIEWER, revoked.token.id);
    expect(await statusWith(`Bearer ${good.secret}`)).toBe(200);
    const [head, secret] = good.secret.split('.') as [string, string];
    const elsewhere = Buffer.from('other').toString('base64url');
    const changed = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`;
    for (const forged of [
      `Bearer ${expired.secret}`,
      `Bearer ${revoked.secret}`,
      `Bearer ${head}.${changed}`,
      `Bearer cradle_${elsewhere}.${secret}`,
      `Bearer ${secret}`,
      'Bearer ',
      `Basic ${Buffer.from(good.secret).toString('base64')}`,
    ])
      expect(await statusWith(forged), forged).toBe(401);
  });

  it('cannot do more with a token than its scope says, nor make another with it', async () => {
    const { secret } = await newToken();
    const authorization = { authorization: `Bearer ${secret}` };
    const make = `mutation { createApiToken(name: "More", scopes: [ADMIN], expiresInDays: 1) { __typename } }`;
    const save = `mutation { saveQuery(input: { name: "x", document: "{ viewer { role } }" }) { __typename } }`;
    for (const mutation of [make, save]) {
      const { data } = await server.ask<Record<string, { __typename: string }>>(mutation, {}, authorization);
      expect(Object.values(data)[0]!.__typename).toBe('NotAllowed');
    }
  });

  it('sends operations of 2 MB at most, and subscriptions of 100 kB', async () => {
    const { secret } = await newToken();
    for (const [path, size] of [
      ['/graphql', 2_200_000],
      ['/graphql/stream', 110_000],
    ] as const) {
      const response = await fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ query: MEMBERS, variables: { text: 'x'.repeat(size) } }),
      });
      expect(response.status, path).toBe(413);
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect(errors[0]!.extensions.code).toBe('BODY_TOO_LARGE');
    }
  });
});

describe('A client that holds its connection', () => {
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    database = await TEST_DATABASES[0]!.open();
    server = await startTestServer(database, LOCAL_VIEWER, { patience: { bodyMs: 300, answerMs: 300 } });
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  /** A connection by hand, with what came over it. */
  const connect = (body: string, announced = Buffer.byteLength(body)) => {
    const { port } = new URL(server.url);
    const socket = net.connect(Number(port), '127.0.0.1');
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\nContent-Length: ${announced}\r\n\r\n${body}`,
    );
    let received = 0;
    let text = '';
    socket.on('data', (piece: Buffer) => {
      received += piece.length;
      if (text.length < 2000) text += piece.toString();
    });
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => {});
    return { socket, closed, received: () => received, text: () => text };
  };

  it('by sending a body in drops is told so, and let go', async () => {
    const slow = connect('{"query": "', 5000);
    await slow.closed;
    expect(slow.text()).toMatch(/^HTTP\/1\.1 408 /);
    expect(slow.text()).toContain('BODY_TOO_SLOW');
  });

  it('by not reading its answer is let go, and others are answered meanwhile', async () => {
    // Larger than all buffers on the way.
    await database.query(`UPDATE "Factor" SET "note" = repeat('x', 20000)`);
    const slow = connect(JSON.stringify({ query: '{ factors(first: 1000) { edges { node { note } } } }' }));
    await new Promise<void>((resolve) => slow.socket.once('data', () => resolve()));
    slow.socket.pause();
    const announced = Number(/content-length: (\d+)/i.exec(slow.text())?.[1]);
    expect(announced).toBeGreaterThan(12_000_000);
    expect((await server.ask('{ viewer { role } }')).status).toBe(200);
    // What lies in the buffers of the system still comes; then the connection is over, long before the whole answer.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    slow.socket.resume();
    await slow.closed;
    expect(slow.received()).toBeLessThan(announced);
  });
});
