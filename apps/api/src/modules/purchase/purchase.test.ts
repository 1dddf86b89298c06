import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor } from '../../testing/partners.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

const ACCOUNT = `query ($moves: [PurchaseMoveInput!]) { purchaseAccount(year: 2025, moves: $moves) {
  currency currencyYear kgCo2e gaps primaryShare
  coverage { method purchases spendShare kgCo2e } suppliers { name kgCo2e share }
  purchases { id name supplierName productName method kgCo2e passed { method code } } } }`;
const IMPORT = `mutation ($table: String!) { result: importPurchases(year: 2025, table: $table) {
  __typename ... on SavedPurchases { count } ... on InvalidInput { fields { field code } } } }`;
const RATE = `mutation { result: saveMoneyRate(input: { currency: "CNY", year: 2025, toCurrency: "USD", toYear: 2022,
  rate: 0.128, source: "Yearly mean and price index" }) { __typename } }`;
const INVENTORY = `{ inventory: organisationInventory(year: 2025) {
  purchases { count gaps countedKgCo2e takenOffKgCo2e supplierDataShare primaryShare coverage { method spendShare } }
  headings(heading: PURCHASED_GOODS) { parts { kind sum { kgCo2e gaps } } }
  findings { code } } }`;
const SWITCH = `query ($supplierName: String!, $category: String, $toSupplierId: ID!) {
  supplierSwitch(year: 2025, supplierName: $supplierName, category: $category, toSupplierId: $toSupplierId) {
    outcome { before { kgCo2e lower upper } after { kgCo2e lower upper } change { kgCo2e lower upper } lowerShare verdict }
    purchases { id before { method kgCo2e } after { method kgCo2e } } } }`;
const FACTOR = 'epa-supply-chain-1.3:spend-broadwoven-fabric-mills:US:2022';
const TABLE = [
  ['name', 'supplier', 'SKU', 'spend', 'currency', 'quantity', 'unit', 'factor'],
  ['Gift boxes', '', 'BOX-K25', '4,600', 'CNY', '1000', 'piece', ''],
  ['Fabric', 'A weaver nobody knows', '', '10000', 'CNY', '', '', FACTOR],
  ['Advice', '', '', '500', 'CNY', '', '', ''],
];
const asText = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\n');

interface Inventory {
  readonly purchases: {
    readonly countedKgCo2e: number | null;
    readonly takenOffKgCo2e: number;
  } | null;
  readonly headings: readonly {
    readonly parts: readonly {
      readonly kind: string;
      readonly sum: { kgCo2e: number | null; gaps: string[] };
    }[];
  }[];
  readonly findings: readonly { readonly code: string }[];
}

interface KgRange {
  readonly kgCo2e: number;
  readonly lower: number;
  readonly upper: number;
}

interface Tried {
  readonly outcome: { readonly before: KgRange; readonly after: KgRange; readonly change: KgRange } | null;
  readonly purchases: readonly object[];
}

interface Account {
  readonly currency: string;
  readonly kgCo2e: number;
  readonly gaps: number;
  readonly coverage: readonly { readonly method: string | null; readonly spendShare: number | null }[];
  readonly suppliers: readonly { readonly kgCo2e: number | null; readonly share: number | null }[];
  readonly purchases: readonly {
    readonly id: string;
    readonly name: string;
    readonly supplierName: string;
    readonly method: string | null;
    readonly kgCo2e: number | null;
    readonly passed: readonly { readonly code: string }[];
  }[];
}

describe.each(TEST_DATABASES)('What was bought, on the $kind', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let viewer: TestServer;

  beforeAll(async () => {
    database = await open();
    server = await startTestServer(database);
    viewer = await startTestServer(database, { ...LOCAL_PEOPLE.OWNER, role: 'VIEWER' });
  });
  afterAll(async () => {
    await viewer?.close();
    await server?.close();
    await database?.close();
  });

  const account = async (moves: readonly object[] = []) =>
    (await askFor<{ purchaseAccount: Account }>(server, ACCOUNT, { moves })).purchaseAccount;
  const paste = async (rows: readonly (readonly string[])[], asked = server) =>
    (
      await askFor<{
        result: { __typename: string; count?: number; fields?: { field: string; code: string }[] };
      }>(asked, IMPORT, { table: asText(rows) })
    ).result;

  it('is refused row by row, and nothing of it stays', async () => {
    const [heading, box] = TABLE;
    const bad = await paste([
      ...[
        heading!,
        box!,
        ['', '', '', 'much', '', '3', 'furlongs', ''],
        ['Bolts', '', '', '5', '', '', '', ''],
      ],
    ]);
    expect(bad.fields).toEqual([
      { field: 'row 3: name', code: 'REQUIRED' },
      { field: 'row 3: spend', code: 'NUMBER_INVALID' },
      { field: 'row 3: currency', code: 'CURRENCY_MISSING' },
      { field: 'row 3: unit', code: 'UNIT_UNKNOWN' },
      { field: 'row 4: currency', code: 'CURRENCY_MISSING' },
    ]);
    const unknown = (column: number, value: string) =>
      paste([heading!, box!.map((cell, place) => (place === column ? value : cell))]);
    expect((await unknown(2, 'NO-SUCH')).fields).toEqual([{ field: 'row 2: sku', code: 'PRODUCT_UNKNOWN' }]);
    expect((await unknown(7, 'none')).fields).toEqual([{ field: 'row 2: factor', code: 'FACTOR_UNKNOWN' }]);
    expect((await unknown(7, 'mee-electricity:electricity-grid-mix:CN:2024')).fields).toEqual([
      { field: 'row 2: factor', code: 'FACTOR_NOT_BY_SPEND' },
    ]);
    expect((await paste(TABLE, viewer)).__typename).toBe('NotAllowed');
    expect((await account()).purchases).toEqual([]);
  });

  it('is counted by the best method each line allows, and money is never mixed', async () => {
    expect(await paste(TABLE)).toMatchObject({ count: 3 });
    const [box, fabric, advice] = (await account()).purchases;
    const { product } = await askFor<{ product: { kg: { totalKgCo2e: number } } | null }>(
      server,
      `{ product: assessment(id: "${btoa('Assessment:box-k25-v1')}") { kg: footprint { totalKgCo2e } } }`,
    );
    expect(box).toMatchObject({ method: 'SUPPLIER_FOOTPRINT', passed: [] });
    expect(box!.supplierName).toContain('Zhuxi');
    expect(box!.kgCo2e).toBeCloseTo(1000 * product!.kg.totalKgCo2e, 6);
    expect(fabric).toMatchObject({ method: null, kgCo2e: null });
    expect(fabric!.passed.at(-1)!.code).toBe('MONEY_NOT_CONVERTED');
    expect(advice).toMatchObject({ method: null, kgCo2e: null });
    await askFor(server, RATE);
    const after = await account();
    expect(after.purchases[1]!.kgCo2e).toBeCloseTo(10_000 * 0.128 * 0.507, 6);
    expect(after.gaps).toBe(1);
    expect(after.kgCo2e).toBeCloseTo(box!.kgCo2e! + 10_000 * 0.128 * 0.507, 6);
    expect(after.coverage.reduce((sum, { spendShare }) => sum + spendShare!, 0)).toBeCloseTo(1, 12);
    expect(after.suppliers.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
  });

  it('stands in category 1 of the inventory, less what products carry already', async () => {
    const ask = async () => (await askFor<{ inventory: Inventory }>(server, INVENTORY, {})).inventory;
    const counted = await ask();
    const { purchases } = counted;
    expect(purchases).toMatchObject({ count: 3, gaps: 1, supplierDataShare: expect.any(Number) });
    const own = (await account()).purchases.reduce((sum, { kgCo2e }) => sum + (kgCo2e ?? 0), 0);
    // The gift boxes of the demo portfolio go into its kettles.
    expect(purchases!.takenOffKgCo2e).toBeGreaterThan(0);
    expect(purchases!.countedKgCo2e! + purchases!.takenOffKgCo2e).toBeCloseTo(own, 6);
    const [goods] = counted.headings;
    const part = goods!.parts.find(({ kind }) => kind === 'PURCHASES')!;
    expect(part.sum.kgCo2e).toBeCloseTo(purchases!.countedKgCo2e!, 6);
    expect(part.sum.gaps).toEqual(['PURCHASE_NOT_COUNTED']);
    expect(counted.findings.map(({ code }) => code)).toContain('PURCHASES_CARRIED_BY_PRODUCTS');
    const ids = (await account()).purchases.map(({ id }) => id);
    const mark = `mutation ($ids: [ID!]!, $is: Boolean!) { result: markPurchases(ids: $ids, isInProducts: $is) {
      __typename ... on SavedPurchases { count } } }`;
    expect(await askFor(server, mark, { ids, is: true })).toMatchObject({ result: { count: 3 } });
    const marked = await ask();
    expect(marked.purchases!.countedKgCo2e).toBeNull();
    expect(marked.headings[0]!.parts.map(({ kind }) => kind)).not.toContain('PURCHASES');
    expect(marked.findings.map(({ code }) => code)).toContain('PURCHASES_MARKED_IN_PRODUCTS');
    await askFor(server, mark, { ids, is: false });
    expect(await ask()).toEqual(counted);
  });

  it('would be otherwise if it were bought elsewhere, without anything being stored', async () => {
    const before = await account();
    const [box] = before.purchases;
    const elsewhere = await askFor<{ foundSuppliers: { edges: { node: { id: string } }[] } }>(
      server,
      '{ foundSuppliers(first: 1, filter: { search: "Kaveri" }) { edges { node { id } } } }',
    );
    const supplierId = elsewhere.foundSuppliers.edges[0]!.node.id;
    const saved = await askFor<{ result: { __typename: string } }>(
      server,
      `mutation ($supplierId: ID!) { result: saveSupplierIntensity(input: { supplierId: $supplierId, year: 2025,
        kgCo2ePerUnit: 0.2, currency: "CNY", source: "Annual report" }) { __typename } }`,
      { supplierId },
    );
    expect(saved.result.__typename).toBe('SavedPurchases');
    const tried = await account([{ purchaseId: box!.id, supplierId }]);
    expect(tried.purchases[0]).toMatchObject({
      method: 'SUPPLIER_INTENSITY',
      passed: [{ code: 'FOOTPRINT_MISSING' }],
    });
    expect(tried.purchases[0]!.kgCo2e).toBeCloseTo(4600 * 0.2, 9);
    expect(await account()).toEqual(before);
    const { errors } = await server.ask(ACCOUNT, { moves: [{ purchaseId: box!.id, supplierId: 'none' }] });
    expect(errors).toBeDefined();
  });

  it('of one supplier is tried with another: by its footprints, else by what it states, with how far both may be off', async () => {
    const [box] = (await account()).purchases;
    const [found] = (
      await askFor<{ foundSuppliers: { edges: { node: { id: string } }[] } }>(
        server,
        '{ foundSuppliers(first: 1, filter: { search: "Kaveri" }) { edges { node { id } } } }',
      )
    ).foundSuppliers.edges;
    const toSupplierId = found!.node.id;
    const tried = async (category: string | null) =>
      (
        await askFor<{ supplierSwitch: Tried }>(server, SWITCH, {
          ...{ supplierName: box!.supplierName, category, toSupplierId },
        })
      ).supplierSwitch;
    const { outcome, purchases } = await tried(null);
    expect(purchases).toMatchObject([
      { id: box!.id, before: { method: 'SUPPLIER_FOOTPRINT' }, after: { method: 'SUPPLIER_INTENSITY' } },
    ]);
    expect(outcome!.before.kgCo2e).toBeCloseTo(box!.kgCo2e!, 9);
    expect(outcome!.after.kgCo2e).toBeCloseTo(4600 * 0.2, 9);
    expect(outcome!.change.kgCo2e).toBeCloseTo(4600 * 0.2 - box!.kgCo2e!, 9);
    expect(outcome!.change.lower).toBeLessThan(outcome!.change.kgCo2e);
    expect(outcome!.change.upper).toBeGreaterThan(outcome!.change.kgCo2e);
    expect(await tried('Nothing is called so')).toEqual({ outcome: null, purchases: [] });
    const remove =
      'mutation ($id: ID!) { result: removeSupplierIntensity(supplierId: $id, year: 2025) { __typename } }';
    expect(await askFor(server, remove, { id: toSupplierId })).toEqual({
      result: { __typename: 'SavedPurchases' },
    });
    expect((await tried(null)).outcome).toBeNull();
    expect(await askFor(server, remove, { id: toSupplierId })).toEqual({
      result: { __typename: 'NotFound' },
    });
  });

  it('is read from a file as from a pasted table, with the rows of the file in what is refused', async () => {
    const upload = async (content: string | Buffer, name: string) => {
      const response = await fetch(`${server.url}/library/uploads?name=${encodeURIComponent(name)}`, {
        ...{
          method: 'POST',
          headers: { 'x-cradle-upload': '1' },
          body: new Uint8Array(Buffer.from(content)),
        },
      });
      const { id } = (await response.json()) as { id: string };
      const add = `mutation ($id: String!) { result: importPurchaseFile(year: 2024, uploadId: $id) { __typename
        ... on SavedPurchases { count } ... on InvalidInput { fields { field code } } } }`;
      return (await askFor<{ result: object }>(server, add, { id })).result;
    };
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Purchases');
    sheet.addRow(['名称', '金额', '币种', '数量', '单位']);
    sheet.addRow([]);
    sheet.addRow(['棉布', 1234.5, 'CNY', 20, 'kg']);
    const workbook = async () => Buffer.from(await book.xlsx.writeBuffer());
    expect(await upload(await workbook(), 'purchases.xlsx')).toMatchObject({ count: 1 });
    expect(await upload('name;spend;currency\nBolts;1,234.5;CNY\n', 'p.csv')).toMatchObject({ count: 1 });
    // 4,5 may be four and a half or forty-five.
    expect(await upload('name;spend;currency\nBolts;4,5;CNY\n', 'p.csv')).toMatchObject({
      fields: [{ field: 'row 2: spend', code: 'NUMBER_INVALID' }],
    });
    sheet.addRow(['', 5, '', 3, 'furlongs']);
    expect(await upload(await workbook(), 'purchases.xlsx')).toMatchObject({
      fields: [
        { field: 'row 4: name', code: 'REQUIRED' },
        { field: 'row 4: currency', code: 'CURRENCY_MISSING' },
        { field: 'row 4: unit', code: 'UNIT_UNKNOWN' },
      ],
    });
    expect(await upload('not a zip', 'purchases.xlsx')).toMatchObject({ fields: [{ code: 'FILE_INVALID' }] });
  });
});
