import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { withServer } from '../../testing/withServer.ts';
import { expireAssessments } from './expireAssessments.ts';

interface Answer {
  __typename: string;
  id: string;
  status: string;
  revision: number;
  version: number;
  events: { from: string | null; to: string; userName: string; isMine: boolean; reason: string }[];
  moves: { to: string; needs: string[]; obstacles: { code: string }[] }[];
  scope: { validUntil: string | null };
  product: { id: string; currentAssessment: { id: string } | null };
  lines: { id: string }[];
  fields: { field: string; code: string; message: string; remedy: string }[];
}

const FACTS = `__typename
  ... on Assessment {
    id status revision version lines { id } scope { validUntil } product { id currentAssessment { id } }
    events { from to userName isMine reason } moves { to needs obstacles { code } }
  }
  ... on InvalidInput { fields { field code message remedy } }`;

const LINE = { stage: 'MATERIALS', name: 'Steel', amount: 2, unit: 'kg' };

describe.each(TEST_DATABASES)('The workflow of assessments on the $kind', (kind) => {
  const test = withServer(kind);
  let reviewer: TestServer;
  /** The same person as the reviewer, who may do everything. */
  let coOwner: TestServer;
  let steel: string;
  let skus = 0;

  beforeAll(async () => {
    reviewer = await startTestServer(test.database, LOCAL_PEOPLE.REVIEWER);
    coOwner = await startTestServer(test.database, { ...LOCAL_PEOPLE.REVIEWER, role: 'OWNER' });
    const { data } = await test.server.ask<{ factors: { edges: { node: { id: string } }[] } }>(
      '{ factors(first: 1, filter: { search: "steel", unit: "kg" }) { edges { node { id } } } }',
    );
    steel = data?.factors?.edges[0]?.node.id ?? (await anyFactor());
  });
  afterAll(async () => {
    await reviewer.close();
    await coOwner.close();
  });

  const anyFactor = async () => {
    const { id } = await test.database.prisma.factor.findFirstOrThrow({ where: { unit: 'kg' } });
    return Buffer.from(`Factor:${id}`).toString('base64');
  };
  const run = async (server: TestServer, call: string, declared: string, variables: object) => {
    const { data, errors } = await server.ask<{ answer: Answer }>(
      `mutation (${declared}) { answer: ${call} { ${FACTS} } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const read = async (id: string, server = test.server) =>
    (
      await server.ask<{ answer: Answer }>(
        `query ($id: ID!) { answer: assessment(id: $id) { ${FACTS.replace(/\.\.\. on Inv.*/s, '')} } }`,
        { id },
      )
    ).data.answer;
  const createProduct = async () => {
    const { data } = await test.server.ask<{ made: { id: string } }>(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { input: { sku: `FLOW-${++skus}`, name: `Flow ${skus}`, category: 'Test', massKg: 2 } },
    );
    return data.made.id;
  };
  const create = async (lines: object[] = [{ ...LINE, factorId: steel }], more: object = {}) =>
    run(test.server, 'createAssessment(input: $input)', '$input: CreateAssessmentInput!', {
      input: {
        ...{ productId: await createProduct(), declaredUnitAmount: 1, declaredUnit: 'piece', lines },
        ...{ functionalUnit: 'One', boundary: 'CRADLE_TO_GATE', ...more },
      },
    });
  const move = async (server: TestServer, id: string, to: string, reason?: string, revision?: number) =>
    run(
      server,
      'moveAssessment(id: $id, revision: $revision, to: $to, reason: $reason)',
      '$id: ID!, $revision: Int!, $to: AssessmentStatus!, $reason: String',
      { id, to, reason, revision: revision ?? (await read(id)).revision },
    );
  const update = async (id: string, input: object) =>
    run(
      test.server,
      'updateAssessment(id: $id, revision: $revision, input: $input)',
      '$id: ID!, $revision: Int!, $input: UpdateAssessmentInput!',
      { id, revision: (await read(id)).revision, input },
    );
  /** A version that the reviewer has verified. */
  const verified = async (more?: object, lines?: object[]) => {
    const { id } = await create(lines, more);
    await move(test.server, id, 'SELF_ASSESSED');
    await move(test.server, id, 'IN_REVIEW');
    expect(await move(reviewer, id, 'VERIFIED', 'Checked the invoices.')).toMatchObject({
      status: 'VERIFIED',
    });
    return id;
  };
  const codes = ({ fields }: Answer) => fields.map(({ code }) => code);

  it('leads from the draft to a publication, and writes down who did what and why', async () => {
    const id = await verified({ referencePeriodStart: '2025-01-01', referencePeriodEnd: '2025-12-31' });
    const published = await move(test.server, id, 'PUBLISHED');
    expect(published.scope.validUntil).toBe('2028-12-31');
    expect(
      published.events.map(({ from, to, userName, isMine, reason }) => [from, to, userName, isMine, reason]),
    ).toEqual([
      [null, 'DRAFT', 'Lin Yue 林悦', true, ''],
      ['DRAFT', 'SELF_ASSESSED', 'Lin Yue 林悦', true, ''],
      ['SELF_ASSESSED', 'IN_REVIEW', 'Lin Yue 林悦', true, ''],
      ['IN_REVIEW', 'VERIFIED', 'Xu Jing 徐静', false, 'Checked the invoices.'],
      ['VERIFIED', 'PUBLISHED', 'Lin Yue 林悦', true, ''],
    ]);
    const withdrawn = await move(test.server, id, 'WITHDRAWN', 'A meter was read wrongly.');
    expect(withdrawn).toMatchObject({ status: 'WITHDRAWN', moves: [], product: { currentAssessment: null } });
  });

  it('offers what can follow, with what stands in its way for whoever asks', async () => {
    const { id, moves } = await create([LINE]);
    expect(moves).toEqual([{ to: 'SELF_ASSESSED', needs: [], obstacles: [] }]);
    await move(test.server, id, 'SELF_ASSESSED');
    await move(test.server, id, 'IN_REVIEW');
    const offered = async (server: TestServer) =>
      (await read(id, server)).moves.map(({ to, obstacles }) => [to, obstacles.map(({ code }) => code)]);
    expect(await offered(test.server)).toEqual([
      ['VERIFIED', ['GAPS_LEFT', 'FOUR_EYES']],
      ['DRAFT', []],
    ]);
    expect(await offered(reviewer)).toEqual([
      ['VERIFIED', ['GAPS_LEFT']],
      ['DRAFT', []],
    ]);
  });

  it('refuses every move that is not in the table, and says what is possible', async () => {
    const { id } = await create();
    for (const to of ['DRAFT', 'IN_REVIEW', 'VERIFIED', 'PUBLISHED', 'EXPIRED', 'WITHDRAWN']) {
      const [refused] = (await move(test.server, id, to)).fields;
      expect(refused, to).toMatchObject({
        ...{ field: 'to', code: 'MOVE_NOT_POSSIBLE', remedy: 'It can move to SELF_ASSESSED.' },
      });
    }
  });

  it('goes back to the draft with a reason only', async () => {
    const { id } = await create();
    await move(test.server, id, 'SELF_ASSESSED');
    expect(codes(await move(test.server, id, 'DRAFT', '  '))).toEqual(['REASON_MISSING']);
    expect(await move(test.server, id, 'DRAFT', 'Transport is missing.')).toMatchObject({ status: 'DRAFT' });
    await move(test.server, id, 'SELF_ASSESSED');
    await move(test.server, id, 'IN_REVIEW');
    expect(await move(reviewer, id, 'DRAFT', 'Please add the packaging.')).toMatchObject({ status: 'DRAFT' });
  });

  it('needs another person, a statement and no gaps for a verification, and names all that is missing', async () => {
    const { id, lines } = await create([LINE]);
    await move(test.server, id, 'SELF_ASSESSED');
    await move(test.server, id, 'IN_REVIEW');
    expect(codes(await move(test.server, id, 'VERIFIED'))).toEqual([
      'REASON_MISSING',
      'GAPS_LEFT',
      'FOUR_EYES',
    ]);
    expect(codes(await move(reviewer, id, 'VERIFIED', 'Fine.'))).toEqual(['GAPS_LEFT']);
    // The reviewer who fills the gap has worked on it, and is no longer the other pair of eyes.
    const filled = await coOwner.ask(
      'mutation ($id: ID!, $input: InventoryLineInput!) { updateInventoryLine(id: $id, input: $input) { __typename } }',
      { id: lines[0]!.id, input: { ...LINE, factorId: steel } },
    );
    expect(filled.errors).toBeUndefined();
    expect(codes(await move(coOwner, id, 'VERIFIED', 'Fine.'))).toEqual(['FOUR_EYES']);
    expect(codes(await move(reviewer, id, 'VERIFIED', 'Fine.'))).toEqual(['FOUR_EYES']);
    expect((await read(id)).status).toBe('IN_REVIEW');
  });

  it('lets nobody verify what they have sent into the review', async () => {
    const { id } = await create();
    await move(test.server, id, 'SELF_ASSESSED');
    await move(coOwner, id, 'IN_REVIEW');
    expect(codes(await move(reviewer, id, 'VERIFIED', 'Fine.'))).toEqual(['FOUR_EYES']);
  });

  it('leaves each move to the roles that include it', async () => {
    const { id } = await create();
    expect((await move(reviewer, id, 'SELF_ASSESSED')).__typename).toBe('NotAllowed');
    await move(test.server, id, 'SELF_ASSESSED');
    await move(test.server, id, 'IN_REVIEW');
    await move(reviewer, id, 'VERIFIED', 'Checked.');
    expect((await move(reviewer, id, 'PUBLISHED')).__typename).toBe('NotAllowed');
    const [offered] = (await read(id, reviewer)).moves;
    expect(offered).toMatchObject({ to: 'PUBLISHED', obstacles: [{ code: 'NOT_ALLOWED' }] });
  });

  it('lets nobody verify what has changed since it was read', async () => {
    const { id } = await create();
    await move(test.server, id, 'SELF_ASSESSED');
    const { revision } = await move(test.server, id, 'IN_REVIEW');
    await update(id, { goal: 'Another goal' });
    expect(codes(await move(reviewer, id, 'VERIFIED', 'Fine.', revision))).toEqual(['VERSION_CHANGED']);
  });

  it('publishes nothing whose validity is over', async () => {
    const id = await verified({ referencePeriodStart: '2019-01-01', referencePeriodEnd: '2019-12-31' });
    expect((await move(test.server, id, 'PUBLISHED')).fields).toMatchObject([
      { field: 'validUntil', code: 'VALIDITY_OVER' },
    ]);
  });

  it('withdraws the former publication when the next version is published', async () => {
    const first = await verified();
    await move(test.server, first, 'PUBLISHED');
    const copy = await run(test.server, 'copyAssessment(id: $id)', '$id: ID!', { id: first });
    expect(copy).toMatchObject({ version: 2, status: 'DRAFT', scope: { validUntil: null } });
    expect(copy.events).toMatchObject([
      { from: null, to: 'DRAFT', reason: expect.stringContaining('version 1') },
    ]);
    await move(test.server, copy.id, 'SELF_ASSESSED');
    await move(test.server, copy.id, 'IN_REVIEW');
    await move(reviewer, copy.id, 'VERIFIED', 'Checked.');
    expect((await read(first)).status).toBe('PUBLISHED');
    const second = await move(test.server, copy.id, 'PUBLISHED');
    expect(second.product.currentAssessment?.id).toBe(copy.id);
    const former = await read(first);
    expect(former.status).toBe('WITHDRAWN');
    expect(former.events.at(-1)).toMatchObject({
      ...{ from: 'PUBLISHED', to: 'WITHDRAWN', reason: expect.stringContaining('Superseded by version 2') },
    });
  });

  const compare = async (productIds: readonly string[]) => {
    const { data } = await test.server.ask<{
      comparison: { findings: { code: string; message: string }[]; total: number | null };
    }>(
      `query ($productIds: [ID!]!) {
        comparison(input: { rows: [PRODUCT], columns: [], productIds: $productIds }) { total findings { code message } } }`,
      { productIds },
    );
    const { total, findings } = data.comparison;
    return { total, verified: findings.find(({ code }) => code === 'K-14')?.message ?? null };
  };

  it('shows in the next comparison: what is verified now, and which version a product points to', async () => {
    const [first, second] = [await create(), await create()];
    const products = [first.product.id, second.product.id];
    await move(test.server, first.id, 'SELF_ASSESSED');
    await move(test.server, first.id, 'IN_REVIEW');
    expect((await compare(products)).verified).toBeNull();
    await move(reviewer, first.id, 'VERIFIED', 'Checked.');
    expect((await compare(products)).verified).toMatch(/^Verified or published: 1 of 2 footprints/);

    const next = await run(test.server, 'copyAssessment(id: $id)', '$id: ID!', { id: first.id });
    const added = await test.server.ask<{ answer: { __typename: string } }>(
      `mutation ($id: ID!, $input: InventoryLineInput!) {
        answer: addInventoryLine(assessmentId: $id, input: $input) { __typename } }`,
      { id: next.id, input: { ...LINE, factorId: steel } },
    );
    expect(added.data.answer.__typename).toBe('InventoryLine');
    await move(test.server, next.id, 'SELF_ASSESSED');
    await move(test.server, next.id, 'IN_REVIEW');
    await move(reviewer, next.id, 'VERIFIED', 'Checked.');
    await move(test.server, next.id, 'PUBLISHED');
    const withNext = await compare(products);
    await move(test.server, next.id, 'WITHDRAWN', 'A mistake.');
    expect((await compare(products)).total!).toBeLessThan(withNext.total!);
  });

  it('ends with the validity: at once for whoever reads, and in the history by the daily sweep', async () => {
    const id = await verified();
    await move(test.server, id, 'PUBLISHED');
    const products = [(await read(id)).product.id, (await create()).product.id];
    expect((await compare(products)).verified).toMatch(/^Verified or published: 1 of 2 footprints/);
    const [row] = await test.database.query<{ id: string }>(
      `UPDATE "Assessment" SET "validUntil" = current_date - 1 WHERE "id" = $1 RETURNING "id"`,
      [
        Buffer.from(id, 'base64')
          .toString()
          .replace(/^Assessment:/, ''),
      ],
    );
    expect(row).toBeDefined();
    // Written past the program, as if the day had come.
    await test.database.query('UPDATE "Organisation" SET "revision" = "revision" + 1', []);
    const listed = async (status: string) => {
      const { data } = await test.server.ask<{ assessments: { edges: { node: { id: string } }[] } }>(
        'query ($statuses: [AssessmentStatus!]) { assessments(first: 200, filter: { statuses: $statuses }) { edges { node { id } } } }',
        { statuses: [status] },
      );
      return data.assessments.edges.map(({ node }) => node.id);
    };
    expect(await read(id)).toMatchObject({ status: 'EXPIRED', moves: [] });
    expect((await compare(products)).verified).toBeNull();
    expect(await listed('EXPIRED')).toContain(id);
    expect(await listed('PUBLISHED')).not.toContain(id);
    expect(await expireAssessments(test.database, new Date())).toBeGreaterThan(0);
    expect(await expireAssessments(test.database, new Date())).toBe(0);
    const expired = await read(id);
    expect(expired.status).toBe('EXPIRED');
    expect(expired.events.at(-1)).toMatchObject({ from: 'PUBLISHED', to: 'EXPIRED', userName: 'Cradle' });
    expect(await listed('EXPIRED')).toContain(id);
  });

  describe('keeps a settled version from', () => {
    let id: string;
    let lineId: string;
    let productId: string;
    beforeAll(async () => {
      id = await verified();
      const stored = await read(id);
      [lineId, productId] = [stored.lines[0]!.id, stored.product.id];
    });
    const refused = async (call: string, declared: string, variables: object) => {
      const before = await read(id);
      const { data, errors } = await test.server.ask<{ answer: Answer }>(
        `mutation (${declared}) { answer: ${call} { __typename ... on InvalidInput { fields { field code message remedy } } } }`,
        variables,
      );
      expect(errors).toBeUndefined();
      expect(data.answer.fields).toMatchObject([
        { code: 'SETTLED', remedy: expect.stringMatching(/new version/) },
      ]);
      expect(await read(id)).toEqual(before);
    };

    it('a change of what it says, of its scope and of its exclusions', async () => {
      const { revision } = await read(id);
      const call = 'updateAssessment(id: $id, revision: $revision, input: $input)';
      const declared = '$id: ID!, $revision: Int!, $input: UpdateAssessmentInput!';
      await refused(call, declared, { id, revision, input: { functionalUnit: 'Another' } });
      await refused(call, declared, { id, revision, input: { goal: 'Another' } });
      await refused(
        'setExclusions(assessmentId: $id, revision: $revision, exclusions: [])',
        '$id: ID!, $revision: Int!',
        { id, revision },
      );
    });

    it('every way to change its lines', async () => {
      const { revision } = await read(id);
      await refused(
        'addInventoryLine(assessmentId: $id, input: $input)',
        '$id: ID!, $input: InventoryLineInput!',
        {
          ...{ id, input: LINE },
        },
      );
      await refused('updateInventoryLine(id: $id, input: $input)', '$id: ID!, $input: InventoryLineInput!', {
        ...{ id: lineId, input: LINE },
      });
      await refused(
        'saveInventoryLines(assessmentId: $id, revision: $revision, remove: [$line])',
        '$id: ID!, $revision: Int!, $line: ID!',
        { id, revision, line: lineId },
      );
      await refused('removeInventoryLine(id: $id)', '$id: ID!', { id: lineId });
    });

    it('formulas, another mass of its product, and being removed', async () => {
      await refused('saveParameters(input: $input)', '$input: SaveParametersInput!', {
        input: { assessmentId: id, parameters: [{ name: 'flow_x', value: 3 }] },
      });
      const { data } = await test.server.ask<{ node: { revision: number } }>(
        'query ($id: ID!) { node(id: $id) { ... on Product { revision } } }',
        { id: productId },
      );
      const call = 'updateProduct(id: $id, revision: $revision, input: $input)';
      const declared = '$id: ID!, $revision: Int!, $input: UpdateProductInput!';
      await refused(call, declared, { id: productId, revision: data.node.revision, input: { massKg: 3 } });
      await refused('removeAssessment(id: $id)', '$id: ID!', { id });
      await refused('removeProduct(id: $id)', '$id: ID!', { id: productId });
      const renamed = await test.server.ask<{ answer: Answer }>(
        `mutation (${declared}) { answer: ${call} { __typename } }`,
        { id: productId, revision: data.node.revision, input: { name: 'A better name', massKg: 2 } },
      );
      expect(renamed.data.answer.__typename).toBe('Product');
    });

    it('changes of what it is made of', async () => {
      const part = await create();
      await verified({}, [
        { stage: 'MATERIALS', name: 'Part', amount: 1, unit: 'piece', inputAssessmentId: part.id },
      ]);
      const changed = await test.server.ask<{ answer: Answer }>(
        `mutation ($id: ID!, $input: InventoryLineInput!) { answer: updateInventoryLine(id: $id, input: $input) {
          __typename ... on InvalidInput { fields { field code message remedy } } } }`,
        { id: part.lines[0]!.id, input: { ...LINE, amount: 7, factorId: steel } },
      );
      expect(changed.data.answer.fields).toMatchObject([
        { code: 'SETTLED', message: expect.stringMatching(/is verified and is calculated from this/) },
      ]);
      // What is said about the part, and no number, is still its own.
      expect(await update(part.id, { goal: 'To know it' })).toMatchObject({ __typename: 'Assessment' });
    });
  });

  it('refuses other values of shared parameters that a verified number follows from', async () => {
    const { data } = await test.server.ask<{
      parameters: { name: string; value: number | null; formula: string | null }[];
    }>('{ parameters { name label labelZh unit value formula min max } }');
    const save = async (parameters: object[]) =>
      (
        await test.server.ask<{ answer: Answer }>(
          `mutation ($input: SaveParametersInput!) { answer: saveParameters(input: $input) {
            __typename ... on InvalidInput { fields { field code message remedy } } } }`,
          { input: { parameters } },
        )
      ).data.answer;
    const shared = data.parameters;
    expect(shared.length).toBeGreaterThan(0);
    expect((await save([...shared, { name: 'flow_new', value: 1 }])).__typename).toBe('SavedParameters');
    const other = shared.map((each) =>
      each.name === 'extrusion_yield' ? { ...each, value: (each.value ?? 0) - 0.01 } : each,
    );
    expect(codes(await save(other))).toEqual(['SETTLED']);
  });
});
