import { beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Line {
  id: string;
  name: string;
  amount: number | null;
}

interface Member {
  id: string;
  revision: number;
  product: { sku: string };
  footprint: { totalKgCo2e: number | null };
}

interface Family {
  __typename: 'ProductFamily';
  id: string;
  base: Member & { lines: Line[] };
  variants: (Member & { lines: Line[] })[];
  standing: string[];
  rows: {
    shared: Line | null;
    cells: { line: Line | null; differences: string[]; amountScale: number | null }[];
  }[];
}

interface Refused {
  __typename: 'InvalidInput';
  fields: { field: string; code: string; message: string }[];
}

const MEMBER = 'id revision product { sku } footprint { totalKgCo2e } lines { id name amount }';
const FAMILY = `__typename ... on ProductFamily { id base { ${MEMBER} } variants { ${MEMBER} } standing
  rows { shared { id name amount } cells { line { id name amount factor { name } supplier { name } } differences amountScale } } }`;
const REFUSED = '... on InvalidInput { fields { field code message } }';

interface Factor {
  id: string;
  unit: string;
  kgCo2ePerUnit: number;
}

/** A kettle: a body of 0.8 kg, a lid of 0.2 kg, and a box of 0.1 kg without a factor and therefore a gap. */
describe.each(TEST_DATABASES)('A family of variants on the $kind', (kind) => {
  const test = withServer(kind);
  let steel: Factor;
  let other: Factor;
  let power: Factor;
  let kettles = 0;

  beforeAll(async () => {
    const { data } = await test.server.ask<Record<string, { edges: { node: Factor }[] }>>(
      `{ kg: factors(search: "steel", first: 2, filter: { units: ["kg"] }) { edges { node { id unit kgCo2ePerUnit } } }
         kWh: factors(search: "electricity", first: 1, filter: { units: ["kWh"] }) { edges { node { id unit kgCo2ePerUnit } } } }`,
    );
    [steel, other] = data.kg!.edges.map(({ node }) => node) as [Factor, Factor];
    power = data.kWh!.edges[0]!.node;
  });

  /** A base of its own for each test, with a settled number of lines. */
  async function createBase(): Promise<Member & { lines: Line[] }> {
    const sku = `KETTLE-${++kettles}`;
    const { data } = await test.server.ask<{ made: { id: string } }>(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { input: { sku, name: 'Kettle', nameZh: '水壶', category: 'Appliances', massKg: 1.1 } },
    );
    const line = (name: string, amount: number, factorId: string | null) => ({
      ...{ stage: 'MATERIALS', name, amount, unit: 'kg', factorId },
    });
    const made = await test.server.ask<{ made: Member & { lines: Line[] } }>(
      `mutation ($input: CreateAssessmentInput!) { made: createAssessment(input: $input) { ... on Assessment { ${MEMBER} } } }`,
      {
        input: {
          ...{ productId: data.made.id, declaredUnitAmount: 1, declaredUnit: 'piece' },
          ...{ functionalUnit: 'One kettle', boundary: 'CRADLE_TO_GATE' },
          lines: [line('Body', 0.8, steel.id), line('Lid', 0.2, other.id), line('Box', 0.1, null)],
        },
      },
    );
    return made.data.made;
  }

  async function createVariants(base: Member, variants: readonly object[]): Promise<Family | Refused> {
    const { data } = await test.server.ask<{ made: Family | Refused }>(
      `mutation ($assessmentId: ID!, $revision: Int!, $variants: [VariantInput!]!) {
        made: createVariants(assessmentId: $assessmentId, revision: $revision, variants: $variants) { ${FAMILY} ${REFUSED} } }`,
      {
        assessmentId: base.id,
        revision: base.revision,
        variants: variants.map((variant, index) => ({
          ...{ sku: `${base.product.sku}-${index}`, name: `Kettle ${index}` },
          ...variant,
        })),
      },
    );
    return data.made;
  }

  async function change(family: Family, changes: readonly object[]): Promise<Family | Refused> {
    const { data } = await test.server.ask<{ made: Family | Refused }>(
      `mutation ($id: ID!, $changes: [FamilyChangeInput!]!) { made: changeFamilyLines(id: $id, changes: $changes) { ${FAMILY} ${REFUSED} } }`,
      { id: family.id, changes },
    );
    return data.made;
  }

  const read = async (id: string) =>
    (await test.server.ask<{ family: Family }>(`query ($id: ID!) { family(id: $id) { ${FAMILY} } }`, { id }))
      .data.family;

  const familyOf = (answer: Family | Refused): Family => {
    if (answer.__typename !== 'ProductFamily') throw new Error(JSON.stringify(answer));
    return answer;
  };
  const codesOf = (answer: Family | Refused) =>
    answer.__typename === 'InvalidInput' ? answer.fields.map(({ code }) => code) : [];
  const named = (family: Family, name: string) => family.rows.find(({ shared }) => shared?.name === name)!;
  const amounts = (family: Family, name: string) =>
    named(family, name).cells.map(({ line }) => line?.amount ?? null);

  it('holds what is shared once: an edit of the base reaches every variant that has nothing of its own there', async () => {
    const base = await createBase();
    const [body, lid, box] = base.lines.map(({ id }) => id);
    const family = familyOf(
      await createVariants(base, [
        { differences: [{ lineId: body, amount: 1.2 }] },
        {
          differences: [
            { lineId: body, amountScale: 2 },
            { lineId: lid, factorId: steel.id },
          ],
        },
        {
          differences: [{ lineId: box, leaveOut: true }],
          lines: [{ stage: 'MATERIALS', name: 'Bag', amount: 0.05, unit: 'kg', factorId: steel.id }],
        },
      ]),
    );
    expect(amounts(family, 'Body')).toEqual([1.2, 1.6, 0.8]);
    expect(named(family, 'Body').cells.map(({ differences }) => differences)).toEqual([
      ['amount', 'unit'],
      [],
      [],
    ]);
    expect(named(family, 'Lid').cells.map(({ differences }) => differences)).toEqual([
      [],
      ['factorId', 'inputAssessmentId'],
      [],
    ]);
    expect(named(family, 'Box').cells[2]!.line).toBeNull();
    expect(family.rows.at(-1)).toMatchObject({
      shared: null,
      cells: [{ line: null }, { line: null }, { line: { name: 'Bag' } }],
    });

    const { id, revision } = family.base;
    const after = familyOf(
      await change(family, [
        {
          assessmentId: id,
          revision,
          lines: [
            { lineId: body, amount: 1 },
            { lineId: lid, amount: 0.3 },
          ],
        },
      ]),
    );
    expect(amounts(after, 'Body')).toEqual([1.2, 2, 1]);
    expect(amounts(after, 'Lid')).toEqual([0.3, 0.3, 0.3]);
    const [s, o] = [steel.kgCo2ePerUnit, other.kgCo2ePerUnit];
    const expected = [1.2 * s + 0.3 * o, 2 * s + 0.3 * s, s + 0.3 * o + 0.05 * s];
    for (const [index, total] of expected.entries())
      expect(after.variants[index]!.footprint.totalKgCo2e).toBeCloseTo(total, 4);
    expect(after.variants.map((variant) => variant.revision)).toEqual(
      family.variants.map((variant) => variant.revision + 1),
    );
  });

  it('takes lines in and out with the base’s spreadsheet, in its order, with the variant’s own lines behind', async () => {
    const base = await createBase();
    const family = familyOf(
      await createVariants(base, [
        { lines: [{ stage: 'MATERIALS', name: 'Bag', amount: 1, unit: 'kg' }] },
        { differences: [{ lineId: base.lines[1]!.id, leaveOut: true }] },
      ]),
    );
    await test.server.ask(
      `mutation ($id: ID!, $revision: Int!, $insert: [InsertedLineInput!], $remove: [ID!], $move: [MovedLineInput!]) {
        saveInventoryLines(assessmentId: $id, revision: $revision, insert: $insert, remove: $remove, move: $move) { __typename } }`,
      {
        ...{ id: base.id, revision: family.base.revision, remove: [base.lines[0]!.id] },
        insert: [
          { before: base.lines[1]!.id, line: { stage: 'MATERIALS', name: 'Cord', amount: 1, unit: 'kg' } },
        ],
        move: [{ id: base.lines[2]!.id, before: base.lines[1]!.id }],
      },
    );
    const after = await read(family.id);
    expect(after.base.lines.map(({ name }) => name)).toEqual(['Box', 'Cord', 'Lid']);
    expect(after.variants.map(({ lines }) => lines.map(({ name }) => name))).toEqual([
      ['Box', 'Cord', 'Lid', 'Bag'],
      ['Box', 'Cord'],
    ]);
  });

  it('notes what a variant’s own spreadsheet changed, and puts it back to the family, also what was left out', async () => {
    const base = await createBase();
    const [body, lid] = base.lines.map(({ id }) => id);
    const family = familyOf(await createVariants(base, [{}]));
    const [variant] = family.variants;
    await test.server.ask(
      `mutation ($id: ID!, $revision: Int!, $update: [ReplacedLineInput!], $remove: [ID!]) {
        saveInventoryLines(assessmentId: $id, revision: $revision, update: $update, remove: $remove) { __typename } }`,
      {
        ...{ id: variant!.id, revision: variant!.revision, remove: [variant!.lines[1]!.id] },
        update: [
          {
            id: variant!.lines[0]!.id,
            line: { stage: 'MATERIALS', name: 'Body', amount: 5, unit: 'kg', factorId: steel.id },
          },
        ],
      },
    );
    const edited = await read(family.id);
    expect(named(edited, 'Body').cells[0]).toMatchObject({
      line: { amount: 5 },
      differences: ['amount', 'unit'],
    });
    expect(named(edited, 'Lid').cells[0]!.line).toBeNull();
    const { revision } = edited.variants[0]!;
    const back = familyOf(
      await change(edited, [
        {
          ...{ assessmentId: variant!.id, revision },
          lines: [
            { lineId: body, putBack: true },
            { lineId: lid, putBack: true },
          ],
        },
      ]),
    );
    expect(back.rows.map(({ cells }) => cells[0])).toMatchObject([
      { line: { amount: 0.8 }, differences: [] },
      { line: { amount: 0.2 }, differences: [] },
      { line: { amount: 0.1 }, differences: [] },
    ]);
    expect(back.variants[0]!.footprint.totalKgCo2e).toBe(back.base.footprint.totalKgCo2e);
  });

  it('lets a settled variant stand, whose next version catches up and keeps its differences', async () => {
    const base = await createBase();
    const [body, lid] = base.lines.map(({ id }) => id);
    const family = familyOf(await createVariants(base, [{ differences: [{ lineId: body, amount: 3 }] }, {}]));
    const [settled] = family.variants;
    await test.database.query(`UPDATE "Assessment" SET "status" = 'PUBLISHED' WHERE "id" = $1`, [
      Buffer.from(settled!.id, 'base64').toString().split(':')[1],
    ]);
    const { id, revision } = family.base;
    const after = familyOf(
      await change(family, [
        {
          assessmentId: id,
          revision,
          lines: [
            { lineId: lid, amount: 0.5 },
            { lineId: body, amount: 0.9 },
          ],
        },
      ]),
    );
    expect(amounts(after, 'Lid')).toEqual([0.2, 0.5]);
    expect(after.standing).toEqual([settled!.id]);
    expect(after.variants[0]).toEqual(settled);
    await test.server.ask('mutation ($id: ID!) { copyAssessment(id: $id) { __typename } }', {
      id: settled!.id,
    });
    const next = await read(family.id);
    expect(next.variants[0]!.id).not.toBe(settled!.id);
    expect(amounts(next, 'Body')).toEqual([3, 0.9]);
    expect(amounts(next, 'Lid')).toEqual([0.5, 0.5]);
  });

  it('goes on from the next version of its base, and back to the earlier one when that is removed', async () => {
    const base = await createBase();
    const family = familyOf(await createVariants(base, [{}]));
    await test.server.ask('mutation ($id: ID!) { copyAssessment(id: $id) { __typename } }', { id: base.id });
    const moved = await read(family.id);
    expect(moved.base.id).not.toBe(base.id);
    const [line] = moved.base.lines;
    const after = familyOf(
      await change(moved, [
        {
          assessmentId: moved.base.id,
          revision: moved.base.revision,
          lines: [{ lineId: line!.id, amount: 7 }],
        },
      ]),
    );
    expect(amounts(after, 'Body')).toEqual([7]);
    await test.server.ask('mutation ($id: ID!) { removeAssessment(id: $id) { __typename } }', {
      id: after.base.id,
    });
    const back = await read(family.id);
    expect(back.base.id).toBe(base.id);
    expect(amounts(back, 'Body')).toEqual([0.8]);
  });

  it('refuses an edit that a variant’s own factor does not go with, an old revision, a taken SKU, and the removal of the base', async () => {
    const base = await createBase();
    const [body] = base.lines.map(({ id }) => id);
    const family = familyOf(
      await createVariants(base, [{ differences: [{ lineId: body, factorId: other.id }] }]),
    );
    const { id, revision } = family.base;
    const unfit = await change(family, [
      { assessmentId: id, revision, lines: [{ lineId: body, amount: 1, unit: 'kWh', factorId: power.id }] },
    ]);
    expect(codesOf(unfit)).toEqual(['VARIANT_UNFIT']);
    expect(amounts(await read(family.id), 'Body')).toEqual([0.8]);
    const old = await change(family, [
      { assessmentId: id, revision: revision - 1, lines: [{ lineId: body, amount: 1 }] },
    ]);
    expect(codesOf(old)).toEqual(['VERSION_CHANGED']);
    expect(codesOf(await createVariants(family.base, [{ sku: base.product.sku }]))).toEqual(['SKU_TAKEN']);
    expect(codesOf(await createVariants(family.variants[0]!, [{}]))).toEqual(['VARIANT_ITSELF']);
    const removal = await test.server.ask<{ made: Refused }>(
      `mutation ($id: ID!) { made: removeAssessment(id: $id) { __typename ${REFUSED} } }`,
      { id },
    );
    expect(removal.data.made.fields[0]!.code).toBe('BASE_OF_FAMILY');
    await test.server.ask('mutation ($id: ID!) { dissolveFamily(id: $id) { __typename } }', {
      id: family.id,
    });
    expect(await read(family.id)).toBeNull();
  });

  it('works out the family’s formulas with the parameters of each variant', async () => {
    const base = await createBase();
    const { id: familyId, variants } = familyOf(await createVariants(base, [{}]));
    const variant = variants[0]!;
    const saveLength = (assessmentId: string, value: number) =>
      test.server.ask(
        `mutation ($input: SaveParametersInput!) { saveParameters(input: $input) { __typename } }`,
        { input: { assessmentId, parameters: [{ name: 'length', value }] } },
      );
    const writeBody = async (familyId: string, amountFormula: string) => {
      const { id, revision, lines } = (await read(familyId)).base;
      const line = { stage: 'MATERIALS', name: 'Body', unit: 'kg', factorId: steel.id, amountFormula };
      const { data } = await test.server.ask<{ saved: { __typename: string } }>(
        `mutation ($id: ID!, $revision: Int!, $update: [ReplacedLineInput!]) {
          saved: saveInventoryLines(assessmentId: $id, revision: $revision, update: $update) { __typename } }`,
        { id, revision, update: [{ id: lines[0]!.id, line }] },
      );
      expect(data.saved.__typename).toBe('SavedInventoryLines');
      return read(familyId);
    };
    await saveLength(base.id, 2);
    const followed = await writeBody(familyId, 'length * 0.4');
    expect(followed.rows[0]).toMatchObject({
      shared: { amount: 0.8 },
      cells: [{ line: { amount: 0.8 }, differences: [] }],
    });

    await saveLength(variant.id, 3);
    const longer = await writeBody(familyId, 'length * 0.5');
    expect(longer.rows[0]).toMatchObject({
      shared: { amount: 1 },
      cells: [{ line: { amount: 1.5 }, differences: [] }],
    });
    const [before, after] = [followed, longer].map((each) => each.variants[0]!.footprint.totalKgCo2e!);
    expect(after! - before!).toBeCloseTo((1.5 - 0.8) * steel.kgCo2ePerUnit, 4);
  });

  it('is changed with as many statements for eight variants as for two', async () => {
    const counts = [];
    for (const size of [2, 8]) {
      const base = await createBase();
      const family = familyOf(
        await createVariants(
          base,
          Array.from({ length: size }, () => ({})),
        ),
      );
      const { id, revision } = family.base;
      const statements: string[] = [];
      const stop = test.database.onStatement((statement) => statements.push(statement));
      await change(family, [
        { assessmentId: id, revision, lines: [{ lineId: base.lines[0]!.id, amount: 4 }] },
      ]);
      stop();
      counts.push(statements.length);
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
