import { describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Refused {
  __typename: string;
  id: string;
  fields: { field: string; code: string; message: string; remedy: string }[];
}

const CREATE_PRODUCT = `mutation ($input: CreateProductInput!) { createProduct(input: $input) { ... on Product { id } } }`;
const CREATE = `mutation ($input: CreateAssessmentInput!) {
  createAssessment(input: $input) {
    __typename
    ... on Assessment { id version lines { id position name } }
    ... on InvalidInput { fields { field code message remedy } }
    ... on NotFound { id }
  }
}`;
const ADD_LINE = `mutation ($id: ID!, $input: InventoryLineInput!) {
  addInventoryLine(assessmentId: $id, input: $input) {
    __typename ... on InventoryLine { id position } ... on InvalidInput { fields { field code message remedy } }
  }
}`;
const UPDATE_LINE = `mutation ($id: ID!, $input: InventoryLineInput!) {
  updateInventoryLine(id: $id, input: $input) {
    __typename ... on InventoryLine { id amount } ... on InvalidInput { fields { field code } } ... on NotFound { id }
  }
}`;
const REMOVE_LINE = `mutation ($id: ID!) {
  removeInventoryLine(id: $id) { __typename ... on Assessment { id lines { id } } ... on NotFound { id } }
}`;
const RESULT = `query ($id: ID!) { assessment(id: $id) { footprint {
  id totalKgCo2e inputHash engineVersion gwpSet primaryDataShare
  stages { stage kgCo2e share gaps { code } }
  gaps { code lineId message }
  contributions(first: 100) { totalCount edges { node { stage gas kgGas kgCo2e share gap line { name } leafLine { name } } } }
} } }`;

interface Result {
  id: string;
  totalKgCo2e: number | null;
  inputHash: string;
  stages: { stage: string; kgCo2e: number | null; share: number | null; gaps: { code: string }[] }[];
  gaps: { code: string; lineId: string | null }[];
  contributions: {
    totalCount: number;
    edges: {
      node: {
        stage: string;
        gas: string;
        kgGas: number;
        kgCo2e: number | null;
        gap: string | null;
        line: { name: string };
        leafLine: { name: string };
      };
    }[];
  };
}

describe.each(TEST_DATABASES)('Assessments on the $kind', (kind) => {
  const test = withServer(kind);
  let skus = 0;

  const createProduct = async (massKg: number | null = 1) => {
    const input = { sku: `T-${++skus}`, name: 'Test product', category: 'Test', massKg };
    const { data } = await test.server.ask<{ createProduct: { id: string } }>(CREATE_PRODUCT, { input });
    return data.createProduct.id;
  };
  const frame = (productId: string) => ({
    productId,
    declaredUnitAmount: 1,
    declaredUnit: 'piece',
    functionalUnit: 'One piece',
    boundary: 'CRADLE_TO_GATE',
  });
  const create = async (input: object) =>
    (
      await test.server.ask<{
        createAssessment: Refused & { version: number; lines: { id: string; name: string }[] };
      }>(CREATE, { input })
    ).data.createAssessment;
  const result = async (id: string) =>
    (await test.server.ask<{ assessment: { footprint: Result } }>(RESULT, { id })).data.assessment.footprint;
  /** A factor with a known value per kg, written straight into the library. */
  const factor = async (code: string, kgCo2e: number, unit = 'kg') => {
    const source = await test.database.prisma.factorSource.findFirstOrThrow();
    await test.database.prisma.factor.upsert({
      where: { id: code },
      create: {
        id: code,
        key: code,
        seriesId: code,
        activity: code,
        name: code,
        category: 'Test',
        unit,
        region: 'GLO',
        boundary: 'CRADLE_TO_GATE',
        kgCo2e,
        flows: [],
        sourceId: source.id,
      },
      update: {},
    });
    return globalId('Factor', code);
  };

  it('give the sum of amount times factor, split by stage', async () => {
    const steel = await factor('test-steel', 2);
    const power = await factor('test-power', 0.5, 'kWh');
    const { id, version } = await create({
      ...frame(await createProduct()),
      lines: [
        { stage: 'MATERIALS', name: 'Steel', amount: 1500, unit: 'g', factorId: steel },
        { stage: 'PRODUCTION', name: 'Power', amount: 7.2, unit: 'MJ', factorId: power },
      ],
    });
    const footprint = await result(id);
    expect(version).toBe(1);
    expect(footprint.totalKgCo2e).toBeCloseTo(3 + 1, 12);
    expect(footprint.stages.map(({ stage, kgCo2e }) => [stage, kgCo2e])).toEqual([
      ['MATERIALS', expect.closeTo(3, 12)],
      ['PRODUCTION', expect.closeTo(1, 12)],
    ]);
    expect(footprint.stages[0]!.share).toBeCloseTo(0.75, 12);
    expect(footprint.gaps).toEqual([]);
  });

  it('keep a line without amount or factor as a named gap, never as zero', async () => {
    const steel = await factor('test-steel', 2);
    const { id } = await create({
      ...frame(await createProduct()),
      lines: [
        { stage: 'MATERIALS', name: 'Steel', amount: 1, unit: 'kg', factorId: steel },
        { stage: 'MATERIALS', name: 'Unknown alloy', amount: 1, unit: 'kg' },
        { stage: 'PRODUCTION', name: 'Unmeasured steel', unit: 'kg', factorId: steel },
      ],
    });
    const footprint = await result(id);
    expect(footprint.totalKgCo2e).toBe(2);
    expect(footprint.gaps.map(({ code }) => code).sort()).toEqual(['AMOUNT_MISSING', 'FACTOR_MISSING']);
    const production = footprint.stages.find(({ stage }) => stage === 'PRODUCTION')!;
    expect(production.kgCo2e).toBeNull();
    expect(production.gaps.map(({ code }) => code)).toEqual(['AMOUNT_MISSING']);
    const rows = footprint.contributions.edges.map(({ node }) => node);
    expect(rows.filter(({ gap }) => gap !== null).every(({ kgCo2e }) => kgCo2e === null)).toBe(true);
  });

  it('take a used product down to its own lines, and follow a change in it', async () => {
    const steel = await factor('test-steel', 2);
    const part = await create({
      ...frame(await createProduct()),
      lines: [{ stage: 'MATERIALS', name: 'Part steel', amount: 3, unit: 'kg', factorId: steel }],
    });
    const whole = await create({
      ...frame(await createProduct()),
      lines: [
        { stage: 'MATERIALS', name: 'Two parts', amount: 2, unit: 'piece', inputAssessmentId: part.id },
      ],
    });
    const before = await result(whole.id);
    expect(before.totalKgCo2e).toBeCloseTo(12, 12);
    expect(before.contributions.edges[0]!.node).toMatchObject({
      line: { name: 'Two parts' },
      leafLine: { name: 'Part steel' },
    });
    await test.server.ask(UPDATE_LINE, {
      id: part.lines[0]!.id,
      input: { stage: 'MATERIALS', name: 'Part steel', amount: 4, unit: 'kg', factorId: steel },
    });
    const after = await result(whole.id);
    expect(after.totalKgCo2e).toBeCloseTo(16, 12);
    expect(after.id).not.toBe(before.id);
    expect(after.inputHash).not.toBe(before.inputHash);
  });

  it('solve a product that is used in its own making', async () => {
    const steel = await factor('test-steel', 2);
    const loop = await create({
      ...frame(await createProduct()),
      lines: [{ stage: 'MATERIALS', name: 'Steel', amount: 1, unit: 'kg', factorId: steel }],
    });
    await test.server.ask(ADD_LINE, {
      id: loop.id,
      input: {
        stage: 'MATERIALS',
        name: 'A fifth of itself',
        amount: 0.2,
        unit: 'piece',
        inputAssessmentId: loop.id,
      },
    });
    // x = 2 + 0.2 x
    expect((await result(loop.id)).totalKgCo2e).toBeCloseTo(2.5, 12);
  });

  it('give the same hash for the same inputs, calculated again', async () => {
    const steel = await factor('test-steel', 2);
    const { id } = await create({
      ...frame(await createProduct()),
      lines: [{ stage: 'MATERIALS', name: 'Steel', amount: 1, unit: 'kg', factorId: steel }],
    });
    const first = await result(id);
    await test.database.prisma.footprint.deleteMany({ where: { assessmentId: { not: '' } } });
    const second = await result(id);
    expect(second.inputHash).toBe(first.inputHash);
    expect(second.id).not.toBe(first.id);
  });

  it('refuse a wrong dimension, an unknown factor, a stage outside the boundary: each named, nothing written', async () => {
    const steel = await factor('test-steel', 2);
    const productId = await createProduct();
    const refused = await create({
      ...frame(productId),
      lines: [
        { stage: 'MATERIALS', name: 'Steel by volume', amount: 1, unit: 'm3', factorId: steel },
        {
          stage: 'MATERIALS',
          name: 'No such factor',
          amount: 1,
          unit: 'kg',
          factorId: globalId('Factor', 'nowhere'),
        },
        { stage: 'USE', name: 'Power in use', amount: 1, unit: 'kg', factorId: steel },
        { stage: 'MATERIALS', name: 'Furlongs', amount: 1, unit: 'furlong-fortnight', factorId: steel },
      ],
    });
    expect(refused.__typename).toBe('InvalidInput');
    expect(refused.fields.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      'lines[0].unit UNIT_DIMENSION_MISMATCH',
      'lines[1].factorId FACTOR_UNKNOWN',
      'lines[2].stage STAGE_OUTSIDE_BOUNDARY',
      'lines[3].unit UNIT_UNKNOWN',
    ]);
    for (const { message, remedy } of refused.fields) {
      expect(message).toMatch(/\.$/);
      expect(remedy).toMatch(/\.$/);
    }
    const { data } = await test.server.ask<{ product: { assessments: { totalCount: number } } }>(
      'query ($id: ID!) { product(id: $id) { assessments { totalCount } } }',
      { id: productId },
    );
    expect(data.product.assessments.totalCount).toBe(0);
  });

  it('number their versions and make the newest the current one', async () => {
    const productId = await createProduct();
    await create(frame(productId));
    const second = await create(frame(productId));
    expect(second.version).toBe(2);
    const { data } = await test.server.ask<{ product: { currentAssessment: { id: string } } }>(
      'query ($id: ID!) { product(id: $id) { currentAssessment { id } } }',
      { id: productId },
    );
    expect(data.product.currentAssessment.id).toBe(second.id);
  });

  it('lose a line when it is removed, once', async () => {
    const steel = await factor('test-steel', 2);
    const { id, lines } = await create({
      ...frame(await createProduct()),
      lines: [{ stage: 'MATERIALS', name: 'Steel', amount: 1, unit: 'kg', factorId: steel }],
    });
    await result(id);
    const removed = await test.server.ask(REMOVE_LINE, { id: lines[0]!.id });
    expect(removed.data).toEqual({ removeInventoryLine: { __typename: 'Assessment', id, lines: [] } });
    const again = await test.server.ask<{ removeInventoryLine: Refused }>(REMOVE_LINE, { id: lines[0]!.id });
    expect(again.data.removeInventoryLine).toEqual({ __typename: 'NotFound', id: lines[0]!.id });
    expect((await result(id)).totalKgCo2e).not.toBe(2);
  });

  it('are never older than their inputs, however writes and reads mix', async () => {
    const steel = await factor('test-steel', 2);
    const { id, lines } = await create({
      ...frame(await createProduct()),
      lines: [{ stage: 'MATERIALS', name: 'Steel', amount: 1, unit: 'kg', factorId: steel }],
    });
    const write = (amount: number) =>
      test.server.ask(UPDATE_LINE, {
        id: lines[0]!.id,
        input: { stage: 'MATERIALS', name: 'Steel', amount, unit: 'kg', factorId: steel },
      });
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        index % 2 === 0 ? write(index + 1) : result(id).then(() => undefined),
      ),
    );
    await write(50);
    expect((await result(id)).totalKgCo2e).toBe(100);
  });

  const changeOf = async (id: string, revision: number, input: object) =>
    (
      await test.server.ask<{ made: Refused & { revision: number; boundary: string } }>(
        `mutation ($id: ID!, $revision: Int!, $input: UpdateAssessmentInput!) {
          made: updateAssessment(id: $id, revision: $revision, input: $input) {
            __typename
            ... on Assessment { id revision boundary }
            ... on InvalidInput { fields { field code message remedy } }
          }
        }`,
        { id, revision, input },
      )
    ).data.made;

  it('are changed where they stand, and their result is worked out anew', async () => {
    const steel = await factor('test-steel', 2);
    const lines = [{ stage: 'MATERIALS', name: 'Steel', amount: 3, unit: 'kg', factorId: steel }];
    const { id } = await create({ ...frame(await createProduct()), lines });
    const before = await result(id);
    const changed = await changeOf(id, 1, { boundary: 'CRADLE_TO_GRAVE', declaredUnitAmount: 2 });
    expect(changed).toMatchObject({ boundary: 'CRADLE_TO_GRAVE', revision: 2 });
    expect((await result(id)).inputHash).not.toBe(before.inputHash);
    expect((await changeOf(id, 1, { boundary: 'CRADLE_TO_GATE' })).fields[0]!.code).toBe('VERSION_CHANGED');
  });

  it('cannot be narrowed to a boundary that leaves a line outside, nor be given a period that ends first', async () => {
    const lines = [{ stage: 'USE', name: 'Power', amount: 3, unit: 'kWh' }];
    const { id } = await create({
      ...{ ...frame(await createProduct()), boundary: 'CRADLE_TO_GRAVE', lines },
      referencePeriodEnd: '2024-12-31',
    });
    const narrowed = await changeOf(id, 1, { boundary: 'CRADLE_TO_GATE' });
    expect(narrowed.fields.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'lines[0].stage STAGE_OUTSIDE_BOUNDARY',
    ]);
    const reversed = await changeOf(id, 1, { referencePeriodStart: '2025-01-01' });
    expect(reversed.fields.map(({ field }) => field)).toEqual(['referencePeriodEnd']);
  });

  it('are copied as the next version with parameters, formulas and evidence, and taking that away makes the earlier one current again', async () => {
    const productId = await createProduct();
    const steel = await factor('test-steel', 2);
    const lines = [{ stage: 'MATERIALS', name: 'Steel', amount: 3, unit: 'kg', factorId: steel }];
    const { id } = await create({ ...frame(productId), lines });
    await furnish(id);
    const copied = await test.server.ask<{ made: { id: string; version: number; status: string } }>(
      `mutation ($id: ID!) { made: copyAssessment(id: $id) { ... on Assessment { id version status } } }`,
      { id },
    );
    const copy = copied.data.made;
    expect(copy).toMatchObject({ version: 2, status: 'DRAFT' });
    expect((await result(copy.id)).totalKgCo2e).toBe((await result(id)).totalKgCo2e);
    expect(await belongingsOf(copy.id)).toEqual({
      parameters: [{ name: 'wall' }],
      lines: [{ amount: 3, formulas: 1 }],
      evidence: [{ fileName: 'scale.pdf', isOfLine: true }],
    });
    const current = await test.server.ask<{ product: { currentAssessment: { id: string } } }>(
      `query ($id: ID!) { product(id: $id) { currentAssessment { id } } }`,
      { id: productId },
    );
    expect(current.data.product.currentAssessment.id).toBe(copy.id);
    const removed = await test.server.ask<{ made: { currentAssessment: { id: string } } }>(
      `mutation ($id: ID!) { made: removeAssessment(id: $id) { ... on Product { currentAssessment { id } } } }`,
      { id: copy.id },
    );
    expect(removed.data.made.currentAssessment.id).toBe(id);
  });

  /** A parameter, a formula of the line by it (3 kg = 3 × 1) and a file that proves the line. */
  async function furnish(id: string): Promise<void> {
    const { data } = await test.server.ask<{ assessment: { lines: { id: string }[] } }>(
      'query ($id: ID!) { assessment(id: $id) { lines { id } } }',
      { id },
    );
    const lineId = data.assessment.lines[0]!.id;
    await test.server.ask(
      'mutation ($input: SaveParametersInput!) { saveParameters(input: $input) { __typename } }',
      {
        input: {
          assessmentId: id,
          parameters: [{ name: 'wall', value: 1 }],
          formulas: [{ lineId, field: 'AMOUNT', formula: '3 * wall' }],
        },
      },
    );
    const query = new URLSearchParams({ name: 'scale.pdf', assessmentId: id, lineId });
    await fetch(`${test.server.url}/evidence?${query}`, {
      method: 'POST',
      headers: { 'x-cradle-upload': '1' },
      body: '%PDF-1.4 a weighing',
    });
  }

  async function belongingsOf(id: string) {
    const local = Buffer.from(id, 'base64').toString().split(':')[1];
    const parameters = await test.database.query('SELECT "name" FROM "Parameter" WHERE "assessmentId" = $1', [
      local,
    ]);
    const lines = await test.database.query(
      `SELECT line."amount", (SELECT count(*)::int FROM "FieldFormula" own WHERE own."lineId" = line."id") AS "formulas"
       FROM "InventoryLine" line WHERE line."assessmentId" = $1`,
      [local],
    );
    const evidence = await test.database.query(
      `SELECT proof."fileName", line."id" IS NOT NULL AS "isOfLine" FROM "Evidence" proof
       LEFT JOIN "InventoryLine" line ON line."id" = proof."lineId" AND line."assessmentId" = proof."assessmentId"
       WHERE proof."assessmentId" = $1`,
      [local],
    );
    return { parameters, lines, evidence };
  }
});
