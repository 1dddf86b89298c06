import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor, startAs } from '../../testing/partners.ts';
import { type ListingHost, startListingHost } from '../../testing/startListingHost.ts';
import { PARTNER_CLIENT } from '../../testing/startPactPartner.ts';
import type { TestServer } from '../../testing/startTestServer.ts';

/** One kilogram of resin, 2.5 kg CO2e without uptake: 2.25 fossil, 0.125 land use change, 0.125 biogenic methane. */
const third = (n: number, more: object = {}) => ({
  ...{ id: `00000000-0000-4000-8000-00000000000${n}`, specVersion: '3.0.1', status: 'Active' },
  ...{ created: '2026-02-01T00:00:00Z', companyName: 'Resin Works', companyIds: ['urn:company:resin'] },
  ...{
    productDescription: 'Resin',
    productIds: [`urn:gtin:471234506000${n}`],
    productNameCompany: `Resin ${n}`,
  },
  pcf: {
    ...{ declaredUnitOfMeasurement: 'kilogram', declaredUnitAmount: '2', productMassPerDeclaredUnit: '2' },
    ...{ referencePeriodStart: '2025-01-01T00:00:00Z', referencePeriodEnd: '2026-01-01T00:00:00Z' },
    ...{ geographyCountry: 'NO', pcfExcludingBiogenicUptake: '5', pcfIncludingBiogenicUptake: '5' },
    ...{ fossilGhgEmissions: '4.5', landUseChangeGhgEmissions: '0.25', biogenicNonCO2Emissions: '0.25' },
    ...{ fossilCarbonContent: '1.5', outboundLogisticsGhgEmissions: '0.5' },
    ...{ packagingEmissionsIncluded: true, ccsTechnologicalCO2CaptureIncluded: false },
    ...{ ipccCharacterizationFactors: ['AR6'], crossSectoralStandards: ['ISO14067'] },
    ...{ exemptedEmissionsPercent: '0', primaryDataShare: '60' },
  },
  ...more,
});

/** The same for v2, whose figures are for one declared unit. */
const second = (n: number, version: number, fossil: number, more: object = {}) => ({
  ...{ id: `00000000-0000-4000-8000-00000000001${n}`, specVersion: '2.3.0', status: 'Active', version },
  ...{
    created: '2025-02-01T00:00:00.000Z',
    companyName: 'Old Mill',
    companyIds: ['urn:company:mill'],
    comment: '',
  },
  ...{
    productDescription: 'Fibre',
    productIds: [`urn:gtin:4712345061${n}`],
    productNameCompany: `Fibre ${n}`,
  },
  productCategoryCpc: '26',
  pcf: {
    ...{ declaredUnit: 'kilogram', unitaryProductAmount: '1000', fossilGhgEmissions: String(fossil) },
    ...{
      pCfExcludingBiogenic: String(fossil),
      pCfIncludingBiogenic: String(fossil + 0.25),
      fossilCarbonContent: '0',
    },
    ...{ dLucGhgEmissions: '0.25', otherBiogenicGhgEmissions: '0', biogenicCarbonWithdrawal: '0' },
    ...{ referencePeriodStart: '2024-01-01T00:00:00Z', referencePeriodEnd: '2025-01-01T00:00:00Z' },
    ...{
      geographyCountry: 'VN',
      characterizationFactors: 'AR6',
      ipccCharacterizationFactorsSources: ['AR6'],
    },
    ...{ crossSectoralStandardsUsed: ['ISO Standard 14067'], exemptedEmissionsPercent: 0 },
    ...{ packagingEmissionsIncluded: false, biogenicCarbonContent: '0' },
  },
  ...more,
});

const RECEIVED = `{ receivedFootprints { pfId status version productName partner { name removedAt } factor { id }
  figures { kgCo2ePerUnit unit region year unusable findings { code } } } }`;
const UPDATES = `{ receivedUpdates { before after factor { id } footprint { pfId version }
  moved { before after lines { id } } } }`;

interface Received {
  readonly pfId: string;
  readonly status: string;
  readonly version: number;
  readonly productName: string;
  readonly partner: { readonly name: string; readonly removedAt: string | null };
  readonly factor: { readonly id: string } | null;
  readonly figures: {
    readonly kgCo2ePerUnit: number | null;
    readonly unit: string | null;
    readonly unusable: readonly string[];
    readonly findings: readonly { readonly code: string }[];
  };
}
interface Update {
  readonly before: number;
  readonly after: number | null;
  readonly factor: { readonly id: string };
  readonly footprint: { readonly pfId: string; readonly version: number } | null;
  readonly moved: readonly { readonly before: number; readonly after: number }[];
}

describe.each(TEST_DATABASES)('Footprints received by PACT on the $kind', ({ open }) => {
  let database: Database;
  let newer: ListingHost;
  let older: ListingHost;
  let buyer: TestServer;
  let newerId: string;
  let olderId: string;
  let assessmentId: string;

  beforeAll(async () => {
    database = await open();
    newer = await startListingHost({ version: 3, pageSize: 2 });
    older = await startListingHost({ version: 2, pageSize: 2 });
    buyer = await startAs(database, 'buyer', 'Nordic Retail', { allowedHosts: [newer.host, older.host] });
    newerId = await connect('Resin Works', newer);
    olderId = await connect('Old Mill', older);
  });
  afterAll(async () => {
    await buyer?.close();
    await newer?.close();
    await older?.close();
    await database?.close();
  });

  const connect = async (name: string, { url }: ListingHost) => {
    const { addPartner } = await askFor<{ addPartner: { id: string } }>(
      buyer,
      'mutation ($name: String!) { addPartner(input: { name: $name }) { ... on Partner { id } } }',
      { name },
    );
    await askFor(
      buyer,
      'mutation ($id: ID!, $input: PactConnectionInput!) { savePactConnection(partnerId: $id, input: $input) { __typename } }',
      { id: addPartner.id, input: { baseUrl: url, ...PARTNER_CLIENT } },
    );
    return addPartner.id;
  };
  const fetchFrom = async (id: string) =>
    (
      await askFor<{ made: Record<string, unknown> }>(
        buyer,
        `mutation ($id: ID!) { made: fetchFromPartner(partnerId: $id) {
          ... on PactConnection { speaks isCutOff lastFetch { pages added changed unchanged skipped reasons { reason } } }
          ... on InvalidInput { fields { code message } } } }`,
        { id },
      )
    ).made;
  const received = async () =>
    (await askFor<{ receivedFootprints: Received[] }>(buyer, RECEIVED)).receivedFootprints;
  const link = async (partnerId: string, pfId: string) =>
    (
      await askFor<{
        made: { factor?: Record<string, unknown> & { id: string }; fields?: { code: string }[] };
      }>(
        buyer,
        `mutation ($partnerId: ID!, $pfId: ID!) { made: linkReceivedFootprint(partnerId: $partnerId, pfId: $pfId) {
          ... on LinkedFactor { factor { id kgCo2ePerUnit unit region year gwpSet note source { name licence attribution } } }
          ... on InvalidInput { fields { code } } ... on NotFound { code } } }`,
        { partnerId, pfId },
      )
    ).made;
  const updates = async () => (await askFor<{ receivedUpdates: Update[] }>(buyer, UPDATES)).receivedUpdates;
  const accept = async (factorId: string) =>
    (
      await askFor<{ made: { factor: { id: string } } }>(
        buyer,
        'mutation ($id: ID!) { made: acceptReceivedUpdate(factorId: $id) { ... on LinkedFactor { factor { id } } } }',
        { id: factorId },
      )
    ).made.factor.id;
  const make = async (query: string, variables: object) =>
    (await askFor<{ made: { id: string } }>(buyer, query, variables)).made.id;
  const total = async () =>
    (
      await askFor<{ assessment: { footprint: { totalKgCo2e: number } } }>(
        buyer,
        'query ($id: ID!) { assessment(id: $id) { footprint { totalKgCo2e } } }',
        { id: assessmentId },
      )
    ).assessment.footprint.totalKgCo2e;

  it('come page by page; a fetch that was cut off goes on where it was, and nothing comes twice', async () => {
    newer.list([third(1), third(2), third(3), { id: 'nothing' }, third(4)]);
    newer.failAt(1);
    expect(await fetchFrom(newerId)).toMatchObject({ fields: [{ code: 'HOST_REFUSED' }] });
    expect(await received()).toHaveLength(2);
    newer.failAt(null);
    newer.asked();
    expect(await fetchFrom(newerId)).toEqual({
      ...{ speaks: 'V3', isCutOff: false },
      lastFetch: {
        ...{ pages: 3, added: 4, changed: 0, unchanged: 0, skipped: 1 },
        reasons: [{ reason: expect.stringContaining('id') }],
      },
    });
    expect(newer.asked()).toEqual(['/3/footprints?page=1', '/3/footprints?page=2']);
    expect(await fetchFrom(newerId)).toMatchObject({ lastFetch: { added: 0, changed: 0, unchanged: 4 } });
    expect(await received()).toHaveLength(4);
  });

  it('begin anew where the address of a page is forgotten', async () => {
    newer.failAt(2);
    await fetchFrom(newerId);
    newer.failAt(2, 404);
    newer.asked();
    await fetchFrom(newerId);
    expect(newer.asked()[1]).toBe('/3/footprints');
    newer.failAt(null);
    expect(await fetchFrom(newerId)).toMatchObject({
      isCutOff: false,
      lastFetch: { added: 0, unchanged: 4 },
    });
  });

  it('of PACT v2 are read from a host that speaks nothing else', async () => {
    older.list([second(1, 0, 2.25), second(2, 0, 1)]);
    expect(await fetchFrom(olderId)).toMatchObject({ speaks: 'V2', lastFetch: { added: 2 } });
    const fibre = (await received()).find(({ productName }) => productName === 'Fibre 1')!;
    // 1,000 kg of 2.25 fossil and 0.25 of land use change a kilogram.
    expect(fibre.figures).toMatchObject({ kgCo2ePerUnit: 2.5, unit: 'kg' });
    older.asked();
    older.list([second(1, 0, 2.25), second(2, 1, 1.5, { updated: new Date().toISOString() })]);
    expect(await fetchFrom(olderId)).toMatchObject({
      lastFetch: { pages: 2, added: 0, changed: 1, unchanged: 0 },
    });
    expect(older.asked().map((path) => path.replace(/'.*'/, '…'))).toEqual(
      ['/2/footprints?$filter=updated+ge+…', '/2/footprints?$filter=created+ge+…'].map((path) =>
        path.replaceAll('+', ' '),
      ),
    );
  });

  it('are all read again from a host of v2 that knows no filter', async () => {
    const plain = await startListingHost({ version: 2, pageSize: 2, filters: false });
    const other = await startAs(database, 'other', 'Other', { allowedHosts: [plain.host] });
    const before = buyer;
    buyer = other;
    const id = await connect('Plain', plain);
    plain.list([second(3, 0, 1)]);
    await fetchFrom(id);
    expect(await fetchFrom(id)).toMatchObject({ lastFetch: { unchanged: 1 } });
    expect(plain.asked().at(-1)).toBe('/2/footprints');
    buyer = before;
    await other.close();
    await plain.close();
  });

  it('are factors of own products, with whose they are, the licence and the figure to the gate', async () => {
    const { factor } = await link(newerId, third(1).id);
    expect(factor).toMatchObject({
      ...{ kgCo2ePerUnit: 2.5, unit: 'kg', region: 'NO', year: 2026, gwpSet: 'AR6' },
      note: expect.stringContaining(third(1).id),
      source: { attribution: 'Resin Works', licence: expect.stringContaining('this organisation only') },
    });
    expect((await link(newerId, third(1).id)).factor!.id).toBe(factor!.id);
    expect((await received()).find(({ pfId }) => pfId === third(1).id)!.factor!.id).toBe(factor!.id);
    const fibre = await link(olderId, second(1, 0, 0).id);
    const productId = await make(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { input: { sku: 'MIX-1', name: 'Mix', category: 'Mixes' } },
    );
    assessmentId = await make(
      'mutation ($input: CreateAssessmentInput!) { made: createAssessment(input: $input) { ... on Assessment { id } } }',
      {
        input: {
          ...{ productId, boundary: 'CRADLE_TO_GATE', declaredUnit: 'piece', declaredUnitAmount: 1 },
          functionalUnit: 'One',
          lines: [
            { name: 'Resin', stage: 'MATERIALS', unit: 'kg', amount: 2, factorId: factor!.id },
            { name: 'Fibre', stage: 'MATERIALS', unit: 'g', amount: 400, factorId: fibre.factor!.id },
          ],
        },
      },
    );
    expect(await total()).toBeCloseTo(2 * 2.5 + 0.4 * 2.5, 9);
    expect(await updates()).toEqual([]);
  });

  it('have their checks beside them', async () => {
    newer.list([
      third(5, { pcf: { ...third(5).pcf, pcfExcludingBiogenicUptake: '50' } }),
      third(6, { pcf: { declaredUnitAmount: '1' } }),
    ]);
    await fetchFrom(newerId);
    const all = await received();
    expect(all.find(({ productName }) => productName === 'Resin 5')!.figures.findings.length).toBeGreaterThan(
      0,
    );
    expect(all.find(({ productName }) => productName === 'Resin 6')!.figures).toMatchObject({
      ...{ kgCo2ePerUnit: null, unusable: ['UNIT_UNKNOWN'] },
    });
    expect((await link(newerId, third(6).id)).fields).toMatchObject([{ code: 'UNIT_UNKNOWN' }]);
  });

  it('stay what they are when newer ones come, whose effect is shown before they are accepted', async () => {
    const before = await total();
    const successor = third(7, {
      ...{ precedingPfIds: [third(1).id], created: '2026-06-01T00:00:00Z' },
      pcf: { ...third(7).pcf, pcfExcludingBiogenicUptake: '4', fossilGhgEmissions: '3.5' },
    });
    newer.list([third(1, { status: 'Deprecated' }), successor]);
    older.list([second(1, 3, 1.25, { updated: new Date().toISOString() })]);
    await fetchFrom(newerId);
    await fetchFrom(olderId);
    expect(await total()).toBe(before);
    const found = await updates();
    expect(found).toMatchObject([
      {
        before: 2.5,
        after: 2,
        footprint: { pfId: successor.id },
        moved: [{ before, after: before - 2 * 0.5 }],
      },
      { before: 2.5, after: 1.5, footprint: { version: 3 }, moved: [{ before }] },
    ]);
    expect((await link(newerId, third(1).id)).fields).toMatchObject([{ code: 'FOOTPRINT_DEPRECATED' }]);
    for (const { factor } of found) await accept(factor.id);
    expect(await total()).toBeCloseTo(2 * 2 + 0.4 * 1.5, 9);
    expect(await updates()).toEqual([]);
  });

  it('that were withdrawn and have no successor are told of, and there is nothing to follow', async () => {
    const { factor } = await link(newerId, third(2).id);
    newer.list([third(2, { status: 'Deprecated' })]);
    await fetchFrom(newerId);
    expect(await updates()).toMatchObject([{ factor: { id: factor!.id }, footprint: null, after: null }]);
  });

  it('stay marked with where they came from when the partner is removed, or go with it if asked', async () => {
    const remove = (id: string, deleteReceived: boolean) =>
      askFor<{ made: { removedAt: string } }>(
        buyer,
        `mutation ($id: ID!, $deleteReceived: Boolean!) { made: removePartner(id: $id, deleteReceived: $deleteReceived) {
          ... on Partner { removedAt } ... on NotFound { code } } }`,
        { id, deleteReceived },
      );
    const before = await total();
    await remove(newerId, false);
    await remove(olderId, true);
    const all = await received();
    expect(all.every(({ partner }) => partner.name === 'Resin Works' && partner.removedAt !== null)).toBe(
      true,
    );
    expect(all.length).toBeGreaterThan(5);
    expect(await total()).toBe(before);
    const { partners, pactConnections } = await askFor<{ partners: object[]; pactConnections: object[] }>(
      buyer,
      '{ partners { id } pactConnections { id } }',
    );
    expect([partners, pactConnections]).toEqual([[], []]);
    expect((await remove(newerId, false)).made).toMatchObject({ code: 'NOT_FOUND' });
  });
});
