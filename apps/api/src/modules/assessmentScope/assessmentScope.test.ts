import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Answer {
  id: string;
  revision: number;
  scope: Record<string, unknown> & { exclusions: { name: string }[] };
  footprint: { id: string; inputHash: string };
  fields: { field: string; code: string }[];
}

const FACTS = `__typename
  ... on Assessment {
    id revision footprint { id inputHash }
    scope {
      goal goalZh pcrCode lciScope geography allocationMethod allocationNote cutOffCriteria excludedShare
      electricityApproach endOfLifeMethod serviceLifeYears useProfile useProfileSource packagingIncluded validUntil
      exclusions { stage name reason estimatedShare }
    }
  }
  ... on InvalidInput { fields { field code } }`;

const SCOPE = {
  ...{ goal: 'To tell buyers.', goalZh: '告知买方。', pcrCode: 'PCR-1', geography: 'CN-ZJ' },
  ...{ allocationMethod: 'PHYSICAL', allocationNote: 'By mass.', cutOffCriteria: 'Below 1 %.' },
  ...{ excludedShare: 0.02, electricityApproach: 'LOCATION_BASED', endOfLifeMethod: 'CUT_OFF' },
  ...{ serviceLifeYears: 10, useProfile: 'Twice a day.', useProfileSource: 'OWN', packagingIncluded: false },
};

describe.each(TEST_DATABASES)('The scope of an assessment on the $kind', (kind) => {
  const test = withServer(kind);
  let skus = 0;
  const run = async (call: string, declared: string, variables: object) => {
    const { data, errors } = await test.server.ask<{ answer: Answer }>(
      `mutation (${declared}) { answer: ${call} { ${FACTS} } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const create = async (scope: object) => {
    const { data } = await test.server.ask<{ made: { id: string } }>(
      'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { ... on Product { id } } }',
      { input: { sku: `SCOPE-${++skus}`, name: 'Scope', category: 'Test' } },
    );
    return run('createAssessment(input: $input)', '$input: CreateAssessmentInput!', {
      input: {
        ...{ productId: data.made.id, declaredUnitAmount: 1, declaredUnit: 'piece', functionalUnit: 'One' },
        ...{ boundary: 'CRADLE_TO_GRAVE', ...scope },
      },
    });
  };
  const update = (id: string, revision: number, input: object) =>
    run(
      'updateAssessment(id: $id, revision: $revision, input: $input)',
      '$id: ID!, $revision: Int!, $input: UpdateAssessmentInput!',
      { id, revision, input },
    );
  const exclude = (id: string, revision: number, exclusions: object[]) =>
    run(
      'setExclusions(assessmentId: $id, revision: $revision, exclusions: $exclusions)',
      '$id: ID!, $revision: Int!, $exclusions: [ExclusionInput!]!',
      { id, revision, exclusions },
    );

  it('is given when it is created, is empty otherwise, and is changed field by field', async () => {
    const made = await create({ ...SCOPE, lciScope: ['WASTE', 'MATERIALS', 'WASTE'] });
    expect(made.scope).toMatchObject({ ...SCOPE, lciScope: ['MATERIALS', 'WASTE'], validUntil: null });
    const changed = await update(made.id, made.revision, { goal: null, packagingIncluded: true });
    expect(changed.scope).toMatchObject({ ...SCOPE, goal: '', packagingIncluded: true });
    const emptied = await update(made.id, changed.revision, { lciScope: null, allocationMethod: null });
    expect(emptied.scope).toMatchObject({ lciScope: [], allocationMethod: null, allocationNote: 'By mass.' });
    expect((await create({})).scope).toMatchObject({ goal: '', lciScope: [], serviceLifeYears: null });
  });

  it('moves the revision and neither removes nor changes a footprint', async () => {
    const made = await create({});
    const changed = await update(made.id, made.revision, SCOPE);
    expect(changed.revision).toBe(made.revision + 1);
    expect(changed.footprint).toEqual(made.footprint);
    const excluded = await exclude(made.id, changed.revision, [{ name: 'Machines', reason: 'Long-lived' }]);
    expect(excluded.revision).toBe(made.revision + 2);
    expect(excluded.footprint).toEqual(made.footprint);
  });

  it('names what it leaves out, in order, and goes along into the next version', async () => {
    const made = await create(SCOPE);
    const exclusions = [
      { stage: 'PRODUCTION', name: 'Machines', reason: 'Long-lived', estimatedShare: 0.01 },
      { stage: null, name: 'Commuting', reason: 'Not of the product', estimatedShare: null },
    ];
    const excluded = await exclude(made.id, made.revision, exclusions);
    expect(excluded.scope.exclusions).toEqual(exclusions);
    const copy = await run('copyAssessment(id: $id)', '$id: ID!', { id: made.id });
    expect(copy.scope).toMatchObject({ ...SCOPE, exclusions });
    expect((await exclude(made.id, excluded.revision, [])).scope.exclusions).toEqual([]);
  });

  it('is refused field by field, and not from a state that somebody else has changed', async () => {
    const made = await create({});
    const refused = await update(made.id, made.revision, {
      ...{ excludedShare: 1.2, serviceLifeYears: 0, geography: 'Zhejiang', goal: 'x'.repeat(4001) },
    });
    expect(refused.fields.map(({ field }) => field).sort()).toEqual([
      ...['excludedShare', 'geography', 'goal', 'serviceLifeYears'],
    ]);
    const wrong = await exclude(made.id, made.revision, [{ name: ' ', reason: '', estimatedShare: -1 }]);
    expect(wrong.fields.map(({ field }) => field).sort()).toEqual([
      ...['exclusions[0].estimatedShare', 'exclusions[0].name', 'exclusions[0].reason'],
    ]);
    await update(made.id, made.revision, { goal: 'First' });
    expect((await exclude(made.id, made.revision, [])).fields).toMatchObject([{ code: 'VERSION_CHANGED' }]);
  });
});
