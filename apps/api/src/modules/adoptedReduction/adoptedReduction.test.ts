import { describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Reduction {
  __typename: string;
  id: string;
  optionId: string | null;
  title: string;
  state: string;
  reason: string;
  version: number;
  expectedKgCo2e: number | null;
  lowerKgCo2e: number | null;
  upperKgCo2e: number | null;
  scenario: { id: string; name: string } | null;
  progress: { year: number; savedKgCo2e: number }[];
  events: { state: string; reason: string }[];
  fields?: { field: string; code: string; remedy: string }[];
}

interface Advice {
  baseKgCo2e: number;
  afterKgCo2e: number;
  advised: {
    effort: string;
    effortReason: string;
    yearlyKgCo2e: number | null;
    decision: { id: string; state: string } | null;
    reduction: {
      optionId: string;
      savedAlone: number;
      savedInOrder: number;
      lower: number;
      upper: number;
      lines: { factor: { source: { name: string } } | null }[];
    };
  }[];
  rejected: { optionId: string; reason: string }[];
}

interface Target {
  __typename: string;
  id: string;
  version: number;
  trajectory: {
    startYear: number;
    baseValue: number | null;
    gap: number | null;
    gaps: string[];
    points: { year: number; target: number | null; plan: number | null; actual: number | null }[];
    effects: { reduction: { id: string; title: string }; savedAlone: number; savedInOrder: number }[];
  };
  fields?: { field: string; code: string; remedy: string }[];
}

const REFUSED = '... on InvalidInput { fields { field code remedy } } ... on NotFound { id }';
const REDUCTION = `__typename ... on AdoptedReduction { id optionId title state reason version expectedKgCo2e lowerKgCo2e upperKgCo2e
  scenario { id name } progress { year savedKgCo2e } events { state reason } } ${REFUSED}`;
const ADVICE = `query ($id: ID!) { reductionAdvice(assessmentId: $id) { baseKgCo2e afterKgCo2e
  advised { effort effortReason yearlyKgCo2e decision { id state } reduction { optionId savedAlone savedInOrder lower upper lines { factor { source { name } } } } }
  rejected { optionId reason } } }`;
const TARGET = `id version trajectory { startYear baseValue gap gaps points { year target plan actual }
  effects { reduction { id title } savedAlone savedInOrder } }`;
const CHAIR = globalId('Assessment', 'chr-mesh-v1');

describe.each(TEST_DATABASES)('Reductions on the $kind', (kind) => {
  const test = withServer(kind);
  const mutate = async <Result = Reduction>(
    call: string,
    declared: string,
    variables: object,
    fields = REDUCTION,
  ) => {
    const { data, errors } = await test.server.ask<{ answer: Result }>(
      `mutation${declared && ` (${declared})`} { answer: ${call} { ${fields} } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const advice = async (id = CHAIR) => {
    const { data, errors } = await test.server.ask<{ reductionAdvice: Advice }>(ADVICE, { id });
    expect(errors).toBeUndefined();
    return data.reductionAdvice;
  };
  const adopt = (optionId: string, input: object = { year: 2027 }, id = CHAIR) =>
    mutate(
      'adoptReduction(assessmentId: $id, optionId: $optionId, input: $input)',
      '$id: ID!, $optionId: String!, $input: ReductionDecisionInput!',
      { id, optionId, input },
    );
  const reject = (optionId: string, reason: string) =>
    mutate(
      'rejectReduction(assessmentId: $id, optionId: $optionId, reason: $reason)',
      '$id: ID!, $optionId: String!, $reason: String!',
      { id: CHAIR, optionId, reason },
    );
  const setState = (
    { id, version }: Pick<Reduction, 'id' | 'version'>,
    state: string,
    reason: string | null = null,
  ) =>
    mutate(
      'changeReductionState(id: $id, version: $version, state: $state, reason: $reason)',
      '$id: ID!, $version: Int!, $state: ReductionState!, $reason: String',
      { id, version, state, reason },
    );
  const codes = ({ __typename, fields }: { __typename: string; fields?: Reduction['fields'] }) => {
    expect(__typename).toBe('InvalidInput');
    for (const { remedy } of fields!) expect(remedy).not.toBe('');
    return fields!.map(({ field, code }) => `${field} ${code}`);
  };

  it('come as advice with saving, interval, evidence and effort', async () => {
    const { advised, baseKgCo2e, afterKgCo2e } = await advice();
    expect(advised.length).toBeGreaterThan(1);
    for (const { reduction, effort, effortReason, yearlyKgCo2e } of advised) {
      expect(reduction.lower).toBeLessThanOrEqual(reduction.upper);
      expect(['LOW', 'MEDIUM', 'HIGH']).toContain(effort);
      expect(effortReason).not.toBe('');
      expect(yearlyKgCo2e).toBeCloseTo(reduction.savedAlone * 78_000, 3);
      expect(reduction.lines.length).toBeGreaterThan(0);
    }
    const inOrder = advised.reduce((sum, { reduction }) => sum + reduction.savedInOrder, 0);
    expect(baseKgCo2e - afterKgCo2e).toBeCloseTo(inOrder, 9);
  });

  it('that are adopted make a scenario, once, and are followed up', async () => {
    const { optionId } = (await advice()).advised[0]!.reduction;
    const adopted = await adopt(optionId, { year: 2027, owner: 'Works', cost: 1000, currency: 'CNY' });
    expect(adopted).toMatchObject({ state: 'ADOPTED', optionId, events: [{ state: 'ADOPTED', reason: '' }] });
    expect(adopted.scenario!.name).not.toBe('');
    expect(adopted.lowerKgCo2e!).toBeLessThanOrEqual(adopted.upperKgCo2e!);
    expect(
      (await advice()).advised.find(({ reduction }) => reduction.optionId === optionId)!.decision,
    ).toEqual({
      id: adopted.id,
      state: 'ADOPTED',
    });
    expect(codes(await adopt(optionId))).toEqual(['optionId ALREADY_DECIDED']);
    const record = () =>
      mutate('recordReductionProgress(id: $id, input: { year: 2027, savedKgCo2e: 12 })', '$id: ID!', {
        id: adopted.id,
      });
    expect(codes(await record())).toEqual(['id NOT_BEGUN']);
    const begun = await setState(adopted, 'IN_PROGRESS');
    expect(begun).toMatchObject({ state: 'IN_PROGRESS', version: 2 });
    await record();
    expect((await record()).progress).toEqual([{ year: 2027, savedKgCo2e: 12 }]);
    expect(codes(await setState(adopted, 'DONE'))).toEqual(['version VERSION_CHANGED']);
    const remove = await mutate(
      'removeScenario(id: $id)',
      '$id: ID!',
      { id: adopted.scenario!.id },
      `__typename ${REFUSED}`,
    );
    expect(codes(remove)).toEqual(['id SCENARIO_DECIDED']);
  });

  it('that are rejected need a reason, leave the plan, and do not come back by themselves', async () => {
    const before = await advice();
    const { optionId } = before.advised.at(-1)!.reduction;
    expect(codes(await reject(optionId, ' '))).toEqual(['reason REASON_MISSING']);
    const rejected = await reject(optionId, 'The alloy is bound by a contract until 2029.');
    expect(rejected).toMatchObject({ state: 'REJECTED', scenario: null });
    const after = await advice();
    expect(after.advised.map(({ reduction }) => reduction.optionId)).not.toContain(optionId);
    expect(after.rejected).toContainEqual({
      optionId,
      reason: 'The alloy is bound by a contract until 2029.',
    });
    expect(codes(await setState(rejected, 'DONE'))).toEqual(['state STATE_NOT_POSSIBLE']);
    const again = await setState(rejected, 'PROPOSED', 'The contract ended early.');
    expect(again.events.map(({ state }) => state)).toEqual(['REJECTED', 'PROPOSED']);
    expect((await advice()).advised.map(({ reduction }) => reduction.optionId)).toContain(optionId);
  });

  it.each([
    ['an option that is none', 'nonsense', { year: 2027 }, ['optionId OPTION_UNKNOWN']],
    ['a cost without currency', null, { year: 2027, cost: 3 }, ['currency REQUIRED']],
    ['a year that cannot be', null, { year: 3027 }, ['year TOO_BIG']],
    ['a state that is no decision to do it', null, { year: 2027, state: 'DONE' }, ['state INVALID_VALUE']],
  ])('refuse %s', async (_name, option, input, expected) => {
    const optionId =
      option ?? (await advice()).advised.find(({ decision }) => decision === null)!.reduction.optionId;
    expect(codes(await adopt(optionId, input))).toEqual(expected);
  });

  it('of an activity keep it from being removed', async () => {
    const call = (fields: string) =>
      mutate(
        `adoptEntryReduction(input: { entryId: "demo-rail", title: "Fewer trips", year: 2027, ${fields} })`,
        '',
        {},
      );
    expect(codes(await call('amountFactor: 1.5'))).toEqual(['amountFactor TOO_BIG']);
    expect((await call('amountFactor: 0.5')).state).toBe('ADOPTED');
    const removed = await mutate('removeActivityEntry(id: "demo-rail")', '', {}, `__typename ${REFUSED}`);
    expect(codes(removed)).toEqual(['id REDUCTION_DEPENDS']);
  });

  it('stand in the trajectory of a target, together and never added up', async () => {
    const { data } = await test.server.ask<{ reductionTargets: Target[] }>(
      `{ reductionTargets { ${TARGET} } }`,
    );
    for (const { trajectory } of data.reductionTargets) {
      const { points, effects, gap, baseValue } = trajectory;
      expect(points[0]).toMatchObject({ year: 2025, target: baseValue, plan: baseValue, actual: baseValue });
      const inOrder = effects.reduce((sum, { savedInOrder }) => sum + savedInOrder, 0);
      expect(points[0]!.plan! - points.at(-1)!.plan!).toBeCloseTo(inOrder, 2);
      expect(gap).toBeCloseTo(points.at(-1)!.plan! - points.at(-1)!.target!, 6);
    }
    const chain = data.reductionTargets.find(({ id }) => id === 'demo-target-chain')!;
    const titles = chain.trajectory.effects.map(({ reduction }) => reduction.title);
    expect(titles).toContain('Wind power in production');
    expect(titles).not.toContain('Lightweight design');
  });

  const TARGET_INPUT = {
    name: 'Per revenue',
    kind: 'PER_REVENUE',
    baseYear: 2025,
    targetYear: 2030,
    reductionShare: 0.3,
    headings: ['SCOPE_1', 'SCOPE_2'],
    approach: 'LOCATION_BASED',
    currency: 'CNY',
  };
  const saveTarget = (fields: object, known: object | null = null) =>
    mutate<Target>(
      'saveReductionTarget(known: $known, input: $input)',
      '$known: KnownTargetInput, $input: ReductionTargetInput!',
      { known, input: { ...TARGET_INPUT, ...fields } },
      `__typename ... on ReductionTarget { ${TARGET} } ${REFUSED}`,
    );

  it('can be aimed at per revenue; products without a price are a named gap', async () => {
    const { trajectory, id, version } = await saveTarget({});
    expect(trajectory.gaps).toContain('PRICE_UNKNOWN');
    expect(trajectory.baseValue!).toBeGreaterThan(0);
    expect(trajectory.points.at(-1)!.target! / trajectory.baseValue!).toBeCloseTo(0.7, 12);
    expect((await saveTarget({ reductionShare: 0.5 }, { id, version })).version).toBe(version + 1);
    expect(codes(await saveTarget({}, { id, version }))).toEqual(['version VERSION_CHANGED']);
    const removed = await mutate<{ __typename: string }>(
      'removeReductionTarget(id: $id)',
      '$id: ID!',
      { id },
      '__typename',
    );
    expect(removed.__typename).toBe('RemovedTarget');
  });

  it.each([
    [{ targetYear: 2025 }, ['targetYear TARGET_BEFORE_BASE']],
    [{ reductionShare: 0 }, ['reductionShare NUMBER_OUT_OF_RANGE']],
    [{ headings: [] }, ['headings TOO_SMALL']],
    [{ currency: null }, ['currency REQUIRED']],
    [{ kind: 'ABSOLUTE' }, ['currency NOT_USED']],
    [{ baseKgCo2e: -5 }, ['baseKgCo2e TOO_SMALL']],
  ])('refuse the target %o', async (fields, expected) => {
    expect(codes(await saveTarget(fields))).toEqual(expected);
  });
});
