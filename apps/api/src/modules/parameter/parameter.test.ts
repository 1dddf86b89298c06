import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Inventory {
  id: string;
  revision: number;
  lines: { id: string; amount: number | null; amountFormula: string | null; distanceKm: number | null }[];
}
interface Answer {
  __typename: string;
  assessment: Inventory;
  fields: { field: string; code: string; message: string }[];
}

const INVENTORY = '... on Assessment { id revision lines { id amount amountFormula distanceKm } }';
const REFUSED = '... on InvalidInput { fields { field code message } }';

describe.each(TEST_DATABASES)('Formulas of lines on the $kind', (kind) => {
  const test = withServer(kind);
  let products = 0;

  async function ask<Made>(mutation: string, variables: object): Promise<Made> {
    const { data, errors } = await test.server.ask<{ made: Made }>(mutation, variables);
    expect(errors).toBeUndefined();
    return data.made;
  }

  /** A profile of 2 m at 1.5 kg a metre, and a line without a formula. */
  async function createProfile(): Promise<Inventory> {
    const { id: productId } = await ask<{ id: string }>(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { input: { sku: `PROFILE-${++products}`, name: 'Profile', category: 'Building' } },
    );
    const line = { stage: 'MATERIALS', unit: 'kg' };
    const { id } = await ask<Inventory>(
      `mutation ($input: CreateAssessmentInput!) { made: createAssessment(input: $input) { ${INVENTORY} } }`,
      {
        input: {
          ...{ productId, declaredUnitAmount: 1, declaredUnit: 'piece', functionalUnit: 'One' },
          ...{ boundary: 'CRADLE_TO_GATE', lines: [{ ...line, name: 'Aluminium' }] },
          ...{
            lines: [
              { ...line, name: 'Aluminium' },
              { ...line, name: 'Paint', amount: 0.1 },
            ],
          },
        },
      },
    );
    const { assessment } = await saveParameters(id, PROFILE);
    return assessment;
  }

  const PROFILE = [
    { name: 'metres', value: 2, min: 1, max: 6 },
    { name: 'kg_per_metre', value: 1.5 },
    { name: 'net', formula: 'metres * kg_per_metre', unit: 'kg' },
  ];

  const saveParameters = (
    assessmentId: string | null,
    parameters: object[],
    known?: object[],
  ): Promise<Answer> =>
    ask(
      `mutation ($input: SaveParametersInput!) { made: saveParameters(input: $input) {
        __typename ... on SavedParameters { assessment { ${INVENTORY} } } ${REFUSED} } }`,
      { input: { assessmentId, parameters, known } },
    );

  const saveLine = (
    { id, revision, lines }: Inventory,
    line: object,
    insert: object[] = [],
  ): Promise<Answer> =>
    ask(
      `mutation ($id: ID!, $revision: Int!, $update: [ReplacedLineInput!], $insert: [InsertedLineInput!]) {
        made: saveInventoryLines(assessmentId: $id, revision: $revision, update: $update, insert: $insert) {
        __typename ... on SavedInventoryLines { assessment { ${INVENTORY} } } ${REFUSED} } }`,
      {
        ...{ id, revision, insert },
        update: [{ id: lines[0]!.id, line: { stage: 'MATERIALS', name: 'Aluminium', unit: 'g', ...line } }],
      },
    );

  const amountsOf = ({ assessment }: Answer) => assessment.lines.map(({ amount }) => amount);

  it('are saved for whoever knows what is stored, and for nobody who does not', async () => {
    const { id } = await createProfile();
    const [metres, ...others] = PROFILE;
    const longer = [{ ...metres, value: 3 }, ...others];
    expect((await saveParameters(id, longer, PROFILE)).__typename).toBe('SavedParameters');
    const late = await saveParameters(id, [{ ...metres, max: 9 }, ...others], PROFILE);
    expect(late.fields).toMatchObject([{ field: 'known', code: 'VERSION_CHANGED' }]);
    const { data } = await test.server.ask<{ parameters: { name: string; value: number; max: number }[] }>(
      'query ($id: ID!) { parameters(assessmentId: $id) { name value max } }',
      { id },
    );
    expect(data.parameters.find(({ name }) => name === 'metres')).toMatchObject({ value: 3, max: 6 });
    expect((await saveParameters(id, PROFILE, longer)).__typename).toBe('SavedParameters');
  });

  it('are saved once when two save at the same moment', async () => {
    const { id } = await createProfile();
    const answers = await Promise.all(
      [4, 5].map((value) => saveParameters(id, [{ ...PROFILE[0], value }, ...PROFILE.slice(1)], PROFILE)),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['InvalidInput', 'SavedParameters']);
  });

  it('go with the line, whose amount is their result in its unit, also when a parameter or the unit moves', async () => {
    const profile = await createProfile();
    const written = await saveLine(profile, { amount: 7, amountFormula: 'net * 1.1' });
    expect(amountsOf(written)).toEqual([3_300.0000000000005, 0.1]);
    expect(written.assessment.lines[0]!.amountFormula).toBe('net * 1.1');
    const [metres, ...others] = PROFILE;
    const longer = await saveParameters(profile.id, [{ ...metres, value: 4 }, ...others]);
    expect(amountsOf(longer)).toEqual([6_600.000000000001, 0.1]);
    const inKg = await saveLine(longer.assessment, { unit: 'kg' });
    expect(amountsOf(inKg)).toEqual([6.6000000000000005, 0.1]);
    const without = await saveLine(inKg.assessment, { amount: 7, amountFormula: null });
    expect(without.assessment.lines[0]).toMatchObject({ amount: 7, amountFormula: null });
  });

  it('are refused at their cell, and a parameter at its place with the names of the circle; nothing is stored', async () => {
    const profile = await createProfile();
    const refused = await saveLine(profile, { amountFormula: 'nett' }, [
      { line: { stage: 'MATERIALS', name: 'Haul', unit: 'kg', amount: 1, distanceFormula: '0 - metres' } },
    ]);
    expect(refused.fields).toMatchObject([
      { field: 'update[0].line.amountFormula', code: 'PARAMETER_UNKNOWN' },
    ]);
    const negative = await saveLine(profile, {}, [
      { line: { stage: 'MATERIALS', name: 'Haul', unit: 'kg', amount: 1, distanceFormula: '0 - metres' } },
    ]);
    expect(negative.fields).toMatchObject([
      { field: 'insert[0].line.distanceFormula', code: 'FORMULA_RESULT_NOT_ALLOWED' },
    ]);
    const circle = await saveParameters(profile.id, [
      { name: 'a', formula: 'b + 1' },
      { name: 'b', formula: 'a + 1' },
    ]);
    expect(circle.fields).toMatchObject([
      {
        field: 'parameters[0].formula',
        code: 'FORMULA_CIRCULAR',
        message: expect.stringContaining('a → b → a'),
      },
    ]);
    const written = await saveLine(profile, { amountFormula: 'net' });
    const inUse = await saveParameters(profile.id, PROFILE.slice(0, 2));
    expect(written.fields ?? inUse.fields).toMatchObject([
      { field: 'parameters', code: 'PARAMETER_UNKNOWN' },
    ]);
  });

  it('come with what follows from each parameter, and along into the next version', async () => {
    const profile = await createProfile();
    const { assessment } = await saveLine(profile, { amountFormula: 'net' });
    const { data } = await test.server.ask<{
      parameterResults: {
        parameter: { name: string };
        value: number;
        dependants: string[];
        lineIds: string[];
      }[];
    }>(
      `query ($id: ID!) { parameterResults(assessmentId: $id) {
        parameter { name } value dependants lineIds } }`,
      { id: profile.id },
    );
    const lineIds = [assessment.lines[0]!.id];
    expect(data.parameterResults.slice(0, 3)).toEqual([
      { parameter: { name: 'metres' }, value: 2, dependants: ['net'], lineIds },
      { parameter: { name: 'kg_per_metre' }, value: 1.5, dependants: ['net'], lineIds },
      { parameter: { name: 'net' }, value: 3, dependants: [], lineIds },
    ]);
    const next = await ask<Inventory>(
      `mutation ($id: ID!) { made: copyAssessment(id: $id) { ${INVENTORY} } }`,
      { id: profile.id },
    );
    expect(next.lines[0]).toMatchObject({ amount: 3000, amountFormula: 'net' });
  });
});
