import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Line {
  id: string;
  name: string;
  amount: number | null;
  unit: string;
}

interface Inventory {
  id: string;
  revision: number;
  lines: Line[];
}

interface Saved {
  __typename: string;
  insertedIds: string[];
  assessment: Inventory;
  fields: { field: string; code: string; message: string; remedy: string }[];
}

const SAVE = `mutation ($assessmentId: ID!, $revision: Int!, $insert: [InsertedLineInput!], $update: [ReplacedLineInput!],
  $remove: [ID!], $move: [MovedLineInput!]) {
  saveInventoryLines(assessmentId: $assessmentId, revision: $revision, insert: $insert, update: $update, remove: $remove,
    move: $move) {
    __typename
    ... on SavedInventoryLines { insertedIds assessment { id revision lines { id name amount unit } } }
    ... on InvalidInput { fields { field code message remedy } }
    ... on NotFound { message }
  }
}`;

const line = (name: string, amount: number | null = 1, unit = 'kg') => ({
  stage: 'MATERIALS',
  name,
  amount,
  unit,
});

describe.each(TEST_DATABASES)('Lines saved together on the $kind', (kind) => {
  const test = withServer(kind);
  let products = 0;

  async function createInventory(lines: object[]): Promise<Inventory> {
    const product = await test.server.ask<{ made: { id: string } }>(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { input: { sku: `LINES-${++products}`, name: 'Desk lamp', category: 'Lighting' } },
    );
    const input = {
      productId: product.data.made.id,
      declaredUnitAmount: 1,
      declaredUnit: 'piece',
      functionalUnit: 'One desk lamp',
      boundary: 'CRADLE_TO_GATE',
      lines,
    };
    const assessment = await test.server.ask<{ made: Inventory }>(
      `mutation ($input: CreateAssessmentInput!) { made: createAssessment(input: $input) {
        ... on Assessment { id revision lines { id name amount unit } } } }`,
      { input },
    );
    return assessment.data.made;
  }

  const save = async (inventory: Inventory, changes: object): Promise<Saved> =>
    (
      await test.server.ask<{ saveInventoryLines: Saved }>(SAVE, {
        assessmentId: inventory.id,
        revision: inventory.revision,
        ...changes,
      })
    ).data.saveInventoryLines;
  const namesOf = (saved: Saved) => saved.assessment.lines.map(({ name }) => name);

  it('are inserted, replaced, removed and moved at once, and stand in the order that was asked for', async () => {
    const inventory = await createInventory([line('A'), line('B'), line('C'), line('D')]);
    const [a, b, c, d] = inventory.lines.map(({ id }) => id);
    const saved = await save(inventory, {
      insert: [{ before: c, line: line('X') }, { before: c, line: line('Y') }, { line: line('Z', null) }],
      update: [{ id: a, line: line('A2', 5, 'g') }],
      remove: [b],
      move: [{ id: d, before: a }],
    });
    expect(namesOf(saved)).toEqual(['D', 'A2', 'X', 'Y', 'C', 'Z']);
    expect(saved.assessment.lines[1]).toMatchObject({ id: a, amount: 5, unit: 'g' });
    expect(saved.assessment.lines[5]!.amount).toBeNull();
    expect(saved.insertedIds).toEqual([2, 3, 5].map((place) => saved.assessment.lines[place]!.id));
    expect(saved.assessment.revision).toBe(inventory.revision + 1);
  });

  it('are refused to the second of two who edit the same state, whose revision is old; nothing of theirs is stored', async () => {
    const inventory = await createInventory([line('A')]);
    const [id] = inventory.lines.map((each) => each.id);
    const both = await Promise.all(
      ['mine', 'yours'].map((name) => save(inventory, { update: [{ id, line: line(name) }] })),
    );
    const refused = both.find(({ __typename }) => __typename === 'InvalidInput');
    const stored = both.find(({ __typename }) => __typename === 'SavedInventoryLines');
    expect(refused?.fields[0]).toMatchObject({ field: 'revision', code: 'VERSION_CHANGED' });
    const again = await save(stored!.assessment, { insert: [{ line: line('B') }] });
    expect(namesOf(again)).toEqual([stored!.assessment.lines[0]!.name, 'B']);
  });

  it('are refused by list, place and field with the nearest unit, and the good ones beside them are not stored', async () => {
    const inventory = await createInventory([line('A')]);
    const [id] = inventory.lines.map((each) => each.id);
    const refused = await save(inventory, {
      insert: [{ line: line('good') }, { line: line('bad', 1, 'KWH') }],
      update: [{ id, line: { ...line('A'), stage: 'USE' } }],
    });
    expect(refused.fields.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'insert[1].line.unit UNIT_UNKNOWN',
      'update[0].line.stage STAGE_OUTSIDE_BOUNDARY',
    ]);
    expect(refused.fields[0]!.remedy).toContain('Did you mean kWh');
    const untouched = await save(inventory, {});
    expect(namesOf(untouched)).toEqual(['A']);
  });

  it('cannot reach lines of another assessment', async () => {
    const [inventory, other] = [await createInventory([line('A')]), await createInventory([line('B')])];
    const foreign = other.lines[0]!.id;
    for (const changes of [
      { remove: [foreign] },
      { update: [{ id: foreign, line: line('taken') }] },
      { move: [{ id: foreign }] },
      { insert: [{ before: foreign, line: line('X') }] },
    ]) {
      const refused = await save(inventory, changes);
      expect(refused.fields[0]).toMatchObject({ code: 'LINE_UNKNOWN' });
    }
  });

  it('by the thousand are written and numbered at once', async () => {
    const inventory = await createInventory([line('first')]);
    const insert = Array.from({ length: 2_000 }, (_, index) => ({
      before: inventory.lines[0]!.id,
      line: line(`L${index}`),
    }));
    const saved = await save(inventory, { insert });
    expect(saved.assessment.lines).toHaveLength(2_001);
    expect(saved.assessment.lines[0]!.name).toBe('L0');
    expect(saved.assessment.lines.at(-1)!.name).toBe('first');
  });

  it('count in a result line by line, and add up to its total', async () => {
    const { data } = await test.server.ask<{
      assessments: {
        edges: {
          node: {
            lines: { id: string }[];
            footprint: {
              totalKgCo2e: number;
              beyondBoundaryKgCo2e: number | null;
              lineTotals: { lineId: string; kgCo2e: number | null; gaps: string[] }[];
            };
          };
        }[];
      };
    }>(`{ assessments(first: 1, filter: { kinds: [CALCULATED] }) { edges { node {
      lines { id } footprint { totalKgCo2e beyondBoundaryKgCo2e lineTotals { lineId kgCo2e gaps } } } } } }`);
    const { lines, footprint } = data.assessments.edges[0]!.node;
    expect(footprint.lineTotals.map(({ lineId }) => lineId).sort()).toEqual(lines.map(({ id }) => id).sort());
    const sum = footprint.lineTotals.reduce((total, { kgCo2e }) => total + (kgCo2e ?? 0), 0);
    expect(sum).toBeCloseTo(footprint.totalKgCo2e + (footprint.beyondBoundaryKgCo2e ?? 0), 9);
  });
});
