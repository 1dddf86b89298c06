import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSealer } from '../../config/sealer.ts';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { type PactHost, startPactHost } from '../../testing/pactHost.ts';
import { askFor, startAs } from '../../testing/partners.ts';
import { type PactPartner, startPactPartner } from '../../testing/startPactPartner.ts';
import { startTestServer, TEST_SECRET, type TestServer } from '../../testing/startTestServer.ts';
import { createOutgoing, isOpen } from './outgoing.ts';
import { PACT_EVENTS, type PactFootprint } from './pactDocument.ts';
import { decimal } from './toPactFootprint.ts';

const REQUESTS = `{ dataRequests { edges { node { id state direction productName declineReason message } } } }`;
const SOURCE = 'https://buyer.example.org';

describe.each(TEST_DATABASES)('The PACT host on the $kind', ({ open }) => {
  let database: Database;
  let partner: PactPartner;
  let host: PactHost;

  beforeAll(async () => {
    database = await open();
    partner = await startPactPartner();
    host = await startPactHost(database, partner);
  });
  afterAll(async () => {
    await host?.close();
    await partner?.close();
    await database?.close();
  });

  const list = async () => {
    const response = await host.ask('/3/footprints');
    return ((await response.json()) as { data: PactFootprint[] }).data;
  };
  const requests = async (server: TestServer) =>
    (
      await askFor<{
        dataRequests: {
          edges: { node: { id: string; state: string; declineReason: string; message: string } }[];
        };
      }>(server, REQUESTS)
    ).dataRequests.edges.map(({ node }) => node);
  const created = (id: string, data: object) => ({
    ...{
      type: PACT_EVENTS.created,
      specversion: '1.0',
      id,
      source: SOURCE,
      time: new Date().toISOString(),
      data,
    },
  });

  it('adds up what it writes, to the last digit (PACT data model, formulas 1 and 2)', async () => {
    for (const { pcf } of await list()) {
      const parts = [pcf.fossilGhgEmissions, pcf.landUseChangeGhgEmissions, pcf.biogenicNonCO2Emissions];
      const sum = parts.reduce((total, part) => total + Number(part ?? 0), 0);
      expect(Number(pcf.pcfExcludingBiogenicUptake)).toBeCloseTo(sum, 9);
      const including = Number(pcf.pcfExcludingBiogenicUptake) + Number(pcf.biogenicCO2Uptake ?? 0);
      expect(Number(pcf.pcfIncludingBiogenicUptake)).toBeCloseTo(including, 9);
    }
    expect([1e-9, 1e21, 0.1 + 0.2, -0].map(decimal)).toEqual([
      '0.000000001',
      '1000000000000000000000',
      '0.3',
      '0',
    ]);
  });

  it('says the same of a footprint, under the same id, in every format it leaves in', async () => {
    // Two lines of the kettle rated by people; the others count as 5.
    await database.query(
      `UPDATE "InventoryLine" SET "technologicalDqr" = 2, "geographicalDqr" = 1, "temporalDqr" = 3 WHERE "assessmentId" LIKE 'ket-%'`,
    );
    await database.query('UPDATE "PactFacts" SET "biogenicCarbonKg" = 0.3, "productUrns" = $1', [
      ['urn:gtin:4712345060507'],
    ]);
    const { products } = await askFor<{
      products: {
        edges: {
          node: { sku: string; assessments: { edges: { node: { id: string; status: string } }[] } };
        }[];
      };
    }>(
      host.supplier,
      '{ products(first: 200) { edges { node { sku assessments(first: 5) { edges { node { id status } } } } } } }',
    );
    let rated = 0;
    for (const listed of await list()) {
      const sku = decodeURIComponent(listed.productIds.at(-1)!.split(':').at(-1)!);
      const { node } = products.edges.find(({ node: each }) => each.sku === sku)!;
      const id = node.assessments.edges.find((each) => each.node.status === 'PUBLISHED')!.node.id;
      const exported = await askFor<Record<string, { files: { path: string; text: string }[] }>>(
        host.supplier,
        `query ($id: ID!) { ${['PACT_3', 'CATENA_X_9', 'OPEN_EPD', 'ILCD_EPD', 'OPENLCA']
          .map(
            (format) =>
              `${format}: assessmentExport(assessmentId: $id, format: ${format}) { ... on AssessmentExport { files { path text } } }`,
          )
          .join(' ')} }`,
        { id },
      );
      for (const { files } of Object.values(exported))
        expect(files.some(({ text }) => text.includes(listed.id))).toBe(true);
      const document = JSON.parse(exported.PACT_3!.files[0]!.text) as PactFootprint;
      const identity = ({
        companyIds,
        productIds,
        productClassifications,
        precedingPfIds,
        created,
      }: PactFootprint) => ({
        ...{ companyIds, productIds, productClassifications, precedingPfIds, created },
      });
      expect(identity(document)).toEqual(identity(listed));
      const { pcf } = listed;
      expect(document.pcf.dqi).toEqual(pcf.dqi);
      for (const figure of [
        'pcfExcludingBiogenicUptake',
        'pcfIncludingBiogenicUptake',
        'biogenicCO2Uptake',
        'fossilCarbonContent',
      ] as const)
        expect(Number(document.pcf[figure])).toBeCloseTo(Number(pcf[figure]), 9);
      if (pcf.dqi) rated++;
    }
    expect(rated).toBeGreaterThan(0);
    await database.query('UPDATE "PactFacts" SET "biogenicCarbonKg" = NULL');
  });

  it('invents no zero: what lacks a number that PACT demands is not listed, and its supplier is told why', async () => {
    const before = await list();
    await database.query('UPDATE "PactFacts" SET "fossilCarbonKg" = NULL');
    expect(await list()).toEqual([]);
    const { footprintShares } = await askFor<{ footprintShares: { edges: { node: { id: string } }[] } }>(
      host.supplier,
      '{ footprintShares(first: 1) { edges { node { id } } } }',
    );
    const { pactObstacles } = await askFor<{ pactObstacles: string[] }>(
      host.supplier,
      'query ($id: ID!) { pactObstacles(shareId: $id) }',
      { id: footprintShares.edges[0]!.node.id },
    );
    expect(pactObstacles).toEqual(['FOSSIL_CARBON_MISSING']);
    await database.query('UPDATE "PactFacts" SET "fossilCarbonKg" = 0.4');
    expect(await list()).toEqual(before);
  });

  it('writes every read into the log of the supplier, and none that a filter kept back', async () => {
    const count = async () =>
      (
        await askFor<{ footprintReads: { totalCount: number } }>(
          host.supplier,
          '{ footprintReads { totalCount } }',
        )
      ).footprintReads.totalCount;
    const before = await count();
    const listed = await list();
    expect(await count()).toBe(before + listed.length);
    await host.ask('/3/footprints?geography=XX');
    expect(await count()).toBe(before + listed.length);
  });

  it('refuses tokens that have expired, were forged, or were signed for something else', async () => {
    const key = createSealer(TEST_SECRET).keyFor('PACT access tokens');
    const sign = (secret: Uint8Array, expires: string, typ = 'at+jwt') =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ })
        .setIssuer('cradle-pact')
        .setSubject(host.clientId)
        .setExpirationTime(expires)
        .sign(secret);
    const answer = async (bearer: string) => {
      const response = await host.ask('/3/footprints', { bearer });
      return { status: response.status, code: ((await response.json()) as { code?: string }).code };
    };
    expect((await answer(await sign(key, '5m'))).status).toBe(200);
    expect(await answer(await sign(key, '-1m'))).toEqual({ status: 401, code: 'TokenExpired' });
    expect((await answer(await sign(new Uint8Array(32), '5m'))).status).toBe(401);
    expect((await answer(await sign(key, '5m', 'JWT'))).status).toBe(401);
    const [, payload] = (await sign(key, '5m')).split('.');
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    expect((await answer(`${none}.${payload}.`)).status).toBe(401);
  });

  it('acts on an event once, however often it is sent', async () => {
    const before = (await requests(host.supplier)).length;
    const event = created('again/1', { productId: ['urn:pact:null'] });
    for (let time = 0; time < 3; time++) expect((await host.send(event)).status).toBe(200);
    expect((await requests(host.supplier)).length).toBe(before + 1);
    await partner.answerTo(event.id);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(partner.calls.filter(({ body }) => body.data.requestEventId === event.id)).toHaveLength(1);
  });

  it('refuses events that are too large or no events', async () => {
    const large = await host.send(created('large', { comment: 'x'.repeat(6_000_000) }));
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'BadRequest' });
    expect((await host.send({ type: 'something.else' })).status).toBe(400);
  });

  it('keeps an event for a partner that is slow to answer or away, and tries again', async () => {
    partner.behave(503);
    const event = created('away/1', { productId: ['urn:pact:null'] });
    expect((await host.send(event)).status).toBe(200);
    const waiting = async () =>
      (
        await database.query<{ attempts: number; lastError: string }>(
          `SELECT "attempts", "lastError" FROM "OutboxEvent" WHERE "deliveredAt" IS NULL AND "data"->>'requestEventId' = $1`,
          [event.id],
        )
      )[0];
    await expect.poll(async () => (await waiting())?.lastError, { timeout: 10_000 }).toMatch(/503/);
    partner.behave(200);
    await database.query(`UPDATE "OutboxEvent" SET "nextAttemptAt" = now()`);
    expect((await partner.answerTo(event.id)).body.type).toBe(PACT_EVENTS.rejected);
  });

  it('leaves to people what exists and is not shared, and tells by event what they decide', async () => {
    const { products } = await askFor<{ products: { edges: { node: { sku: string } }[] } }>(
      host.supplier,
      '{ products(first: 200) { edges { node { sku } } } }',
    );
    const shared = (await list()).flatMap(({ productIds }) => productIds);
    const urns = products.edges.map(
      ({ node }) => `urn:pact:localhost:product-id:${encodeURIComponent(node.sku)}`,
    );
    const urn = urns.find((each) => !shared.includes(each))!;
    const event = created('people/1', { productId: [urn], comment: 'For our report' });
    await host.send(event);
    const [request] = await requests(host.supplier);
    expect(request).toMatchObject({ state: 'OPEN', message: 'For our report' });
    await askFor(
      host.supplier,
      'mutation ($id: ID!) { declineDataRequest(id: $id, reason: "Not published yet.") { __typename } }',
      { id: request!.id },
    );
    expect((await partner.answerTo(event.id)).body.data.error).toMatchObject({
      message: 'Not published yet.',
    });
  });

  describe('as a client', () => {
    const fetchIt = (from = host.supplier, id = host.partnerId) =>
      askFor<{ fetchFromPartner: { fetchedAt?: string; fields?: { code: string; message: string }[] } }>(
        from,
        `mutation ($id: ID!) { fetchFromPartner(partnerId: $id) {
          ... on PactConnection { fetchedAt } ... on InvalidInput { fields { code message } } } }`,
        { id },
      );

    it('keeps what a host lists, and changes nothing of it but that it is deprecated', async () => {
      const footprints = await list();
      partner.behave(200, {}, JSON.stringify({ data: footprints }));
      expect((await fetchIt()).fetchFromPartner.fetchedAt).toBeTruthy();
      const changed = { ...footprints[0]!, status: 'Deprecated', productNameCompany: 'Something else' };
      partner.behave(200, {}, JSON.stringify({ data: [changed] }));
      await fetchIt();
      const { receivedFootprints } = await askFor<{
        receivedFootprints: { pfId: string; status: string; document: PactFootprint }[];
      }>(host.supplier, '{ receivedFootprints { pfId status document } }');
      expect(receivedFootprints).toHaveLength(footprints.length);
      const kept = receivedFootprints.find(({ pfId }) => pfId === changed.id)!;
      expect(kept.status).toBe('Deprecated');
      expect(kept.document).toEqual({ ...footprints[0]!, status: 'Deprecated' });
    });

    it.each([
      ['answers nonsense', 200, {}, '{"data":{"id":"x"}}'],
      ['redirects', 302, { location: 'http://127.0.0.1/' }, ''],
      [
        'leads to a page on another host',
        200,
        { link: '<https://example.org/2>; rel="next"' },
        '{"data":[]}',
      ],
    ])('refuses a host that %s, and says so', async (_name, status, headers, body) => {
      partner.behave(status, headers as Record<string, string>, body);
      expect((await fetchIt()).fetchFromPartner.fields).toMatchObject([{ code: 'HOST_REFUSED' }]);
      partner.behave(200);
    });

    it('reads another Cradle as any other host', async () => {
      const url = host.supplier.url.replace('localhost', '127.0.0.1');
      const buyer = await startAs(database, 'buyer', 'Nordic Retail', { allowedHosts: [new URL(url).host] });
      const { addPartner } = await askFor<{ addPartner: { id: string } }>(
        buyer,
        'mutation { addPartner(input: { name: "A supplier elsewhere" }) { ... on Partner { id } } }',
      );
      const { clientId, clientSecret } = host;
      await askFor(
        buyer,
        'mutation ($id: ID!, $input: PactConnectionInput!) { savePactConnection(partnerId: $id, input: $input) { __typename } }',
        { id: addPartner.id, input: { baseUrl: `${url}/pact`, clientId, clientSecret } },
      );
      expect((await fetchIt(buyer, addPartner.id)).fetchFromPartner).toMatchObject({
        fetchedAt: expect.any(String),
      });
      const { receivedFootprints } = await askFor<{ receivedFootprints: { document: PactFootprint }[] }>(
        buyer,
        '{ receivedFootprints { document } }',
      );
      const byId = (a: PactFootprint, b: PactFootprint) => a.id.localeCompare(b.id);
      expect(receivedFootprints.map(({ document }) => document).sort(byId)).toEqual(
        (await list()).sort(byId),
      );
      await buyer.close();
    });

    it('asks for a product by event, and takes the answer for what it is', async () => {
      const { askForData } = await askFor<{ askForData: { id: string } }>(
        host.supplier,
        `mutation ($id: ID!) { askForData(partnerId: $id, input: { productName: "Chair", level: TOTAL, productUrns: ["urn:gtin:1"] }) {
          ... on DataRequest { id } } }`,
        { id: host.partnerId },
      );
      await expect.poll(() => partner.calls.at(-1)?.body.type, { timeout: 10_000 }).toBe(PACT_EVENTS.created);
      const requestEventId = partner.calls.at(-1)!.body.id;
      await host.send({
        ...{ type: PACT_EVENTS.fulfilled, specversion: '1.0', id: 'answer/1', source: SOURCE },
        data: {
          requestEventId,
          pfs: [{ ...(await list())[0]!, id: '1b671a64-40d5-491e-99b0-da01ff1f3341' }],
        },
      });
      expect((await requests(host.supplier)).find(({ id }) => id === askForData.id)).toMatchObject({
        state: 'ANSWERED',
      });
    });

    it('never asks addresses inside of a network', async () => {
      const strict = await startTestServer(database);
      expect((await fetchIt(strict)).fetchFromPartner.fields?.[0]?.code).toBe('HOST_REFUSED');
      await strict.close();
      const outgoing = createOutgoing([]);
      for (const url of [
        ...[
          'http://example.org/',
          'https://127.0.0.1/',
          'https://[::1]/',
          'https://10.0.0.8/',
          'https://localhost/',
        ],
        ...[
          'https://169.254.169.254/latest',
          'https://[::ffff:192.168.0.1]/',
          'https://0x7f000001/',
          'https://a:b@example.org/',
        ],
      ])
        await expect(outgoing.ask(url), url).rejects.toThrow(/https|inside of a network|name or password/);
      await outgoing.close();
      expect(['8.8.8.8', '2606:4700::1'].every(isOpen)).toBe(true);
      expect(['100.64.0.1', '0.0.0.0', 'fc00::1', '224.0.0.1', 'nonsense'].some(isOpen)).toBe(false);
    });

    it('keeps the secret of the other host sealed', async () => {
      const [row] = await database.query<{ text: string }>(
        'SELECT c::text AS "text" FROM "PactConnection" c',
      );
      expect(row!.text).not.toContain('test_client_secret');
    });
  });

  it('shows nothing of a share that was revoked, at once, nor in an answer already under way', async () => {
    const [first] = await list();
    partner.behave(503);
    const event = created('revoked/1', { productId: first!.productIds });
    await host.send(event);
    const { footprintShares } = await askFor<{ footprintShares: { edges: { node: { id: string } }[] } }>(
      host.supplier,
      '{ footprintShares { edges { node { id } } } }',
    );
    for (const { node } of footprintShares.edges)
      await askFor(host.supplier, 'mutation ($id: ID!) { revokeShare(id: $id) { __typename } }', {
        id: node.id,
      });
    const response = await host.ask(`/3/footprints/${first!.id}`);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'AccessDenied' });
    expect(await list()).toEqual([]);
    partner.behave(200);
    await database.query(`UPDATE "OutboxEvent" SET "nextAttemptAt" = now()`);
    expect((await partner.answerTo(event.id)).body.type).toBe(PACT_EVENTS.rejected);
  });

  it('refuses a client that was revoked, with the tokens it has', async () => {
    const { pactClients } = await askFor<{ pactClients: { id: string }[] }>(
      host.supplier,
      '{ pactClients { id } }',
    );
    await askFor(host.supplier, 'mutation ($id: ID!) { revokePactClient(id: $id) { __typename } }', {
      id: pactClients[0]!.id,
    });
    expect((await host.ask('/3/footprints')).status).toBe(401);
    expect((await host.token()).status).toBe(401);
  });
});
