import { describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Line {
  id: string;
  name: string;
}

interface Inventory {
  id: string;
  revision: number;
  lines: Line[];
  footprint: { totalKgCo2e: number | null };
}

interface Value {
  text: string;
  number: number | null;
}

interface Field {
  field: string;
  before: Value | null;
  after: Value | null;
}

interface Diff {
  fromKgCo2e: number | null;
  toKgCo2e: number | null;
  isSameUnit: boolean;
  statements: Field[];
  exclusions: { kind: string; name: string; fields: Field[] }[];
  lines: {
    kind: string;
    before: Line | null;
    after: Line | null;
    effectKgCo2e: number;
    gaps: string[];
    fields: Field[];
  }[];
  unchangedLines: number;
  differenceKgCo2e: number | null;
  unexplainedKgCo2e: number | null;
}

const INVENTORY = '__typename ... on Assessment { id revision lines { id name } footprint { totalKgCo2e } }';
const FIELDS = 'fields { field before { text number } after { text number } }';
const DIFF = `query ($from: ID!, $to: ID!) { assessmentDiff(fromId: $from, toId: $to) {
  fromKgCo2e toKgCo2e isSameUnit differenceKgCo2e unexplainedKgCo2e unchangedLines
  statements { field before { text number } after { text number } }
  exclusions { kind name ${FIELDS} }
  lines { kind effectKgCo2e gaps before { id name } after { id name } ${FIELDS} }
} }`;

describe.each(TEST_DATABASES)('Two versions of an assessment on the $kind', (kind) => {
  const test = withServer(kind);
  let products = 0;

  const ask = async <Answer>(text: string, variables: object): Promise<Answer> => {
    const { data, errors } = await test.server.ask<{ answer: Answer }>(text, variables);
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const makeSteel = async (): Promise<string> => {
    const source = await test.database.prisma.factorSource.findFirstOrThrow();
    const named = { id: 'diff-steel', key: 'diff-steel', seriesId: 'diff-steel', activity: 'diff-steel' };
    await test.database.prisma.factor.upsert({
      where: { id: named.id },
      create: {
        ...named,
        ...{ name: 'Steel', category: 'Test', unit: 'kg', region: 'GLO', boundary: 'CRADLE_TO_GATE' },
        ...{ kgCo2e: 2, flows: [], sourceId: source.id },
      },
      update: {},
    });
    return globalId('Factor', named.id);
  };
  const create = async (lines: object[]): Promise<Inventory> => {
    const product = await ask<{ id: string }>(
      'mutation ($input: CreateProductInput!) { answer: createProduct(input: $input) { ... on Product { id } } }',
      { input: { sku: `DIFF-${++products}`, name: 'Kettle', category: 'Test' } },
    );
    return ask<Inventory>(
      `mutation ($input: CreateAssessmentInput!) { answer: createAssessment(input: $input) { ${INVENTORY} } }`,
      {
        input: {
          ...{ productId: product.id, declaredUnitAmount: 1, declaredUnit: 'piece' },
          ...{ functionalUnit: 'One kettle', boundary: 'CRADLE_TO_GATE', lines },
        },
      },
    );
  };
  const copy = (id: string) =>
    ask<Inventory>(`mutation ($id: ID!) { answer: copyAssessment(id: $id) { ${INVENTORY} } }`, { id });
  const save = (inventory: Inventory, changes: object) =>
    ask<{ assessment: Inventory }>(
      `mutation ($id: ID!, $revision: Int!, $insert: [InsertedLineInput!], $update: [ReplacedLineInput!], $remove: [ID!]) {
        answer: saveInventoryLines(assessmentId: $id, revision: $revision, insert: $insert, update: $update, remove: $remove) {
          __typename ... on SavedInventoryLines { assessment { id revision } } } }`,
      { id: inventory.id, revision: inventory.revision, ...changes },
    );
  const diff = async (from: string, to: string): Promise<Diff> => {
    const { data, errors } = await test.server.ask<{ assessmentDiff: Diff }>(DIFF, { from, to });
    expect(errors).toBeUndefined();
    return data.assessmentDiff;
  };
  const closes = (given: Diff): void => {
    const effects = given.lines.reduce((sum, { effectKgCo2e }) => sum + effectKgCo2e, 0);
    expect(effects + given.unexplainedKgCo2e!).toBeCloseTo(given.differenceKgCo2e!, 9);
    expect(given.unexplainedKgCo2e).toBe(0);
  };

  it('are told apart line by line and field by field, and the effects add up to the difference', async () => {
    const steel = await makeSteel();
    const line = (name: string, amount: number | null) => ({
      ...{ stage: 'MATERIALS', name, amount, unit: 'kg', factorId: steel },
    });
    const first = await create([line('Steel', 2), line('Lid', 1), line('Handle', 3), line('Seal', null)]);
    const second = await copy(first.id);
    const [body, lid] = second.lines;
    await save(second, {
      update: [{ id: body!.id, line: line('Stainless steel', 1.5) }],
      remove: [lid!.id],
      insert: [{ line: line('Glass lid', 0.5) }],
    });
    const given = await diff(first.id, second.id);
    expect(given.lines.map(({ kind, before, after }) => [kind, before?.name, after?.name])).toEqual([
      ['REMOVED', 'Lid', undefined],
      ['CHANGED', 'Steel', 'Stainless steel'],
      ['ADDED', undefined, 'Glass lid'],
    ]);
    expect(given.lines[1]!.fields).toEqual([
      {
        field: 'name',
        before: { text: 'Steel', number: null },
        after: { text: 'Stainless steel', number: null },
      },
      { field: 'amount', before: { text: '2', number: 2 }, after: { text: '1.5', number: 1.5 } },
    ]);
    expect(given).toMatchObject({ unchangedLines: 2, isSameUnit: true });
    expect(given).toMatchObject({ fromKgCo2e: 12, toKgCo2e: 10, differenceKgCo2e: -2 });
    closes(given);
    const back = await diff(second.id, first.id);
    expect(back.differenceKgCo2e).toBeCloseTo(-given.differenceKgCo2e!, 12);

    // The third is a copy of the copy: its lines are still those of the first.
    const third = await copy(second.id);
    const far = await diff(first.id, third.id);
    expect(far.lines.map(({ kind }) => kind)).toEqual(['REMOVED', 'CHANGED', 'ADDED']);
    expect((await diff(second.id, third.id)).lines).toEqual([]);
  });

  it('say what a used product has moved although nothing was stated anew', async () => {
    const steel = await makeSteel();
    const part = await create([{ stage: 'MATERIALS', name: 'S', amount: 1, unit: 'kg', factorId: steel }]);
    const nextPart = await copy(part.id);
    await save(nextPart, {
      update: [
        {
          id: nextPart.lines[0]!.id,
          line: { stage: 'MATERIALS', name: 'S', amount: 4, unit: 'kg', factorId: steel },
        },
      ],
    });
    const used = (inputAssessmentId: string) => ({
      ...{ stage: 'MATERIALS', name: 'Part', amount: 2, unit: 'piece', inputAssessmentId },
    });
    const first = await create([used(part.id)]);
    const second = await copy(first.id);
    await save(second, { update: [{ id: second.lines[0]!.id, line: used(nextPart.id) }] });
    const given = await diff(first.id, second.id);
    expect(given.lines[0]!.fields).toMatchObject([
      {
        field: 'inputAssessmentId',
        before: { text: 'Kettle, version 1' },
        after: { text: 'Kettle, version 2' },
      },
    ]);
    closes(given);
  });

  it('show what is stated and left out otherwise', async () => {
    const first = await create([]);
    const second = await copy(first.id);
    const changed = await ask<Inventory>(
      `mutation ($id: ID!, $revision: Int!, $input: UpdateAssessmentInput!) {
        answer: updateAssessment(id: $id, revision: $revision, input: $input) { ${INVENTORY} } }`,
      {
        ...{ id: second.id, revision: second.revision },
        input: { boundary: 'CRADLE_TO_GRAVE', declaredUnitAmount: 2, lciScope: ['WASTE', 'ENERGY'] },
      },
    );
    await ask(
      `mutation ($id: ID!, $revision: Int!, $exclusions: [ExclusionInput!]!) {
        answer: setExclusions(assessmentId: $id, revision: $revision, exclusions: $exclusions) { __typename } }`,
      {
        ...{ id: second.id, revision: changed.revision },
        exclusions: [{ name: 'Machines', reason: 'Long-lived', estimatedShare: 0.01 }],
      },
    );
    const given = await diff(first.id, second.id);
    expect(given.statements.map(({ field, before, after }) => [field, before?.text, after?.text])).toEqual([
      ['declaredUnitAmount', '1', '2'],
      ['boundary', 'CRADLE_TO_GATE', 'CRADLE_TO_GRAVE'],
      ['lciScope', undefined, 'ENERGY, WASTE'],
    ]);
    expect(given.exclusions).toMatchObject([{ kind: 'ADDED', name: 'Machines' }]);
    expect(given).toMatchObject({ isSameUnit: false, lines: [] });
  });

  it('are refused when one of them is nothing of the organisation', async () => {
    const { id } = await create([]);
    const unknown = globalId('Assessment', 'nothing');
    const missing = await test.server.ask(DIFF, { from: id, to: unknown });
    expect(missing.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    const other = await test.server.ask(DIFF, { from: globalId('Product', 'x'), to: id });
    expect(other.errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
  });
});
