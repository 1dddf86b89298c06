import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { type AskOptions, type PactHost, startPactHost } from '../../testing/pactHost.ts';
import { type PactPartner, startPactPartner } from '../../testing/startPactPartner.ts';
import { PACT_EVENTS, PactFootprint } from './pactDocument.ts';

const SYNCHRONOUS_MS = 2000;
const WRONG_TOKEN = 'bogus';
const NIL = '00000000-0000-0000-0000-000000000000';
const DAY_MS = 86_400_000;
const RUN = 'run-7c1d';

/** The mandatory cases of the PACT conformance service for V3.0, by their numbers. 18 and 19 are optional. */
describe.each(TEST_DATABASES)('PACT v3 conformance on the $kind', ({ open }) => {
  let database: Database;
  let partner: PactPartner;
  let host: PactHost;
  let listed: PactFootprint[];
  let first: PactFootprint;

  beforeAll(async () => {
    database = await open();
    partner = await startPactPartner();
    host = await startPactHost(database, partner);
    listed = await list('');
    first = listed[0]!;
  });
  afterAll(async () => {
    await host?.close();
    await partner?.close();
    await database?.close();
  });

  async function list(query: string): Promise<PactFootprint[]> {
    const begun = performance.now();
    const response = await host.ask(`/3/footprints${query}`);
    expect(performance.now() - begun).toBeLessThan(SYNCHRONOUS_MS);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    const { data } = (await response.json()) as { data: unknown[] };
    return data.map((footprint) => PactFootprint.parse(footprint));
  }
  const event = (number: string, type: string, data: object) => ({
    ...{ type, specversion: '1.0', id: `${RUN}/${number}`, source: 'https://conformance.example.org' },
    ...{ time: new Date().toISOString(), data },
  });
  const expectRefused = async (response: Response) => {
    expect([400, 401]).toContain(response.status);
  };
  const expectFailure = (response: Response) => expect(response.ok).toBe(false);
  const validity = ({ validityPeriodStart, validityPeriodEnd }: PactFootprint) => ({
    start: new Date(validityPeriodStart!),
    end: new Date(validityPeriodEnd!),
  });
  const daysAfter = (date: Date, days: number) => new Date(date.getTime() + days * DAY_MS).toISOString();

  it('has at least two footprints, and on the first all that the filters are tried with', () => {
    expect(listed.length).toBeGreaterThanOrEqual(2);
    expect(first.productClassifications?.length).toBeGreaterThan(0);
    expect(first.pcf.geographyCountry ?? first.pcf.geographyCountrySubdivision).toBeTruthy();
    expect(first.validityPeriodStart && first.validityPeriodEnd).toBeTruthy();
  });

  it('1: gives a token for valid credentials', async () => {
    const response = await host.token();
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ access_token: expect.any(String), token_type: 'bearer' });
  });
  it('2: gives none for wrong credentials', async () => {
    for (const response of [await host.token('nobody', 'x'), await host.token(host.clientId, 'wrong')]) {
      await expectRefused(response);
      expect(await response.json()).toMatchObject({ error: 'invalid_client' });
    }
  });
  it('3: gives a footprint by its id', async () => {
    const response = await host.ask(`/3/footprints/${first.id}`);
    expect(response.status).toBe(200);
    const { data } = (await response.json()) as { data: unknown };
    expect(PactFootprint.parse(data)).toEqual(first);
  });
  it('4: lists the same footprints again', async () => {
    expect(await list('')).toEqual(listed);
  });
  it('5: leads from page to page, as often as one likes', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/3/footprints?limit=1';
    while (path !== undefined) {
      const response = await host.ask(path);
      expect(response.status).toBe(200);
      const { data } = (await response.json()) as { data: { id: string }[] };
      expect(data).toHaveLength(1);
      seen.push(data[0]!.id);
      const link: string | null = response.headers.get('link');
      path = /<(https:[^>]+)>; rel="next"/.exec(link ?? '')?.[1];
      if (path) expect(await (await host.ask(path)).json()).toEqual(await (await host.ask(path)).json());
    }
    expect(seen).toEqual(listed.map(({ id }) => id));
  });
  it.each([
    ['6: refuses a list', '/3/footprints'],
    ['7: refuses a footprint', `/3/footprints/${NIL}`],
  ])('%s with a wrong token', async (_name, path) => {
    await expectRefused(await host.ask(path, { bearer: WRONG_TOKEN }));
  });
  it('8: knows no footprint that does not exist', async () => {
    const response = await host.ask(`/3/footprints/${NIL}`);
    expect([400, 404]).toContain(response.status);
    expect(['NotFound', 'BadRequest']).toContain(((await response.json()) as { code: string }).code);
  });
  it('9: gives no token without TLS', async () => {
    expectFailure(await host.token(undefined, undefined, false));
  });
  it.each([
    ['10: gives no list', () => '/3/footprints'],
    ['11: gives no footprint', () => `/3/footprints/${first.id}`],
  ])('%s without TLS', async (_name, path) => {
    expectFailure(await host.ask(path(), { tls: false }));
  });
  it('12 and 13: takes a request and fulfils it at the webhook', async () => {
    const request = event('12', PACT_EVENTS.created, { productId: first.productIds, comment: 'Please.' });
    expect((await host.send(request)).status).toBe(200);
    const { path, body } = await partner.answerTo(request.id);
    expect(path).toBe('/3/events');
    expect(body.type).toBe(PACT_EVENTS.fulfilled);
    const pfs = (body.data.pfs as unknown[]).map((each) => PactFootprint.parse(each));
    expect(pfs.some(({ productIds }) => productIds.some((id) => first.productIds.includes(id)))).toBe(true);
  });
  it('14.A and 14.B: takes a request it cannot fulfil and rejects it at the webhook', async () => {
    const request = event('14', PACT_EVENTS.created, { productId: ['urn:pact:null'] });
    expect((await host.send(request)).status).toBe(200);
    const { body } = await partner.answerTo(request.id);
    expect(body.type).toBe(PACT_EVENTS.rejected);
    expect(body.data.error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  });
  const published = (number: string, options: AskOptions = {}, pfIds = [NIL.replace(/0/g, '4')]) =>
    host.send(event(number, PACT_EVENTS.published, { pfIds }), options);
  it('15: takes the news of a footprint it does not know', async () => {
    expect((await published('15')).status).toBe(200);
  });
  it('16: refuses news with a wrong token', async () => {
    await expectRefused(await published('16', { bearer: WRONG_TOKEN }));
  });
  it('17: takes no news without TLS', async () => {
    expectFailure(await published('17', { tls: false }));
  });

  describe('finds by', () => {
    const expectAll = async (query: string, holds: (footprint: PactFootprint) => boolean) => {
      const found = await list(query);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(holds)).toBe(true);
    };
    it('20: product', async () => {
      const id = first.productIds[0]!;
      await expectAll(`?productId=${id.toUpperCase()}`, ({ productIds }) => productIds.includes(id));
    });
    it('21: company', async () => {
      const id = first.companyIds[0]!;
      await expectAll(`?companyId=${id}`, ({ companyIds }) => companyIds.includes(id));
    });
    it('22: geography', async () => {
      const place = first.pcf.geographyCountry ?? first.pcf.geographyCountrySubdivision!.slice(0, 2);
      await expectAll(`?geography=${place}`, ({ pcf }) =>
        (pcf.geographyCountry ?? pcf.geographyCountrySubdivision ?? '').startsWith(place),
      );
    });
    it('23: classification', async () => {
      const urn = first.productClassifications![0]!;
      await expectAll(`?classification=${urn}`, ({ productClassifications }) =>
        Boolean(productClassifications?.includes(urn)),
      );
    });
    it('24: a day of validity, also with a plus that was not encoded', async () => {
      const { start } = validity(first);
      const holds = (footprint: PactFootprint) =>
        validity(footprint).start <= start && start <= validity(footprint).end;
      await expectAll(`?validOn=${start.toISOString()}`, holds);
      await expectAll(`?validOn=${start.toISOString().replace('Z', '+00:00')}`, holds);
    });
    it('25: a beginning after a day', async () => {
      const day = daysAfter(validity(first).start, -1);
      await expectAll(`?validAfter=${day}`, (footprint) => validity(footprint).start > new Date(day));
    });
    it('26: an end before a day', async () => {
      const day = daysAfter(validity(first).end, 1);
      await expectAll(`?validBefore=${day}`, (footprint) => validity(footprint).end < new Date(day));
    });
    it('27: status', async () => {
      await expectAll(`?status=${first.status}`, ({ status }) => status === first.status);
    });
    it('28: status and product', async () => {
      await expectAll(
        `?status=${first.status}&productId=${first.productIds[0]}`,
        ({ status, productIds }) => status === first.status && productIds.includes(first.productIds[0]!),
      );
    });
    it('29: one of several companies, of which some are no URNs', async () => {
      await expectAll(
        `?companyId=${first.companyIds[0]}&companyId=random1&companyId=random2`,
        ({ companyIds }) => companyIds.includes(first.companyIds[0]!),
      );
    });
    it.each([
      ['30: a product nobody has', 'productId=urn:bogus:product'],
      ['31: a company nobody is', 'companyId=urn:bogus:company'],
      ['32: a country there is not', 'geography=XX'],
      ['33: a classification there is not', 'classification=urn:bogus:class'],
      ['34: a day long ago', 'validOn=1900-01-01T00:00:00Z'],
      ['35: a beginning in a far future', 'validAfter=2099-12-31T00:00:00Z'],
      ['36: an end long ago', 'validBefore=1900-01-01T00:00:00Z'],
      ['37: a status there is not', 'status=BogusStatusXyz'],
      ['38: two criteria nothing meets', 'productId=urn:bogus:product&geography=XX'],
      ['39: three companies nobody is', 'companyId=a&companyId=b&companyId=c'],
    ])('%s, which is nothing', async (_name, query) => {
      expect(await list(`?${query}`)).toEqual([]);
    });
  });

  it('40: refuses news of what is no footprint id', async () => {
    const response = await published('40', {}, ['urn:gtin:4712345060507']);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'BadRequest' });
  });
});
