import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface See {
  ownDirect: number | null;
  ownIndirect: number | null;
  precursorDirect: number | null;
  precursorIndirect: number | null;
  direct: number | null;
  basis: number | null;
  informationalTotal: number | null;
  defaultShare: number | null;
}

interface Estimate {
  see: number | null;
  sefa: number | null;
  certificates: number | null;
  deducted: number | null;
  costEur: number | null;
  gaps: string[];
}

interface Good {
  id: string;
  version: number;
  name: string;
  cnCode: string;
  sector: string;
  see: See;
  gaps: string[];
  positions: {
    name: string;
    tCo2e: number | null;
    perTonne: number | null;
    calculation: string;
    clause: string;
    isDefault: boolean;
    goodId: string | null;
    factor: { id: string; source: { licence: string; attribution: string } } | null;
    line: { name: string } | null;
  }[];
  default: {
    gap: string | null;
    cnCode: string | null;
    country: string | null;
    byOtherCountries: boolean;
    total: number | null;
    factor: { id: string; source: { licence: string } } | null;
    inYear: { base: number; share: number; value: number } | null;
    markUps: { year: number; share: number; value: number }[];
  };
  actual: Estimate;
  byDefault: Estimate;
  checks: { id: string; status: string }[];
  bridge: {
    missing: string | null;
    start: number | null;
    end: number | null;
    remainder: number | null;
    steps: { topic: string; change: number; lines: { line: { name: string } }[] }[];
  };
}

interface Answer {
  __typename: string;
  id?: string;
  version?: number;
  year?: number;
  see?: See;
  fields?: { field: string; code: string; remedy: string }[];
}

const ESTIMATE = '{ see sefa certificates deducted costEur gaps }';
const SEE =
  '{ ownDirect ownIndirect precursorDirect precursorIndirect direct basis informationalTotal defaultShare }';
const GOOD = `{ id version name cnCode sector see ${SEE} gaps
  positions { name tCo2e perTonne calculation clause isDefault goodId factor { id source { licence attribution } } line { name } }
  default { gap cnCode country byOtherCountries total factor { id source { licence } } inYear { base share value } markUps { year share value } }
  actual ${ESTIMATE} byDefault ${ESTIMATE} checks { id status } }`;
const BRIDGE = 'bridge { missing start end remainder steps { topic change lines { line { name } } } }';
const YEAR = `query ($year: Int!) { cbamYear(year: $year) { year certificatePrice version goods ${GOOD} } cbamYears cbamInstallations { id name unLocode version } }`;
const ANSWER = '... on InvalidInput { fields { field code remedy } } ... on NotFound { id }';
const GRID = globalId('Factor', 'mee-electricity:electricity-grid-mix:CN:2024');
const GAS = globalId('Factor', 'uk-ghg-2025:fuel-natural-gas-combustion:GB:2025:kwh');

describe.each(TEST_DATABASES)('Embedded emissions of goods on the $kind', (kind) => {
  const test = withServer(kind);
  const read = async (year = 2026) => {
    const { data, errors } = await test.server.ask<{
      cbamYear: { certificatePrice: number | null; version: number; goods: Good[] };
      cbamYears: number[];
      cbamInstallations: { id: string; name: string; unLocode: string | null; version: number }[];
    }>(YEAR, { year });
    expect(errors).toBeUndefined();
    return data;
  };
  const goodCalled = async (name: RegExp, year = 2026) => {
    const good = (await read(year)).cbamYear.goods.find((own) => name.test(own.name));
    if (good === undefined) throw new Error(`There is no good ${name}.`);
    return good;
  };
  const mutate = async (call: string, declared: string, variables: object, fields: string) => {
    const { data, errors } = await test.server.ask<{ answer: Answer }>(
      `mutation (${declared}) { answer: ${call} { __typename ${fields} ${ANSWER} } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const save = (input: object, known: object | null = null) =>
    mutate(
      'saveCbamGood(known: $known, input: $input)',
      '$known: KnownVersionInput, $input: CbamGoodInput!',
      { known, input },
      `... on CbamGood { id version see ${SEE} }`,
    );
  const saveInstallation = (input: object, known: object | null = null) =>
    mutate(
      'saveCbamInstallation(known: $known, input: $input)',
      '$known: KnownVersionInput, $input: CbamInstallationInput!',
      { known, input },
      '... on CbamInstallation { id version }',
    );
  const refusals = async (call: Promise<Answer>) => {
    const { __typename, fields } = await call;
    expect(__typename).toBe('InvalidInput');
    for (const { remedy } of fields!) expect(remedy).not.toBe('');
    return fields!.map(({ field, code }) => `${field} ${code}`);
  };
  const installationId = async () => (await read()).cbamInstallations[0]!.id;
  const input = async (more: object = {}) => ({
    ...{
      installationId: await installationId(),
      year: 2027,
      name: 'Bolts',
      cnCode: '7318 15 42',
      route: 'C',
    },
    ...{ produced: 1000, exported: 200, streams: [], energy: [], precursors: [] },
    ...more,
  });
  const stream = (more: object = {}) => ({
    ...{ id: 'gas', name: 'Gas', kind: 'COMBUSTION', gas: 'CO2', amount: 100, unit: 't' },
    ...{ netCalorificValue: 48, emissionFactor: 56.1 },
    ...more,
  });
  const power = (more: object = {}) => ({
    ...{ id: 'power', name: 'Power', kind: 'ELECTRICITY', amount: 100, evidence: 'GRID_DEFAULT' },
    factorId: GRID,
    ...more,
  });

  it('are there on the first start, with default values, checks and a price', async () => {
    const { cbamYear, cbamYears } = await read();
    expect(cbamYears).toEqual([2026]);
    expect(cbamYear.certificatePrice).toBe(75.36);
    expect(cbamYear.goods.map(({ cnCode, sector }) => `${cnCode} ${sector}`)).toEqual([
      '72230019 IRON_AND_STEEL',
      '73181552 IRON_AND_STEEL',
      '76042100 ALUMINIUM',
    ]);
    for (const { checks, gaps, see } of cbamYear.goods) {
      expect(checks).toHaveLength(13);
      expect(gaps).toEqual([]);
      expect(see.basis).toBeGreaterThan(0);
    }
  });

  it('are the sum of positions that open to factor, source and licence', async () => {
    const { see, positions } = await goodCalled(/profile/);
    const sum = positions.reduce((all, { perTonne }) => all + perTonne!, 0);
    expect(sum).toBeCloseTo(see.informationalTotal!, 10);
    for (const { clause, calculation, factor } of positions.slice(0, 3)) {
      expect(clause).toContain('(EU)');
      expect(calculation).toContain('×');
      expect(factor?.source.licence).not.toBe('');
    }
    expect(positions.find(({ isDefault }) => isDefault)?.factor?.source.licence).toContain('CC BY 4.0');
    expect(positions[0]?.line?.name).toContain('Natural gas');
  });

  it('take only the carbon dioxide of a factor, and electricity per MWh', async () => {
    const answer = await save(
      await input({
        streams: [
          stream({
            amount: 1_000_000,
            unit: 'kWh',
            netCalorificValue: null,
            emissionFactor: null,
            factorId: GAS,
          }),
        ],
        energy: [power()],
      }),
    );
    const { data } = await test.server.ask<{
      factor: { kgCo2ePerUnit: number; gases: { gas: string; kgPerUnit: number }[] };
    }>('query ($id: ID!) { factor(id: $id) { kgCo2ePerUnit gases { gas kgPerUnit } } }', { id: GAS });
    const co2 = data.factor.gases.find(({ gas }) => gas === 'CO2_FOSSIL')!.kgPerUnit;
    expect(co2).toBeLessThan(data.factor.kgCo2ePerUnit);
    expect(answer.see?.ownDirect).toBeCloseTo(co2, 10);
    expect(answer.see?.ownIndirect).toBeGreaterThan(0.04);
    await mutate('removeCbamGood(id: $id)', '$id: ID!', { id: answer.id }, '... on RemovedCbamItem { id }');
  });

  it('of screws hold those of the own wire, and due are the direct ones', async () => {
    const wire = await goodCalled(/wire 304/);
    const { see, positions, actual } = await goodCalled(/screws/);
    const own = positions.find(({ goodId }) => goodId === wire.id);
    expect(own?.perTonne).toBeCloseTo((891 / 820) * wire.see.direct!, 10);
    expect(see.basis).toBeCloseTo(see.ownDirect! + see.precursorDirect!, 10);
    expect(actual.sefa).toBeCloseTo(0.975 * 0.038 + (891 / 820) * wire.actual.sefa!, 10);
    expect(actual.certificates).toBeCloseTo(620 * (see.basis! - actual.sefa!), 8);
    expect(actual.costEur).toBeCloseTo(actual.certificates! * 75.36, 6);
  });

  it('stand beside the default value with the mark-up of each year', async () => {
    const { default: held, byDefault } = await goodCalled(/screws/);
    expect(held).toMatchObject({ cnCode: '731815', country: 'CN', byOtherCountries: false });
    expect(held.total).toBeCloseTo(6.375, 10);
    expect(held.markUps.map(({ year, share }) => [year, share])).toEqual([
      [2026, 0.1],
      [2027, 0.2],
      [2028, 0.3],
    ]);
    expect(held.inYear?.value).toBeCloseTo(7.0125, 10);
    expect(held.factor?.source.licence).toContain('CC BY 4.0');
    expect(byDefault.certificates).toBeCloseTo(620 * (7.0125 - 0.975 * 1.154), 6);
  });

  it('without a benchmark of the process have a named gap and no estimate', async () => {
    const { actual, byDefault } = await goodCalled(/profile/);
    expect(actual).toMatchObject({ certificates: null, costEur: null, gaps: ['PROCESS_BENCHMARK_MISSING'] });
    expect(byDefault.certificates).toBeGreaterThan(0);
    expect(byDefault.deducted).toBeGreaterThan(0);
  });

  it('lead to the footprint of the product by steps that close', async () => {
    const { id } = await goodCalled(/profile/);
    const { data } = await test.server.ask<{ cbamGood: Good }>(
      `query ($id: ID!) { cbamGood(id: $id) { ${BRIDGE} } }`,
      { id },
    );
    const { start, steps, end, remainder, missing } = data.cbamGood.bridge;
    expect(missing).toBeNull();
    expect(steps.reduce((all, { change }) => all + change, start!) + remainder!).toBeCloseTo(end!, 9);
    expect(remainder).toBe(0);
    const topics = steps.map(({ topic }) => topic);
    expect(topics).toEqual(expect.arrayContaining(['DIRECT', 'ELECTRICITY', 'PRECURSORS', 'TRANSPORT']));
    expect(steps.find(({ topic }) => topic === 'PRECURSORS')?.lines[0]?.line.name).toContain('ingot');
  });

  it('without a product have no bridge, and say why', async () => {
    const { id } = await goodCalled(/screws/);
    const { data } = await test.server.ask<{ cbamGood: Good }>(
      `query ($id: ID!) { cbamGood(id: $id) { ${BRIDGE} } }`,
      { id },
    );
    expect(data.cbamGood.bridge.missing).toBe('PRODUCT_NOT_CHOSEN');
  });

  it('are entered, changed by one person at a time, and removed', async () => {
    const created = await save(await input({ streams: [stream()], energy: [power()] }));
    expect(created.see?.ownDirect).toBeCloseTo(0.26928, 10);
    const known = { id: created.id, version: created.version };
    const changed = await save(await input({ produced: 500, streams: [stream()] }), known);
    expect(changed.see?.basis).toBeCloseTo(0.53856, 10);
    expect(await refusals(save(await input(), known))).toEqual(['version VERSION_CHANGED']);
    const remove = (id: string | undefined) =>
      mutate('removeCbamGood(id: $id)', '$id: ID!', { id }, '... on RemovedCbamItem { id }');
    expect((await remove(created.id)).__typename).toBe('RemovedCbamItem');
    expect((await remove(created.id)).__typename).toBe('NotFound');
  });

  it('about which nothing is known are null, never 0', async () => {
    const { id } = await save(await input());
    const good = await goodCalled(/Bolts/, 2027);
    expect(good.see).toMatchObject({ basis: null, informationalTotal: null });
    expect(good.gaps).toEqual(['NOTHING_ENTERED']);
    expect(good.actual.gaps).toEqual(expect.arrayContaining(['NOTHING_ENTERED', 'PRICE_MISSING']));
    expect(good.default.markUps[1]).toMatchObject({ year: 2027, share: 0.2 });
    await mutate('removeCbamGood(id: $id)', '$id: ID!', { id }, '... on RemovedCbamItem { id }');
  });

  it('are refused with the field, the code and what to do', async () => {
    expect(await refusals(save(await input({ cnCode: '7318' })))).toEqual(['cnCode CN_CODE_INVALID']);
    expect(await refusals(save(await input({ cnCode: '85167970' })))).toEqual(['cnCode CN_CODE_NOT_COVERED']);
    expect(
      await refusals(save(await input({ energy: [power({ evidence: 'GUARANTEE_OF_ORIGIN' })] }))),
    ).toEqual(['energy[0].evidence GUARANTEE_OF_ORIGIN_NOT_ACCEPTED']);
    expect(await refusals(save(await input({ energy: [power({ evidence: 'DIRECT_LINE' })] })))).toEqual([
      'energy[0].evidenceNote EVIDENCE_MISSING',
    ]);
    expect(await refusals(save(await input({ streams: [stream({ unit: 'm3', factorId: GAS })] })))).toEqual([
      'streams[0].unit UNIT_DIMENSION_MISMATCH',
    ]);
    expect(await refusals(save(await input({ streams: [stream({ amount: -1 })], route: 'x' })))).toEqual([
      'route INVALID_FORMAT',
      'streams[0].amount TOO_SMALL',
    ]);
    const precursor = { id: 'p', name: 'Lime', cnCode: '25222000', mass: 1, kind: 'DEFAULT', country: 'CN' };
    expect(await refusals(save(await input({ precursors: [precursor] })))).toEqual([
      'precursors[0].cnCode CN_CODE_NOT_COVERED',
    ]);
    const stranger = { ...precursor, kind: 'OWN_GOOD', goodId: globalId('CbamGood', 'nowhere') };
    expect(await refusals(save(await input({ precursors: [stranger] })))).toEqual([
      'precursors[0].goodId PRECURSOR_UNKNOWN',
    ]);
  });

  it('are refused when a good would be made of itself', async () => {
    const made = (goodId: string | undefined) => ({
      id: 'own',
      name: 'Own',
      cnCode: '',
      mass: 1,
      kind: 'OWN_GOOD',
      goodId,
    });
    const first = await save(await input({ name: 'First' }));
    const second = await save(await input({ name: 'Second', precursors: [made(first.id)] }));
    const closing = save(await input({ name: 'First', precursors: [made(second.id)] }), {
      id: first.id,
      version: 1,
    });
    expect(await refusals(closing)).toEqual(['precursors PRECURSOR_CYCLE']);
    const remove = (id: string | undefined) =>
      mutate('removeCbamGood(id: $id)', '$id: ID!', { id }, '... on RemovedCbamItem { id }');
    expect(await refusals(remove(first.id))).toEqual(['id PRECURSOR_IN_USE']);
    await remove(second.id);
    await remove(first.id);
  });

  it('belong to installations, whose codes name their country', async () => {
    const fields = { name: 'Works', country: 'TR' };
    expect(await refusals(saveInstallation({ ...fields, unLocode: 'CN NGB' }))).toEqual([
      'unLocode LOCODE_OF_ANOTHER_COUNTRY',
    ]);
    expect(await refusals(saveInstallation({ ...fields, unLocode: '12' }))).toEqual(['unLocode CUSTOM']);
    const { id, version } = await saveInstallation({ ...fields, unLocode: 'tr ist' });
    const good = await save(await input({ installationId: id }));
    const held = await goodCalled(/Bolts/, 2027);
    expect(held.default).toMatchObject({ country: 'TR', cnCode: '731815' });
    const remove = () =>
      mutate('removeCbamInstallation(id: $id)', '$id: ID!', { id }, '... on RemovedCbamItem { id }');
    expect(await refusals(remove())).toEqual(['id INSTALLATION_IN_USE']);
    expect((await saveInstallation({ ...fields, country: 'DZ' }, { id, version })).version).toBe(2);
    const elsewhere = await goodCalled(/Bolts/, 2027);
    expect(elsewhere.default).toMatchObject({ country: 'ROW', byOtherCountries: true });
    await mutate('removeCbamGood(id: $id)', '$id: ID!', { id: good.id }, '... on RemovedCbamItem { id }');
    expect((await remove()).__typename).toBe('RemovedCbamItem');
  });

  it('cost what the entered price makes of them', async () => {
    const terms = (more: object) =>
      mutate(
        'saveCbamTerms(input: $input)',
        '$input: CbamTermsInput!',
        { input: { year: 2026, ...more } },
        '... on ChangedCbamYear { year }',
      );
    const before = (await goodCalled(/screws/)).actual;
    const { version } = (await read()).cbamYear;
    expect((await terms({ certificatePrice: 100, version })).year).toBe(2026);
    expect((await goodCalled(/screws/)).actual.costEur).toBeCloseTo(before.certificates! * 100, 6);
    expect(await refusals(terms({ certificatePrice: 1, version }))).toEqual(['version VERSION_CHANGED']);
    expect(await refusals(terms({ certificatePrice: -1, version }))).toEqual(['certificatePrice TOO_SMALL']);
    await terms({ certificatePrice: 75.36, version: version + 1 });
  });

  it('may be proposed from the lines of an assessment: fuel without its supply, electricity, materials', async () => {
    const { data, errors } = await test.server.ask<{
      cbamLines: Record<
        'streams' | 'electricity' | 'precursors',
        { name: string; amount: number; unit: string; factor: { id: string } | null }[]
      >;
    }>(
      `query ($id: ID!) { cbamLines(productId: $id, produced: 1184) { streams { ...L } electricity { ...L } precursors { ...L } } }
       fragment L on CbamTakenLine { name amount unit factor { id } cnCode country }`,
      { id: globalId('Product', 'alu-w70') },
    );
    expect(errors).toBeUndefined();
    const { streams, electricity, precursors } = data.cbamLines;
    expect(streams[0]?.amount).toBeCloseTo(2.05 * 640_000, 4);
    expect(streams[0]?.factor?.id).toBe(GAS);
    expect(electricity).toHaveLength(4);
    expect(precursors.map(({ name }) => name)).toContain('Aluminium ingot 6063, primary');
  });

  it('are asked for with as many statements for four goods as for three', async () => {
    const count = async () => {
      const statements: string[] = [];
      const stop = test.database.onStatement((statement) => statements.push(statement));
      await read();
      stop();
      return statements.length;
    };
    const before = await count();
    const more = { year: 2026, streams: [stream()], energy: [power()] };
    const { id } = await save(await input({ ...more, name: 'One more', cnCode: '76061191' }));
    expect(await count()).toBe(before);
    await mutate('removeCbamGood(id: $id)', '$id: ID!', { id }, '... on RemovedCbamItem { id }');
  });

  const download = async (body: object) => {
    const response = await fetch(`${test.server.url}/exports/cbam.xlsx`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) return { status: response.status, workbook: null };
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    return { status: response.status, workbook };
  };
  const table = (workbook: ExcelJS.Workbook | null, name: string) => {
    const rows: Record<string, unknown>[] = [];
    const sheet = workbook?.getWorksheet(name);
    const head = (sheet?.getRow(1).values ?? []) as string[];
    sheet?.eachRow((row, number) => {
      if (number > 1)
        rows.push(
          Object.fromEntries(
            head.flatMap((key, place) => (place === 0 ? [] : [[key, row.getCell(place).value]])),
          ),
        );
    });
    return rows;
  };

  it('are reviewed and declared, and what was declared stands, also in goods that are made of it', async () => {
    const move = (verb: string, known: object) =>
      mutate(
        `${verb}CbamGood(known: $known)`,
        '$known: KnownVersionInput!',
        { known },
        `... on CbamGood { id version state reviewedByName declaredByName see ${SEE} } ... on NotAllowed { remedy }`,
      );
    const year = { year: 2029, streams: [stream()] };
    const wire = await save(await input({ ...year, name: 'Wire', cnCode: '7217 10 10' }));
    const own = { id: 'wire', name: 'Wire', cnCode: '', mass: 500, kind: 'OWN_GOOD', goodId: wire.id };
    const bolts = await save(await input({ ...year, name: 'Bolts of it', precursors: [own] }));
    const hollow = await save(await input({ ...year, name: 'Hollow', streams: [stream({ amount: null })] }));
    const known = ({ id, version }: Answer) => ({ id, version });
    expect(await refusals(move('review', known(hollow)))).toEqual(['id GOOD_HAS_GAPS']);
    expect(await refusals(move('declare', known(wire)))).toEqual(['id GOOD_STATE_WRONG']);
    const reviewed = await move('review', known(wire));
    expect(reviewed).toMatchObject({ state: 'REVIEWED', reviewedByName: expect.stringMatching(/./) });
    // A change takes the review with it.
    const changed = await save(
      await input({ ...year, name: 'Wire', cnCode: '7217 10 10', streams: [stream({ amount: 90 })] }),
      known(reviewed),
    );
    expect(await refusals(move('declare', known(changed)))).toEqual(['id GOOD_STATE_WRONG']);
    const again = await move('review', known(changed));
    const boltsReviewed = await move('review', known(bolts));
    expect(await refusals(move('declare', known(boltsReviewed)))).toEqual(['id PRECURSOR_NOT_DECLARED']);
    const declared = await move('declare', known(again));
    expect(declared).toMatchObject({ state: 'DECLARED', see: changed.see });
    expect(
      await refusals(save(await input({ ...year, name: 'Wire', cnCode: '7217 10 10' }), known(declared))),
    ).toEqual(['id GOOD_DECLARED']);
    const removed = await mutate('removeCbamGood(id: $id)', '$id: ID!', { id: declared.id }, '');
    expect(removed.fields).toMatchObject([{ code: 'GOOD_DECLARED' }]);
    // Whatever becomes of the stored rows, the figures are those of the day.
    const before = await goodCalled(/^Bolts of it/, 2029);
    await test.database.query(`UPDATE "CbamGood" SET "streams" = '[]'::jsonb WHERE "name" = 'Wire'`);
    expect((await goodCalled(/^Wire/, 2029)).see).toEqual(declared.see);
    expect(await goodCalled(/^Bolts of it/, 2029)).toEqual(before);
  });

  it('are handed on as a workbook whose figures are those of the page', async () => {
    const { workbook } = await download({ year: 2026 });
    expect(workbook?.worksheets.map(({ name }) => name)).toEqual([
      ...['Installation', 'Goods', 'Emissions', 'Electricity and heat', 'Precursors', 'Carbon price'],
      'Default values',
    ]);
    const screws = await goodCalled(/screws/);
    const row = table(workbook, 'Goods').find((own) => own['CN code'] === '7318 15 52');
    expect(row?.['SEE direct [t CO2e/t]']).toBeCloseTo(screws.see.direct!, 12);
    expect(row?.['Certificates due for [t CO2e/t]']).toBeCloseTo(screws.see.basis!, 12);
    expect(row?.['Production route']).toBe('F');
    expect(row?.['Electricity consumed [MWh/t]']).toBeCloseTo(164 / 820, 12);
    const emissions = table(workbook, 'Emissions');
    const total = emissions
      .filter((own) => own['CN code'] === '7318 15 52')
      .reduce((all, own) => all + Number(own['t CO2e/t']), 0);
    expect(total).toBeCloseTo(screws.see.informationalTotal!, 10);
    expect(emissions.some((own) => String(own.Licence).includes('CC BY 4.0'))).toBe(true);
    expect(table(workbook, 'Precursors').map((own) => own['Figures from'])).toEqual([
      'Supplier',
      'Default value',
      'Own good',
      'Default value',
    ]);
    const held = table(workbook, 'Default values').find((own) => own['CN code'] === '7318 15 52');
    expect(held?.['2028 [t CO2e/t]']).toBeCloseTo(8.2875, 10);
  });

  it('are handed on in Chinese, of one installation alone, and not for an empty year', async () => {
    const id = (await read()).cbamInstallations.find(({ name }) => name.startsWith('Ningbo'))?.id;
    const { workbook } = await download({ year: 2026, language: 'zh', installationId: id });
    const rows = table(workbook, '货物');
    expect(rows.map((row) => row.货物)).toEqual(['304 不锈钢丝', '不锈钢螺钉 M5']);
    expect(table(workbook, '装置').some((row) => String(row.内容).includes('不是产品碳足迹'))).toBe(true);
    expect((await download({ year: 2030 })).status).toBe(400);
  });

  it('are held against an imported release rather than the starter library, in kg or t', async () => {
    const source = 'SELECT * FROM "Factor" WHERE "id" = \'cbam-default:76042100:K:CN:2026\'';
    await test.database.query(
      `INSERT INTO "Factor" SELECT (json_populate_record(NULL::"Factor", (row_to_json(f)::jsonb || $1::jsonb)::json)).* FROM (${source}) f`,
      [
        JSON.stringify({
          ...{
            id: 'imported',
            key: 'imported',
            activity: 'cbam-76042100-hollow-profiles',
            unit: 'kg',
            kgCo2e: 5,
          },
          ...{ releaseId: 'newer', stages: [{ stage: 'direct', kgCo2e: 5 }] },
        }),
      ],
    );
    const { data } = await test.server.ask<{ cbamDefault: { total: number; factor: { id: string } } }>(
      '{ cbamDefault(cnCode: "76042100", country: "CN", route: "K", year: 2026) { total factor { id } } }',
    );
    await test.database.query(`DELETE FROM "Factor" WHERE "id" = 'imported'`);
    expect(data.cbamDefault).toEqual({ total: 5, factor: { id: globalId('Factor', 'imported') } });
  });

  it('may be held against the default value of any good before it is entered, or of none', async () => {
    const ask = async (cnCode: string, country: string, route: string | null = null) => {
      const { data, errors } = await test.server.ask<{ cbamDefault: Good['default'] | null }>(
        `query ($cnCode: String!, $country: String!, $route: String) {
          cbamDefault(cnCode: $cnCode, country: $country, route: $route, year: 2028) { gap cnCode country byOtherCountries total inYear { base share value } } }`,
        { cnCode, country, route },
      );
      expect(errors).toBeUndefined();
      return data.cbamDefault;
    };
    expect(await ask('76042100', 'IN')).toMatchObject({ country: 'IN', inYear: { share: 0.3 } });
    expect(await ask('25231000', 'CN')).toMatchObject({ gap: 'DEFAULT_AMBIGUOUS', total: null });
    expect((await ask('25231000', 'CN', 'A'))?.total).toBeCloseTo(1.39, 10);
    expect(await ask('85167970', 'CN')).toBeNull();
  });
});
