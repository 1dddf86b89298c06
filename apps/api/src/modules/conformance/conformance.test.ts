import { RULE_SETS } from '@cradle/engine';
import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';
import { hashOfRuleSet } from './hashOfRuleSet.ts';

interface Result {
  rule: { id: string; level: string; clause: string; certain: string };
  outcome: string;
  finding: string;
  remedy: string | null;
  place: string;
  lines: { id: string }[];
  lineCount: number;
  isObstacle: boolean;
  answer: { answer: string; userName: string; reason: string; isOutdated: boolean } | null;
}

interface Report {
  __typename: string;
  claimable: boolean;
  obstacles: number;
  ruleSetId: string;
  ruleSetHash: string;
  counts: Record<'satisfied' | 'violated' | 'notDecidable' | 'notApplicable' | 'answered', number>;
  results: Result[];
  fields?: { field: string; code: string }[];
}

const REPORT = `claimable obstacles ruleSetId ruleSetHash
  counts { satisfied violated notDecidable notApplicable answered }
  results { outcome finding remedy place lineCount isObstacle rule { id level clause certain } lines { id }
    answer { answer userName reason isOutdated } }`;

const BRIDGE = `query ($id: ID!, $from: String, $to: String!) {
  conformanceBridge(assessmentId: $id, from: $from, to: $to) {
    start end gaps unsplitKgCo2e topicsAlike from { code } to { code }
    steps { topic stage kgCo2e shownApartKgCo2e clause certain lines { kgCo2e line { id } } }
  }
}`;

interface Bridge {
  start: number;
  end: number;
  topicsAlike: string[];
  from: { code: string } | null;
  steps: { topic: string; stage: string | null; kgCo2e: number; lines: { kgCo2e: number }[] }[];
}

describe.each(TEST_DATABASES)('Conformance on the $kind', (kind) => {
  const test = withServer(kind);
  const ask = async <Data>(query: string, variables: object = {}) => {
    const { data, errors } = await test.server.ask<Data>(query, variables);
    expect(errors).toBeUndefined();
    return data;
  };
  /** The newest assessment of a product of the demo portfolio. */
  const kettle = async () => {
    const { products } = await ask<{
      products: { edges: { node: { currentAssessment: { id: string; revision: number } } }[] };
    }>(
      '{ products(first: 1, filter: { search: "KET-17-E" }) { edges { node { currentAssessment { id revision } } } } }',
    );
    return products.edges[0]!.node.currentAssessment;
  };
  const check = async (standard: string) =>
    (
      await ask<{ conformance: Report }>(
        `query ($id: ID!, $standard: String!) { conformance(assessmentId: $id, standard: $standard) { ${REPORT} } }`,
        { id: (await kettle()).id, standard },
      )
    ).conformance;
  const answer = async (input: object) =>
    (
      await ask<{ answer: Report }>(
        `mutation ($id: ID!, $input: AnswerConformanceRuleInput!) {
          answer: answerConformanceRule(assessmentId: $id, input: $input) {
            __typename ... on ConformanceReport { ${REPORT} } ... on InvalidInput { fields { field code } }
          }
        }`,
        { id: (await kettle()).id, input },
      )
    ).answer;
  const bridge = async (from: string | null, to: string) =>
    (await ask<{ conformanceBridge: Bridge }>(BRIDGE, { id: (await kettle()).id, from, to }))
      .conformanceBridge;

  it('names what is violated with its lines, a remedy and the place, and counts every rule once', async () => {
    const { results, counts, claimable } = await check('PACT_V3');
    expect(claimable).toBe(false);
    const boundary = results.find(({ rule }) => rule.id === 'PACTM-03')!;
    expect(boundary).toMatchObject({ outcome: 'VIOLATED', place: 'SCOPE', isObstacle: true });
    expect(boundary.remedy).toContain('cradle to gate');
    const own = results.find(({ rule }) => rule.id === 'PACTM-23')!;
    expect(own.lines.length).toBe(own.lineCount);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(results.length);
  });

  it('moves from violated to satisfied when the scope says what it asks', async () => {
    const goal = async () =>
      (await check('ISO_14067_2018')).results.find(({ rule }) => rule.id === 'ISO67-01')!;
    const local = Buffer.from((await kettle()).id, 'base64')
      .toString()
      .split(':')[1];
    const say = (text: string) =>
      test.database.query('UPDATE "Assessment" SET "goal" = $1, "goalZh" = \'\' WHERE "id" = $2', [
        text,
        local!,
      ]);
    await say('');
    expect((await goal()).outcome).toBe('VIOLATED');
    await say('To answer customers in Germany.');
    expect(await goal()).toMatchObject({ outcome: 'SATISFIED', finding: 'To answer customers in Germany.' });
  });

  it('keeps an answer with its author beside the outcome, and opens the rule again', async () => {
    const before = await check('ISO_14067_2018');
    const given = await answer({ ruleId: 'ISO67-35', answer: 'HOLDS', reason: 'Chapter 6 of the report.' });
    const result = given.results.find(({ rule }) => rule.id === 'ISO67-35')!;
    expect(result).toMatchObject({ outcome: 'NOT_DECIDABLE', isObstacle: false });
    expect(result.answer).toMatchObject({
      answer: 'HOLDS',
      reason: 'Chapter 6 of the report.',
      isOutdated: false,
    });
    expect(result.answer!.userName).not.toBe('');
    expect(given.counts.notDecidable).toBe(before.counts.notDecidable - 1);
    expect(given.counts.answered).toBe(before.counts.answered + 1);
    const { withdrawn } = await ask<{ withdrawn: Report }>(
      `mutation ($id: ID!) { withdrawn: withdrawConformanceAnswer(assessmentId: $id, ruleId: "ISO67-35") {
        ... on ConformanceReport { ${REPORT} } } }`,
      { id: (await kettle()).id },
    );
    expect(withdrawn.counts).toEqual(before.counts);
    const kept = await test.database.query<{ answer: string }>(
      `SELECT "answer" FROM "ConformanceAnswer" WHERE "ruleId" = 'ISO67-35' ORDER BY "position"`,
    );
    expect(kept.map((row) => row.answer)).toEqual(['HOLDS', 'WITHDRAWN']);
  });

  it('never lets an answer overrule what the program decided', async () => {
    const given = await answer({ ruleId: 'PACTM-03', answer: 'HOLDS', reason: 'We say so.' });
    const result = given.results.find(({ rule }) => rule.id === 'PACTM-03')!;
    expect(result).toMatchObject({ outcome: 'VIOLATED', answer: null, isObstacle: true });
  });

  it('refuses an answer without a reason, to a rule that is not there, and for an unknown standard', async () => {
    expect((await answer({ ruleId: 'ISO67-35', answer: 'HOLDS', reason: ' ' })).fields).toMatchObject([
      { field: 'reason', code: 'TOO_SMALL' },
    ]);
    expect((await answer({ ruleId: 'X-1', answer: 'HOLDS', reason: 'Yes.' })).fields).toMatchObject([
      { field: 'ruleId', code: 'RULE_UNKNOWN' },
    ]);
    const { errors } = await test.server.ask(
      'query ($id: ID!) { conformance(assessmentId: $id, standard: "NONE") { claimable } }',
      { id: (await kettle()).id },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('of another organisation is not found', async () => {
    const id = Buffer.from('Assessment:nobody').toString('base64');
    const { errors } = await test.server.ask(
      'query ($id: ID!) { conformance(assessmentId: $id, standard: "PACT_V3") { claimable } }',
      { id },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('bridges from the calculated total, and start + steps = end', async () => {
    const { footprint } = (
      await ask<{ assessment: { footprint: { totalKgCo2e: number } } }>(
        'query ($id: ID!) { assessment(id: $id) { footprint { totalKgCo2e } } }',
        { id: (await kettle()).id },
      )
    ).assessment;
    for (const to of [
      'ISO_14067_2018',
      'PACT_V3',
      'CATENA_X_PCF',
      'PAS_2050_2011',
      'EU_PEF_2021',
      'EN_15804_A2',
    ]) {
      const { start, steps, end, from } = await bridge(null, to);
      expect(from).toBeNull();
      expect(start).toBeCloseTo(footprint.totalKgCo2e, 9);
      expect(steps.reduce((level, { kgCo2e }) => level + kgCo2e, start)).toBeCloseTo(end, 9);
    }
  });

  it('bridges two standards by stages and packaging, each step on its lines', async () => {
    const { steps, topicsAlike } = await bridge('ISO_14067_2018', 'CATENA_X_PCF');
    const topics = steps.map(({ topic, stage }) => `${topic} ${stage}`);
    expect(topics).toContain('STAGES USE');
    expect(topics).toContain('PACKAGING null');
    expect(topicsAlike).toContain('GWP_SET');
    for (const { kgCo2e, lines } of steps)
      if (lines.length > 0 && lines.length < 20)
        expect(lines.reduce((sum, line) => sum + line.kgCo2e, 0)).toBeCloseTo(kgCo2e, 9);
  });

  it('refuses to bridge to embedded emissions: they are another quantity', async () => {
    const { errors } = await test.server.ask(BRIDGE, { id: (await kettle()).id, from: null, to: 'EU_CBAM' });
    expect(JSON.stringify(errors?.[0]?.extensions)).toContain('NOT_A_PRODUCT_FOOTPRINT');
  });

  it('asks as many statements for a footprint that is there as before', async () => {
    await check('PACT_V3');
    const statements: string[] = [];
    const stop = test.database.onStatement((statement) => statements.push(statement));
    await check('PACT_V3');
    stop();
    expect(statements.length).toBeLessThan(25);
  });
});

it('Rules keep their version until it is raised with them: their hashes', () => {
  expect(
    Object.fromEntries(RULE_SETS.map((set) => [set.id, hashOfRuleSet(set).slice(0, 12)])),
  ).toMatchSnapshot();
});
