import { beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Member {
  id: string;
  revision: number;
  status: string;
  footprint: { totalKgCo2e: number | null };
  product: { id: string; sku: string };
}

interface Preview {
  lines: {
    line: { id: string; name: string; amount: number | null };
    assessment: Member;
    fields: { field: string; before: { text: string } | null; after: { text: string } | null }[];
    refusal: { code: string } | null;
  }[];
  effects: { assessment: Member; before: number | null; after: number | null; isIndirect: boolean }[];
}

interface Edit {
  __typename: string;
  id: string;
  lineCount: number;
  assessmentCount: number;
  undoneAt: string | null;
  fields: { field: string; code: string; message: string }[];
}

const MEMBER = 'id revision status footprint { totalKgCo2e } product { id sku }';
const PREVIEW = `query ($filter: LineFilterInput!, $change: LineChangeInput!) {
  bulkEditPreview(filter: $filter, change: $change) {
    lines { line { id name amount } assessment { ${MEMBER} } fields { field before { text } after { text } } refusal { code } }
    effects { assessment { ${MEMBER} } before after isIndirect } } }`;
const EDIT = `__typename ... on BulkEdit { id lineCount assessmentCount undoneAt }
  ... on InvalidInput { fields { field code message } }`;

/** Three lamps with 1 kg of housing each; the third is made of the first, the second is the base of a family with one variant. */
describe.each(TEST_DATABASES)('A bulk edit on the $kind', (kind) => {
  const test = withServer(kind);
  let steel: { id: string };
  let light: { id: string };
  let power: { id: string };
  let productIds: string[] = [];

  beforeAll(async () => {
    const { data } = await test.server.ask<Record<string, { edges: { node: { id: string } }[] }>>(
      `{ kg: factors(search: "steel", first: 2, filter: { units: ["kg"] }) { edges { node { id } } }
         kWh: factors(search: "electricity", first: 1, filter: { units: ["kWh"] }) { edges { node { id } } } }`,
    );
    [steel, light] = data.kg!.edges.map(({ node }) => node) as [{ id: string }, { id: string }];
    power = data.kWh!.edges[0]!.node;
    const first = await createLamp('BULK-1', []);
    const second = await createLamp('BULK-2', []);
    const third = await createLamp('BULK-3', [
      { stage: 'MATERIALS', name: 'Lamp inside', amount: 2, unit: 'piece', inputAssessmentId: first.id },
    ]);
    await test.server.ask(
      `mutation ($id: ID!, $revision: Int!) {
        createVariants(assessmentId: $id, revision: $revision, variants: [{ sku: "BULK-2-A", name: "Lamp, tall" }]) { __typename } }`,
      { id: second.id, revision: second.revision },
    );
    productIds = [first, second, third].map(({ product }) => product.id);
  });

  async function createLamp(sku: string, added: object[]): Promise<Member> {
    const { data } = await test.server.ask<{ made: { id: string } }>(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { input: { sku, name: `Lamp ${sku}`, category: 'Lighting' } },
    );
    const made = await test.server.ask<{ made: Member }>(
      `mutation ($input: CreateAssessmentInput!) { made: createAssessment(input: $input) { ... on Assessment { ${MEMBER} } } }`,
      {
        input: {
          ...{ productId: data.made.id, declaredUnitAmount: 1, declaredUnit: 'piece' },
          ...{ functionalUnit: 'One lamp', boundary: 'CRADLE_TO_GATE' },
          lines: [
            { stage: 'MATERIALS', name: 'Housing', amount: 1, unit: 'kg', factorId: steel.id },
            { stage: 'PRODUCTION', name: 'Assembly', amount: 0.5, unit: 'kWh', factorId: power.id },
            ...added,
          ],
        },
      },
    );
    return made.data.made;
  }

  const preview = async (filter: object, change: object) =>
    (await test.server.ask<{ bulkEditPreview: Preview }>(PREVIEW, { filter, change })).data.bulkEditPreview;

  const save = async ({ lines }: Preview, change: object): Promise<Edit> =>
    (
      await test.server.ask<{ made: Edit }>(
        `mutation ($lineIds: [ID!]!, $change: LineChangeInput!, $revisions: [ReadRevisionInput!]!) {
          made: bulkEditLines(lineIds: $lineIds, change: $change, revisions: $revisions) { ${EDIT} } }`,
        {
          change,
          lineIds: lines.map(({ line }) => line.id),
          revisions: lines.map(({ assessment: { id, revision } }) => ({ assessmentId: id, revision })),
        },
      )
    ).data.made;

  const undo = async ({ id }: Edit): Promise<Edit> =>
    (
      await test.server.ask<{ made: Edit }>(
        `mutation ($id: ID!) { made: undoBulkEdit(id: $id) { ${EDIT} } }`,
        { id },
      )
    ).data.made;

  const totals = async ({ effects }: Preview) => {
    const answers = await Promise.all(
      effects.map(({ assessment }) =>
        test.server.ask<{ assessment: Member }>(`query ($id: ID!) { assessment(id: $id) { ${MEMBER} } }`, {
          id: assessment.id,
        }),
      ),
    );
    return answers.map(({ data }) => data.assessment.footprint.totalKgCo2e);
  };

  it('does what its preview calculated, to variants and to what is made of the products as well, and is undone as a whole', async () => {
    const change = { factorId: light.id, amountFactor: 0.75, comment: 'Aluminium from 2027' };
    const planned = await preview({ productIds, search: 'housing' }, change);
    expect(planned.lines.map(({ assessment }) => assessment.product.sku)).toEqual([
      'BULK-1',
      'BULK-2',
      'BULK-3',
    ]);
    expect(planned.lines[0]!.fields.map(({ field }) => field).sort()).toEqual(['amount', 'factorId', 'note']);
    expect(
      planned.effects.map(({ assessment, isIndirect }) => `${assessment.product.sku} ${isIndirect}`).sort(),
    ).toEqual(['BULK-1 false', 'BULK-2 false', 'BULK-2-A true', 'BULK-3 false']);
    const before = await totals(planned);
    expect(planned.effects.map((effect) => effect.before)).toEqual(before);

    const saved = await save(planned, change);
    expect(saved).toMatchObject({ __typename: 'BulkEdit', lineCount: 3, assessmentCount: 3, undoneAt: null });
    expect(await totals(planned)).toEqual(planned.effects.map(({ after }) => after));
    expect(await undo(saved)).toMatchObject({ __typename: 'BulkEdit', undoneAt: expect.any(String) });
    expect(await totals(planned)).toEqual(before);
    expect((await undo(saved)).fields[0]!.code).toBe('ALREADY_UNDONE');
  });

  it('names the lines it cannot change and why, and changes none when one of those is asked for', async () => {
    const change = { factorId: light.id };
    const planned = await preview({ productIds: productIds.slice(0, 1) }, change);
    expect(planned.lines.map(({ line, refusal }) => [line.name, refusal?.code ?? null])).toEqual([
      ['Housing', null],
      ['Assembly', 'UNIT_DIMENSION_MISMATCH'],
    ]);
    const refused = await save(planned, change);
    expect(refused.fields.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'lineIds[1] UNIT_DIMENSION_MISMATCH',
    ]);
    await test.database.query(`UPDATE "Assessment" SET "status" = 'VERIFIED' WHERE "id" = $1`, [
      Buffer.from(planned.lines[0]!.assessment.id, 'base64').toString().split(':')[1],
    ]);
    const settled = await preview({ productIds: productIds.slice(0, 1), stages: ['MATERIALS'] }, change);
    expect(settled.lines[0]!.refusal?.code).toBe('SETTLED');
    expect(settled.effects).toEqual([]);
    await test.database.query(`UPDATE "Assessment" SET "status" = 'DRAFT' WHERE "status" = 'VERIFIED'`);
  });

  it('is refused on an old revision, and not undone over what somebody has changed since', async () => {
    const change = { amountFactor: 2 };
    const planned = await preview({ productIds: productIds.slice(2), search: 'Housing' }, change);
    const saved = await save(planned, change);
    expect((await save(planned, change)).fields[0]!.code).toBe('VERSION_CHANGED');
    const { line } = planned.lines[0]!;
    await test.server.ask(
      `mutation ($id: ID!, $input: InventoryLineInput!) { updateInventoryLine(id: $id, input: $input) { __typename } }`,
      { id: line.id, input: { stage: 'MATERIALS', name: 'Housing', amount: 9, unit: 'kg' } },
    );
    const kept = await undo(saved);
    expect(kept.fields[0]).toMatchObject({ code: 'LINES_CHANGED' });
    expect(kept.fields[0]!.message).toContain('Housing');
  });

  it('asks for a choice and a change', async () => {
    const { errors } = await test.server.ask(PREVIEW, { filter: {}, change: { amountFactor: 2 } });
    expect(JSON.stringify(errors)).toContain('NOTHING_CHOSEN');
    const without = await test.server.ask(PREVIEW, { filter: { productIds }, change: {} });
    expect(JSON.stringify(without.errors)).toContain('NOTHING_CHANGED');
  });
});
