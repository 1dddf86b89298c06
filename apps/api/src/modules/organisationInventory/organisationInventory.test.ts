import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Sum {
  kgCo2e: number | null;
  marketKgCo2e: number | null;
  gaps: string[];
}

interface Part {
  kind: string;
  key: string;
  sum: Sum;
  scope1: Sum;
  scope2: Sum;
  scope3: Sum;
}

interface Inventory {
  total: Sum;
  scope1: Sum;
  scope2: Sum;
  scope3: Sum;
  headings: {
    heading: string;
    category: number | null;
    sum: Sum;
    exclusion: string | null;
    parts: Part[];
    positions: {
      totalCount: number;
      nodes: {
        reason: string;
        explanation: string;
        kgCo2e: number | null;
        amount: number | null;
        unit: string | null;
        factor: { source: { licence: string } } | null;
        line: { name: string } | null;
        entry: { name: string } | null;
      }[];
    };
  }[];
  products: Part[];
  brands: Part[];
  sites: Part[];
  markets: {
    market: string;
    coveredShare: number;
    usesGridForRest: boolean;
    residualFactor: { id: string } | null;
  }[];
  findings: { code: string }[];
  volumes: {
    product: { sku: string };
    volume: number | null;
    insideOthers: number;
    counted: number | null;
  }[];
  neutrality: {
    residual: Sum;
    retiredTCo2e: number;
    notRetiredTCo2e: number;
    retiredPerResidual: number | null;
    findings: { code: string }[];
  };
}

interface Answer {
  __typename: string;
  id?: string;
  version?: number;
  year?: number;
  fields?: { field: string; code: string; remedy: string }[];
}

const SUM = '{ kgCo2e marketKgCo2e gaps }';
const PART = `{ kind key sum ${SUM} scope1 ${SUM} scope2 ${SUM} scope3 ${SUM} }`;
const INVENTORY = `query ($year: Int!, $brand: String) { organisationInventory(year: $year, brand: $brand) {
  total ${SUM} scope1 ${SUM} scope2 ${SUM} scope3 ${SUM}
  headings { heading category exclusion sum ${SUM} parts ${PART} positions(first: 150) {
    totalCount nodes { reason explanation kgCo2e amount unit factor { source { licence } } line { name } entry { name } } } }
  products: breakdown(by: PRODUCT) ${PART} brands: breakdown(by: BRAND) ${PART} sites: breakdown(by: SITE) ${PART}
  markets { market coveredShare usesGridForRest residualFactor { id } }
  volumes { product { sku } volume insideOthers counted } findings { code }
  neutrality { residual ${SUM} retiredTCo2e notRetiredTCo2e retiredPerResidual findings { code } }
} }`;
const ANSWER = '... on InvalidInput { fields { field code remedy } } ... on NotFound { id }';
const GRID = globalId('Factor', 'mee-electricity:electricity-grid-mix:CN:2024');
const FLIGHT = globalId('Factor', 'uk-ghg-2025:passenger-air-long-haul-business:GB:2025');

const addUp = (sums: readonly { sum: Sum }[]) => sums.reduce((all, { sum }) => all + (sum.kgCo2e ?? 0), 0);

describe.each(TEST_DATABASES)('The year of an organisation on the $kind', (kind) => {
  const test = withServer(kind);
  const inventory = async (year = 2025, brand: string | null = null) => {
    const { data, errors } = await test.server.ask<{ organisationInventory: Inventory }>(INVENTORY, {
      year,
      brand,
    });
    expect(errors).toBeUndefined();
    return data.organisationInventory;
  };
  const mutate = async (call: string, declared: string, variables: object, fields: string) => {
    const { data, errors } = await test.server.ask<{ answer: Answer }>(
      `mutation (${declared}) { answer: ${call} { __typename ${fields} ${ANSWER} } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const ENTRY = {
    year: 2024,
    heading: 'BUSINESS_TRAVEL',
    name: 'Flights',
    amount: 1000,
    unit: 'pkm',
    factorId: FLIGHT,
  };
  const saveEntry = (input: object, known: object | null = null) =>
    mutate(
      'saveActivityEntry(known: $known, input: $input)',
      '$known: KnownVersionInput, $input: ActivityEntryInput!',
      { known, input },
      '... on ActivityEntry { id version }',
    );
  const refused = async (call: Promise<Answer>) => {
    const { __typename, fields } = await call;
    expect(__typename).toBe('InvalidInput');
    for (const { remedy } of fields!) expect(remedy).not.toBe('');
    return fields!.map(({ field, code }) => `${field} ${code}`);
  };

  it('adds up from positions to headings, scopes, products, brands and sites', async () => {
    const { total, scope1, scope2, scope3, headings, products, brands, sites } = await inventory();
    const all = total.kgCo2e!;
    expect(scope1.kgCo2e! + scope2.kgCo2e! + scope3.kgCo2e!).toBeCloseTo(all, 2);
    expect(addUp(headings)).toBeCloseTo(all, 2);
    for (const parts of [products, brands, sites]) expect(addUp(parts)).toBeCloseTo(all, 2);
    for (const { parts, sum, positions } of headings) {
      expect(addUp(parts)).toBeCloseTo(sum.kgCo2e ?? 0, 3);
      if (positions.totalCount > positions.nodes.length) continue;
      expect(positions.nodes.reduce((own, { kgCo2e }) => own + (kgCo2e ?? 0), 0)).toBeCloseTo(
        sum.kgCo2e ?? 0,
        3,
      );
    }
  });

  it('lists all fifteen categories, each with a value, a gap or the reason why it has none', async () => {
    const { headings } = await inventory();
    const categories = headings.filter(({ category }) => category !== null);
    expect(categories.map(({ category }) => category)).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 1),
    );
    for (const { sum, exclusion } of categories)
      expect(sum.kgCo2e !== null || sum.gaps.length > 0 || exclusion !== null).toBe(true);
  });

  it('opens every position to its line or activity, its factor with licence, and why it stands there', async () => {
    const { headings } = await inventory();
    const own = headings.find(({ heading }) => heading === 'SCOPE_2')!;
    for (const { line, entry, factor, explanation, amount, unit } of own.positions.nodes) {
      expect(line ?? entry).not.toBeNull();
      expect(factor!.source.licence).not.toBe('');
      expect(explanation).not.toBe('');
      expect([amount === null, unit]).toEqual([false, 'kWh']);
    }
    expect(new Set(own.positions.nodes.map(({ reason }) => reason))).toEqual(
      new Set(['OWN_ENERGY', 'SITE_REMAINDER']),
    );
  });

  it('gives scope 2 by location and by market: 800 of 2,650 MWh certified, the rest residual mix', async () => {
    const { scope2, markets, scope1, scope3, total } = await inventory();
    expect(scope2.kgCo2e).toBeCloseTo(2_650_000 * 0.5777, 0);
    expect(scope2.marketKgCo2e).toBeCloseTo(800_000 * 0.033 + 1_850_000 * 0.6096, 0);
    expect(markets[0]).toMatchObject({ market: 'CN', usesGridForRest: false });
    expect(total.marketKgCo2e).toBeCloseTo(scope1.kgCo2e! + scope2.marketKgCo2e! + scope3.kgCo2e!, 2);
  });

  it('falls back to the grid average where the residual mix is taken away, and says so', async () => {
    const set = (factorId: string | null) =>
      mutate(
        'setResidualMix(year: 2025, market: "CN", factorId: $factorId)',
        '$factorId: ID',
        { factorId },
        '... on ChangedInventoryYear { year }',
      );
    const { markets: before } = await inventory();
    await set(null);
    const { markets, findings, scope2 } = await inventory();
    expect(markets[0]!.usesGridForRest).toBe(true);
    expect(findings.map(({ code }) => code)).toContain('RESIDUAL_MIX_UNKNOWN');
    expect(scope2.marketKgCo2e).toBeCloseTo(800_000 * 0.033 + 1_850_000 * 0.5777, 0);
    expect(await set(before[0]!.residualFactor!.id)).toMatchObject({ year: 2025 });
    expect(await refused(set(FLIGHT))).toEqual(['factorId UNIT_DIMENSION_MISMATCH']);
  });

  it('counts bought parts once: of 46,000 battery packs 42,000 go into bicycles', async () => {
    const { volumes } = await inventory();
    expect(volumes.find(({ product }) => product.sku === 'BAT-504')).toMatchObject({
      volume: 46_000,
      insideOthers: 42_000,
      counted: 4_000,
    });
  });

  it('shows one brand alone, without the organisation’s own activities', async () => {
    const { products, total, brands } = await inventory(2025, 'Volta');
    expect(products.every(({ kind: own }) => own === 'PRODUCT')).toBe(true);
    const whole = await inventory();
    expect(total.kgCo2e).toBeCloseTo(whole.brands.find(({ key }) => key === 'Volta')!.sum.kgCo2e!, 2);
    expect(brands).toHaveLength(1);
  });

  it('lists offsets apart: no total moves when one is added', async () => {
    const before = await inventory();
    const credit = {
      year: 2025,
      registry: 'CCER',
      serial: 'T-1',
      standard: 'Test',
      kind: 'REMOVAL',
      vintage: 2024,
      tCo2e: 1e6,
      retiredOn: '2026-01-05',
    };
    const save = (input: object) =>
      mutate(
        'saveCarbonCredit(input: $input)',
        '$input: CarbonCreditInput!',
        { input },
        '... on CarbonCredit { id }',
      );
    const { id } = await save(credit);
    const after = await inventory();
    expect(after.total).toEqual(before.total);
    expect(after.neutrality.residual).toEqual(before.total);
    expect(after.neutrality.retiredTCo2e).toBe(before.neutrality.retiredTCo2e + 1e6);
    expect(after.neutrality.retiredPerResidual).toBeNull();
    expect(after.neutrality.findings.map(({ code }) => code)).toContain('RESIDUAL_NOT_WHOLE');
    expect(await refused(save(credit))).toEqual(['serial SERIAL_TAKEN']);
    expect(await refused(save({ ...credit, serial: 'T-2', tCo2e: -1 }))).toEqual(['tCo2e TOO_SMALL']);
    const removed = await mutate(
      'removeCarbonCredit(id: $id)',
      '$id: ID!',
      { id },
      '... on RemovedInventoryItem { id }',
    );
    expect(removed.__typename).toBe('RemovedInventoryItem');
  });

  it('takes activities, and gaps where an amount or a factor is missing', async () => {
    const { id, version } = await saveEntry(ENTRY);
    const first = (await inventory(2024)).headings.find(({ heading }) => heading === 'BUSINESS_TRAVEL')!;
    expect(first.sum.kgCo2e).toBeGreaterThan(100);
    await saveEntry({ ...ENTRY, amount: null }, { id, version });
    const second = (await inventory(2024)).headings.find(({ heading }) => heading === 'BUSINESS_TRAVEL')!;
    expect(second.sum).toEqual({ kgCo2e: null, marketKgCo2e: null, gaps: ['AMOUNT_MISSING'] });
    expect(await refused(saveEntry(ENTRY, { id, version }))).toEqual(['version VERSION_CHANGED']);
    await mutate('removeActivityEntry(id: $id)', '$id: ID!', { id }, '... on RemovedInventoryItem { id }');
    expect((await inventory(2024)).products.some(({ kind: own }) => own === 'ENTRY')).toBe(false);
  });

  it.each([
    [{ heading: 'NOT_ATTRIBUTED' }, ['heading INVALID_VALUE']],
    [{ unit: 'kWh' }, ['unit UNIT_DIMENSION_MISMATCH']],
    [{ unit: 'parsec' }, ['unit UNIT_UNKNOWN']],
    [{ amount: -1 }, ['amount TOO_SMALL']],
    [{ name: ' ' }, ['name TOO_SMALL']],
    [{ year: 1800 }, ['year TOO_SMALL']],
    [{ factorId: globalId('Factor', 'nowhere') }, ['factorId FACTOR_UNKNOWN']],
    [{ factorId: globalId('Product', 'ket-17-s') }, ['factorId ID_OF_ANOTHER_TYPE']],
    [{ siteId: globalId('Site', 'nowhere') }, ['siteId SITE_UNKNOWN']],
  ])('refuses the activity %o', async (fields, expected) => {
    expect(await refused(saveEntry({ ...ENTRY, ...fields }))).toEqual(expected);
  });

  it('refuses certificates that were claimed before or say nothing', async () => {
    const input = {
      year: 2025,
      kind: 'CERTIFICATE',
      registry: 'R',
      serial: 'S',
      market: 'CN',
      kWh: 10,
      generationFactor: 0,
      upstreamFactor: 0,
    };
    const save = (fields: object) =>
      mutate(
        'saveElectricityCertificate(input: $input)',
        '$input: ElectricityCertificateInput!',
        { input: { ...input, ...fields } },
        '... on ElectricityCertificate { id }',
      );
    const { id } = await save({});
    expect(await refused(save({}))).toEqual(['serial SERIAL_TAKEN']);
    expect(await refused(save({ serial: 'S2', kWh: 0, market: 'China' }))).toEqual([
      'market INVALID_FORMAT',
      'kWh TOO_SMALL',
    ]);
    await mutate(
      'removeElectricityCertificate(id: $id)',
      '$id: ID!',
      { id },
      '... on RemovedInventoryItem { id }',
    );
    const again = await mutate(
      'removeElectricityCertificate(id: $id)',
      '$id: ID!',
      { id },
      '... on RemovedInventoryItem { id }',
    );
    expect(again.__typename).toBe('NotFound');
  });

  it('never leaves out scopes 1 and 2, and settings only change as they were read', async () => {
    const exclude = (heading: string, reason: string | null) =>
      mutate(
        'excludeCategory(year: 2024, heading: $heading, reason: $reason)',
        '$heading: InventoryHeading!, $reason: String',
        { heading, reason },
        '... on ChangedInventoryYear { year }',
      );
    expect(await refused(exclude('SCOPE_1', 'Too much work.'))).toEqual(['heading NOT_A_SCOPE_3_CATEGORY']);
    expect((await exclude('FRANCHISES', 'None.')).__typename).toBe('ChangedInventoryYear');
    const save = (version: number) =>
      mutate(
        'saveInventorySetting(input: $input)',
        '$input: InventorySettingInput!',
        {
          input: {
            year: 2024,
            consolidation: 'EQUITY_SHARE',
            paysOutboundTransport: false,
            gwpSet: 'AR5',
            version,
          },
        },
        '... on ChangedInventoryYear { year }',
      );
    expect((await save(0)).year).toBe(2024);
    expect(await refused(save(0))).toEqual(['version VERSION_CHANGED']);
    expect(await refused(save(7))).toEqual(['version VERSION_CHANGED']);
  });

  it('takes the volume of the year where there is one', async () => {
    const set = (volume: number | null) =>
      mutate(
        'setAnnualVolume(productId: $id, year: 2025, volume: $volume)',
        '$id: ID!, $volume: Float',
        { id: globalId('Product', 'chr-mesh'), volume },
        '... on ChangedInventoryYear { year }',
      );
    const valueOfChair = async () =>
      (await inventory()).products.find(({ key }) => key === 'chr-mesh')!.sum.kgCo2e!;
    const before = await valueOfChair();
    await set(39_000);
    expect(await valueOfChair()).toBeCloseTo(before / 2, 2);
    await set(null);
    expect(await valueOfChair()).toBe(before);
    expect(await refused(set(-1))).toEqual(['volume TOO_SMALL']);
  });

  it('moves what a supplier makes into scope 3 when its works are not ours', async () => {
    const set = (isOwn: boolean) =>
      mutate(
        'setOwnSupplier(id: $id, isOwn: $isOwn)',
        '$id: ID!, $isOwn: Boolean!',
        { id: globalId('Supplier', 'yuetan'), isOwn },
        '... on Supplier { id }',
      );
    const before = await inventory();
    await set(false);
    const other = await inventory();
    // What the meters read, all of it now, is no longer in any product.
    expect(other.headings.find(({ heading }) => heading === 'SCOPE_2')!.positions.totalCount).toBe(1);
    await set(true);
    expect((await inventory()).total).toEqual(before.total);
  });

  it('leaves as CSV and as a workbook with offsets on a sheet of their own', async () => {
    const fetchFile = (format: string, body: object) =>
      fetch(`${test.server.url}/exports/inventory.${format}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const csv = await (await fetchFile('csv', { year: 2025 })).text();
    expect(csv.split('\r\n')[0]).toContain('"kg CO2e, market-based"');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await fetchFile('xlsx', { year: 2025, language: 'zh' })).arrayBuffer());
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '合计',
      '明细',
      '抵消（单独列示）',
      '检查结果',
    ]);
    expect((await fetchFile('csv', { year: 'last' })).status).toBe(400);
  });

  it('of a grid factor without a site is read as bought energy of the home market', async () => {
    const { id } = await saveEntry({
      ...ENTRY,
      year: 2023,
      heading: 'SCOPE_2',
      unit: 'MWh',
      amount: 1,
      factorId: GRID,
    });
    const { scope2 } = await inventory(2023);
    expect(scope2.kgCo2e).not.toBeNull();
    await mutate('removeActivityEntry(id: $id)', '$id: ID!', { id }, '... on RemovedInventoryItem { id }');
  });
});
