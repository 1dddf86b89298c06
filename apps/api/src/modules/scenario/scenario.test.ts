import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Answer {
  readonly __typename: string;
  readonly id: string;
  readonly version: number;
  readonly fields?: readonly { readonly field: string; readonly code: string }[];
}

const ANSWER = `__typename ... on Scenario { id version } ... on InvalidInput { fields { field code } }
  ... on NotFound { code }`;

describe.each(TEST_DATABASES)('Scenarios on the $kind', (kind) => {
  const test = withServer(kind);
  const mutate = async (call: string, variables: object, declared: string, fields = ANSWER) => {
    const { data, errors } = await test.server.ask<{ answer: Answer }>(
      `mutation (${declared}) { answer: ${call} { ${fields} } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const create = (input: object) =>
    mutate('createScenario(input: $input)', { input }, '$input: CreateScenarioInput!');
  const update = (id: string, input: object) =>
    mutate('updateScenario(id: $id, input: $input)', { id, input }, '$id: ID!, $input: UpdateScenarioInput!');
  const remove = (id: string) =>
    mutate(
      'removeScenario(id: $id)',
      { id },
      '$id: ID!',
      '__typename ... on InvalidInput { fields { field code } } ... on RemovedScenario { id }',
    );
  const products = async () => {
    const { data } = await test.server.ask<{
      products: {
        edges: { node: { id: string; name: string; currentAssessment: { id: string } } }[];
      };
    }>('{ products(first: 100) { edges { node { id name currentAssessment { id } } } } }');
    return data.products.edges.map(({ node }) => node);
  };
  const totals = async (scenarioId: string | null) => {
    const { data, errors } = await test.server.ask<{
      products: { edges: { node: { currentAssessment: { footprint: { totalKgCo2e: number } } } }[] };
    }>(
      `query ($scenarioId: ID) { products(first: 100) { edges { node { currentAssessment {
        footprint(scenarioId: $scenarioId) { totalKgCo2e } } } } } }`,
      { scenarioId },
    );
    expect(errors).toBeUndefined();
    return data.products.edges.map(({ node }) => node.currentAssessment.footprint.totalKgCo2e);
  };
  const WIND = {
    kind: 'REPLACE_ACTIVITY',
    selector: { stages: ['PRODUCTION'], activities: ['electricity-grid-mix'] },
    toActivity: 'electricity-wind',
  };
  const HALF_RECYCLED = {
    id: 'aluminium',
    kind: 'SET_RECYCLED_CONTENT',
    selector: { activities: ['aluminium-primary'] },
    toActivity: 'aluminium-recycled',
    recycledShare: 0.5,
  };

  it('without changes equal the base case bit for bit, also below a parent without changes', async () => {
    const empty = await create({ name: 'Nothing', changes: [] });
    const child = await create({ name: 'Nothing more', parentId: empty.id, changes: [] });
    const base = await totals(null);
    expect(await totals(empty.id)).toEqual(base);
    expect(await totals(child.id)).toEqual(base);
  });

  it('give the same whether changes stand in one scenario, in another order, or in parent and child', async () => {
    const together = await create({ name: 'Together', changes: [WIND, HALF_RECYCLED] });
    const turned = await create({ name: 'Turned', changes: [HALF_RECYCLED, WIND] });
    const parent = await create({ name: 'Wind', changes: [WIND] });
    const child = await create({ name: 'And aluminium', parentId: parent.id, changes: [HALF_RECYCLED] });
    const wanted = await totals(together.id);
    expect(await totals(turned.id)).toEqual(wanted);
    expect(await totals(child.id)).toEqual(wanted);
    expect(wanted).not.toEqual(await totals(null));
  });

  it('take the place of a change of their parent by its id', async () => {
    const parent = await create({ name: 'Half', changes: [HALF_RECYCLED] });
    const child = await create({
      name: 'None',
      parentId: parent.id,
      changes: [{ ...HALF_RECYCLED, recycledShare: 0 }],
    });
    expect(await totals(child.id)).toEqual(await totals(null));
  });

  it('calculate anew what descends from a scenario that was changed', async () => {
    const parent = await create({ name: 'Parent', changes: [HALF_RECYCLED] });
    const child = await create({ name: 'Child', parentId: parent.id, changes: [] });
    expect(await totals(child.id)).not.toEqual(await totals(null));
    await update(parent.id, { version: 1, changes: [] });
    expect(await totals(child.id)).toEqual(await totals(null));
  });

  it('refuse a parent that descends from them, and to be removed while they have children', async () => {
    const parent = await create({ name: 'Up', changes: [] });
    const child = await create({ name: 'Down', parentId: parent.id, changes: [] });
    const circular = await update(parent.id, { version: 1, parentId: child.id });
    expect(circular.fields).toEqual([{ field: 'parentId', code: 'SCENARIO_CIRCULAR' }]);
    expect((await remove(parent.id)).fields).toEqual([{ field: 'id', code: 'SCENARIO_HAS_CHILDREN' }]);
    await remove(child.id);
    expect((await remove(parent.id)).__typename).toBe('RemovedScenario');
  });

  it('are not overwritten by somebody who has not seen the last change', async () => {
    const { id } = await create({ name: 'First', changes: [] });
    expect(await update(id, { version: 1, name: 'Second' })).toMatchObject({ version: 2 });
    expect((await update(id, { version: 1, name: 'Third' })).fields).toMatchObject([
      { code: 'VERSION_CHANGED' },
    ]);
  });

  it('name every field of a change that is missing, unknown or cannot be', async () => {
    const { fields } = await create({
      name: 'Wrong',
      changes: [
        { kind: 'SET_AMOUNT', selector: {}, toAmount: 1, toUnit: 'stones' },
        { kind: 'SET_RECYCLED_CONTENT', selector: {}, toActivity: 'aluminium-recycled' },
        { kind: 'SET_PARAMETER', selector: { stages: ['USE'] }, parameter: 'washes', value: 3 },
      ],
    });
    expect(fields).toEqual([
      { field: 'changes[0].toUnit', code: 'UNIT_UNKNOWN' },
      { field: 'changes[1].recycledShare', code: 'FIELD_MISSING' },
      { field: 'changes[2].selector', code: 'SELECTOR_TOO_NARROW' },
    ]);
    const unknown = await create({
      name: 'Unknown',
      changes: [{ kind: 'SET_PARAMETER', selector: {}, parameter: 'wishes', value: 3 }],
    });
    expect(unknown.fields).toEqual([{ field: 'changes[0].parameter', code: 'PARAMETER_UNKNOWN' }]);
  });

  it('set parameters that lines follow from: half the litres boiled is half the electricity', async () => {
    const kettle = (await products()).find(({ name }) => name.includes('eco double wall'))!;
    const use = async (scenarioId: string | null) => {
      const { data } = await test.server.ask<{
        assessment: {
          footprint: { contributions: { edges: { node: { kgCo2e: number; line: { name: string } } }[] } };
        };
      }>(
        `query ($id: ID!, $scenarioId: ID) { assessment(id: $id) { footprint(scenarioId: $scenarioId) {
          contributions(first: 1000) { edges { node { kgCo2e line { name } } } } } } }`,
        { id: kettle.currentAssessment.id, scenarioId },
      );
      return data.assessment.footprint.contributions.edges
        .filter(({ node }) => node.line.name.startsWith('Electricity for boiling'))
        .reduce((sum, { node }) => sum + node.kgCo2e, 0);
    };
    const halved = await create({
      name: 'Half the water',
      changes: [{ kind: 'SET_PARAMETER', selector: {}, parameter: 'litres_boiled', value: 2737.5 }],
    });
    expect(await use(halved.id)).toBeCloseTo((await use(null)) / 2, 9);
  });

  it('tell which lines they touch, what competes, and what came from a parent', async () => {
    const parent = await create({ name: 'Half', changes: [HALF_RECYCLED] });
    const child = await create({
      name: 'Two suppliers of electricity',
      parentId: parent.id,
      changes: [
        { ...WIND, id: 'wind' },
        { ...WIND, id: 'sun', toActivity: 'electricity-solar-pv' },
      ],
    });
    const { data, errors } = await test.server.ask<{
      scenarioDiff: {
        changes: { id: string; lineCount: number; scenario: { name: string } }[];
        lines: { changeIds: string[]; kgBefore: number; kgAfter: number }[];
        findings: { code: string }[];
      };
    }>(
      `query ($id: ID!) { scenarioDiff(scenarioId: $id) { changes { id lineCount scenario { name } }
        lines(first: 1000) { changeIds kgBefore kgAfter } findings { code } } }`,
      { id: child.id },
    );
    expect(errors).toBeUndefined();
    const { changes, lines, findings } = data.scenarioDiff;
    expect(changes.find(({ id }) => id === 'aluminium')?.scenario.name).toBe('Half');
    const count = (id: string) => changes.find((change) => change.id === id)!.lineCount;
    expect(count('wind')).toBeGreaterThan(0);
    expect(count('wind')).toBe(count('sun'));
    expect(lines.every(({ changeIds }) => changeIds.length > 0)).toBe(true);
    expect(findings.some(({ code }) => code === 'SCENARIO_CHANGES_COMPETE')).toBe(true);
  });

  it('come from a reduction plan: what is applied saves what the plan has said', async () => {
    const bike = (await products()).find(({ name }) => name.includes('e-bike'))!;
    const id = bike.currentAssessment.id;
    const { data } = await test.server.ask<{
      reductionPlan: {
        baseKgCo2e: number;
        afterKgCo2e: number;
        reductions: {
          optionId: string;
          savedAlone: number;
          savedInOrder: number;
          lower: number;
          upper: number;
        }[];
      };
    }>(
      `query ($id: ID!) { reductionPlan(assessmentId: $id) { baseKgCo2e afterKgCo2e
        reductions { optionId savedAlone savedInOrder lower upper } } }`,
      { id },
    );
    const { baseKgCo2e, afterKgCo2e, reductions } = data.reductionPlan;
    expect(reductions.length).toBeGreaterThan(2);
    const saved = reductions.reduce((sum, one) => sum + one.savedInOrder, 0);
    expect(baseKgCo2e - saved).toBeCloseTo(afterKgCo2e, 9);
    for (const { savedAlone, lower, upper } of reductions) {
      expect(lower).toBeLessThan(savedAlone);
      expect(upper).toBeGreaterThan(savedAlone);
    }
    const applied = await mutate(
      'applyReductions(assessmentId: $id, input: { optionIds: $optionIds })',
      { id, optionIds: reductions.map(({ optionId }) => optionId) },
      '$id: ID!, $optionIds: [String!]!',
    );
    const under = await test.server.ask<{ assessment: { footprint: { totalKgCo2e: number } } }>(
      'query ($id: ID!, $scenarioId: ID) { assessment(id: $id) { footprint(scenarioId: $scenarioId) { totalKgCo2e } } }',
      { id, scenarioId: applied.id },
    );
    expect(under.data.assessment.footprint.totalKgCo2e).toBe(afterKgCo2e);
  });
});
