import type { PublicLabel } from '@cradle/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';
import { isGenuine, isGenuineBadge, type Signed } from './signedLabel.ts';

const TABLE = `id,parent,kind,weight,mandatory,mayNotApply,benchmark,leading,source,evidence,dataLink,name,nameZh
V1,,VETO,,,,,,,,,Permits are held,持有许可
E,,GROUP,60,,,,,,,,Energy,能源
E1,E,QUANTITY,50,,,120,60,own,yes,,Energy per unit,单位能耗
E2,E,SHARE,50,,yes,,,,,RENEWABLE_ELECTRICITY,Renewable electricity,可再生电力
M,,GROUP,40,,,,,,,,Management,管理
M1,M,BOOLEAN,100,yes,,,,,,,Somebody is responsible,有责任人
`;

const EVALUATION = `__typename ... on FactoryEvaluation { id revision state actions grade score scoreWithEvidence
    findings { id } remarks { id resolvedAt } events { action from to userName reason }
    answers { indicatorKey value isVerified origin { link subjects { productId } } evidence { title } }
    label { code basis grade state validUntil }
    result { score scoreWithEvidence grade gaps { indicatorKey code } failedGates { key reason } next { grade steps { indicatorKey } } } }
  ... on InvalidInput { fields { field code message remedy } }
  ... on NotFound { id }`;

interface Evaluation {
  __typename: string;
  id: string;
  revision: number;
  state: string;
  actions: string[];
  grade: string | null;
  score: number | null;
  scoreWithEvidence: number | null;
  findings: { id: string }[];
  remarks: { id: string; resolvedAt: string | null }[];
  events: { action: string; from: string; to: string; userName: string; reason: string }[];
  answers: {
    indicatorKey: string;
    value: number | null;
    isVerified: boolean;
    origin: { link: string; subjects: unknown[] } | null;
  }[];
  label: { code: string; basis: string; grade: string; state: string; validUntil: string } | null;
  result: {
    score: number;
    scoreWithEvidence: number;
    grade: string | null;
    gaps: { code: string }[];
    failedGates: unknown[];
  };
  fields: { field: string; code: string; remedy: string }[];
}

const day = (months: number): string => {
  const date = new Date();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  return date.toISOString().slice(0, 10);
};

describe.each(TEST_DATABASES)('Factory evaluations on the $kind', (kind) => {
  const test = withServer(kind);
  let versionId = '';
  const call = async <Answer = Evaluation>(
    mutation: string,
    variables: object,
    declared: string,
    fields = EVALUATION,
  ) => {
    const { data, errors } = await test.server.ask<{ answer: Answer }>(
      `mutation (${declared}) { answer: ${mutation} { ${fields} } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const publish = (input: object) =>
    call<{ id: string; version: number; sha256: string; fields: { field: string; code: string }[] }>(
      'publishEvaluationScheme(input: $input)',
      { input },
      '$input: EvaluationSchemeInput!',
      '__typename ... on EvaluationSchemeVersion { id version sha256 scheme { id } } ... on InvalidInput { fields { field code } }',
    );
  const start = (input: object = {}) =>
    call(
      'startFactoryEvaluation(input: $input)',
      { input: { schemeVersionId: versionId, scope: 'Hall 1', ...input } },
      '$input: StartFactoryEvaluationInput!',
    );
  const move = ({ id, revision }: Evaluation, action: string, reason?: string) =>
    call(
      'moveFactoryEvaluation(id: $id, action: $action, reason: $reason, revision: $revision)',
      { id, revision, action, reason },
      '$id: ID!, $action: EvaluationAction!, $reason: String, $revision: Int!',
    );
  const save = ({ id, revision }: Evaluation, input: object) =>
    call(
      'saveEvaluationAnswers(id: $id, input: $input)',
      { id, input: { revision, ...input } },
      '$id: ID!, $input: SaveEvaluationAnswersInput!',
    );
  const measured = { periodStart: day(-14), periodEnd: day(-1) };
  const ANSWERS = {
    vetoes: [{ key: 'V1', holds: true }],
    answers: [
      {
        indicatorKey: 'E1',
        value: 60,
        ...measured,
        evidence: [{ title: 'Meter export', issuedOn: day(-1) }],
      },
      { indicatorKey: 'E2', applies: false },
      { indicatorKey: 'M1', value: 1 },
    ],
  };
  /** Somebody else takes over: until there are accounts, everybody is the local user. */
  const handInBy = async (userId: string) => {
    await test.database.query(`UPDATE "FactoryEvaluation" SET "applicantId" = $1`, [userId]);
  };
  const inspected = async () => {
    let evaluation = await save(await move(await start(), 'APPLY'), ANSWERS);
    evaluation = await move(evaluation, 'SUBMIT');
    await handInBy('somebody-else');
    return move(evaluation, 'INSPECT');
  };
  const confirm = (id: string, indicatorKeys: string[]) =>
    call(
      'confirmEvaluationAnswers(id: $id, indicatorKeys: $keys, isVerified: true)',
      { id, keys: indicatorKeys },
      '$id: ID!, $keys: [String!]!',
    );

  beforeAll(async () => {
    await test.database.query(
      `INSERT INTO "Organisation" ("id", "name", "country") VALUES ('local', 'Buyer', 'DE') ON CONFLICT DO NOTHING`,
    );
    await test.database.query(
      `INSERT INTO "Supplier" ("organisationId", "id", "name", "country") VALUES ('local', 'one', 'One', 'CN'), ('local', 'two', 'Two', 'CN')`,
    );
    versionId = (await publish({ name: 'Test', table: TABLE })).id;
  });

  it('rest on schemes that are frozen by hash: the same rules again give the same version', async () => {
    const first = await publish({ name: 'Frozen', table: TABLE });
    const { data } = await test.server.ask<{ evaluationSchemes: { id: string; name: string }[] }>(
      '{ evaluationSchemes { id name } }',
    );
    const schemeId = data.evaluationSchemes.find(({ name }) => name === 'Frozen')!.id;
    const again = await publish({ schemeId, name: 'Frozen', table: TABLE });
    expect(again).toMatchObject({ id: first.id, version: 1, sha256: first.sha256 });
    const second = await publish({ schemeId, name: 'Frozen', table: TABLE.replace('120', '110') });
    expect(second.version).toBe(2);
    expect(second.sha256).not.toBe(first.sha256);
    const refused = await publish({ name: 'Bad', table: TABLE.replace('E,,GROUP,60', 'E,,GROUP,50') });
    expect(refused.fields).toMatchObject([{ field: 'weight', code: 'SCHEME_WEIGHTS_NOT_WHOLE' }]);
  });

  it('score while they are answered, and say what is missing', async () => {
    const draft = await start({ supplierId: btoa('Supplier:one') });
    expect(draft).toMatchObject({ state: 'DRAFT', actions: ['APPLY'], result: { score: 0, grade: null } });
    const saved = await save(draft, ANSWERS);
    expect(saved.result).toMatchObject({ score: 100, failedGates: [], gaps: [] });
    // E1 documented 60 × 0.9, M1 stated 40 × 0.6.
    expect(saved.scoreWithEvidence).toBeCloseTo(78, 9);
    expect(saved.grade).toBe('B');
  });

  it('refuse answers that cannot be, and changes to an older state, with nothing half written', async () => {
    const draft = await start();
    const wrong = await save(draft, {
      answers: [
        { indicatorKey: 'E2', value: 20, ...measured },
        { indicatorKey: 'E2', value: 101 },
        { indicatorKey: 'X', value: 1 },
      ],
    });
    expect(wrong.fields.map(({ field, code }) => [field, code])).toEqual(
      [
        ['answers[1].value', 'VALUE_OUT_OF_RANGE'],
        ['answers[2].indicatorKey', 'UNKNOWN_REFERENCE'],
      ].map(([field, code]) => [field!.replace('indicatorKey', 'indicatorId'), code]),
    );
    const saved = await save(draft, ANSWERS);
    expect(saved.answers).toHaveLength(3);
    expect((await save(draft, ANSWERS)).fields[0]?.code).toBe('VERSION_CHANGED');
  });

  it('go their way step by step, and no other way', async () => {
    const draft = await start();
    expect((await move(draft, 'GRANT')).fields[0]?.code).toBe('ACTION_NOT_POSSIBLE');
    const applied = await move(draft, 'APPLY');
    expect((await move(applied, 'SUBMIT')).fields[0]?.code).toBe('ANSWERS_MISSING');
    const submitted = await move(await save(applied, ANSWERS), 'SUBMIT');
    expect(submitted).toMatchObject({ state: 'SELF_ASSESSED', actions: ['CONSULT', 'INSPECT'] });
    expect((await save(submitted, ANSWERS)).fields[0]?.code).toBe('ANSWERS_CLOSED');
    const consulted = await move(submitted, 'CONSULT');
    const remarked = await call(
      'addEvaluationRemark(id: $id, indicatorKey: "E1", text: "Meter the compressors")',
      { id: consulted.id },
      '$id: ID!',
    );
    const resolved = await call(
      'resolveEvaluationRemark(remarkId: $id, isResolved: true)',
      { id: remarked.remarks[0]!.id },
      '$id: ID!',
    );
    expect(resolved.remarks[0]!.resolvedAt).not.toBeNull();
    expect((await move(resolved, 'SUBMIT')).events.map(({ action }) => action)).toEqual([
      'APPLY',
      'SUBMIT',
      'CONSULT',
      'SUBMIT',
    ]);
  });

  it('are neither inspected nor decided by whoever has handed them in', async () => {
    const submitted = await move(await save(await move(await start(), 'APPLY'), ANSWERS), 'SUBMIT');
    expect((await move(submitted, 'INSPECT')).fields[0]?.code).toBe('FOUR_EYES');
    const inspection = await inspected();
    await handInBy('local-user');
    expect((await confirm(inspection.id, ['E1'])).fields[0]?.code).toBe('FOUR_EYES');
    expect((await move(inspection, 'GRANT')).fields[0]?.code).toBe('FOUR_EYES');
    expect((await move(inspection, 'REFUSE', 'no')).fields[0]?.code).toBe('FOUR_EYES');
  });

  it('get a label only without open major findings, with a grade, and are verified only where everything was confirmed', async () => {
    let evaluation = await inspected();
    const finding = { weight: 'MAJOR', text: 'Meter not calibrated', dueOn: day(1), indicatorKey: 'E1' };
    evaluation = await call(
      'addInspectionFinding(id: $id, input: $input)',
      { id: evaluation.id, input: finding },
      '$id: ID!, $input: InspectionFindingInput!',
    );
    expect((await move(evaluation, 'GRANT')).fields[0]?.code).toBe('FINDINGS_OPEN');
    evaluation = await move(evaluation, 'ASK_FOR_CORRECTION');
    expect((await move(evaluation, 'REPORT_CORRECTION')).fields[0]?.code).toBe('CORRECTIONS_MISSING');
    const findingId = evaluation.findings[0]!.id;
    await call(
      'answerInspectionFinding(findingId: $id, correctiveAction: "Calibrated")',
      { id: findingId },
      '$id: ID!',
    );
    evaluation = await move(evaluation, 'REPORT_CORRECTION');
    await call('closeInspectionFinding(findingId: $id, note: "seen")', { id: findingId }, '$id: ID!');
    evaluation = await confirm(evaluation.id, ['E1', 'M1']);
    expect(evaluation.scoreWithEvidence).toBeCloseTo(100, 9);
    const labelled = await move(evaluation, 'GRANT');
    expect(labelled).toMatchObject({
      state: 'LABELLED',
      label: { basis: 'VERIFIED', grade: 'A', state: 'VALID' },
    });
    expect((await move(labelled, 'SUSPEND')).fields[0]?.code).toBe('REASON_MISSING');
    const suspended = await move(labelled, 'SUSPEND', 'Complaint');
    expect(suspended).toMatchObject({
      state: 'SUSPENDED',
      label: { state: 'SUSPENDED' },
      actions: ['REINSTATE', 'REVOKE'],
    });
    expect((await move(suspended, 'REVOKE', 'False data')).state).toBe('REVOKED');
  });

  it('without a grade get no label, and what was confirmed is open again when it is answered anew', async () => {
    const applied = await move(await start(), 'APPLY');
    const low = {
      ...ANSWERS,
      answers: ANSWERS.answers.map((each) =>
        each.indicatorKey === 'M1' ? { indicatorKey: 'M1', value: 0 } : each,
      ),
    };
    const submitted = await move(await save(applied, low), 'SUBMIT');
    await handInBy('somebody-else');
    const inspection = await move(submitted, 'INSPECT');
    const refused = await move(inspection, 'GRANT');
    expect(refused.fields[0]).toMatchObject({
      code: 'GRADE_NOT_REACHED',
      message: 'No grade can be given because of M1.',
    });
    const confirmed = await confirm(inspection.id, ['M1']);
    await test.database.query(`UPDATE "FactoryEvaluation" SET "state" = 'APPLIED' WHERE "id" = $1`, [
      atob(confirmed.id).split(':')[1],
    ]);
    const again = await save(confirmed, { answers: [{ indicatorKey: 'M1', value: 1 }] });
    expect(again.answers.find(({ indicatorKey }) => indicatorKey === 'M1')?.isVerified).toBe(false);
  });

  it('move on by the calendar alone, in lists as well', async () => {
    const labelled = await move(await confirm((await inspected()).id, ['E1', 'M1']), 'GRANT');
    const id = atob(labelled.id).split(':')[1]!;
    const listed = async (state: string) => {
      const { data } = await test.server.ask<{
        factoryEvaluations: { edges: { node: { id: string; state: string } }[] };
      }>(
        'query ($states: [EvaluationState!]) { factoryEvaluations(filter: { states: $states }, orderBy: { field: VALID_UNTIL, direction: ASC }) { edges { node { id state } } } }',
        { states: [state] },
      );
      return data.factoryEvaluations.edges.map(({ node }) => node).filter((node) => node.id === labelled.id);
    };
    expect(await listed('LABELLED')).toMatchObject([{ state: 'LABELLED' }]);
    const set = (column: string, interval: string) =>
      test.database.query(
        `UPDATE "EvaluationLabel" SET "${column}" = current_date + interval '${interval}' WHERE "evaluationId" = $1`,
        [id],
      );
    await set('surveillanceDueOn', '-10 days');
    expect(await listed('SURVEILLANCE_DUE')).toMatchObject([{ state: 'SURVEILLANCE_DUE' }]);
    expect(await listed('LABELLED')).toEqual([]);
    await set('suspendsOn', '-1 days');
    expect(await listed('SUSPENDED')).toMatchObject([{ state: 'SUSPENDED' }]);
    await set('validUntil', '-1 days');
    expect(await listed('EXPIRED')).toMatchObject([{ state: 'EXPIRED' }]);
    expect(await listed('SUSPENDED')).toEqual([]);
  });

  it('show a label to everybody only as far as the factory agrees, signed', async () => {
    const labelled = await move(await confirm((await inspected()).id, ['E1']), 'GRANT');
    const { code } = labelled.label!;
    const read = async (path: string) => fetch(`${test.server.url}/labels/${path}`);
    expect((await read(`${code}.json`)).status).toBe(404);
    const show = (isPublic: boolean, shown: string[]) =>
      call(
        'showEvaluationLabel(id: $id, isPublic: $isPublic, shown: $shown)',
        { id: labelled.id, isPublic, shown },
        '$id: ID!, $isPublic: Boolean!, $shown: [ShownLabelPart!]!',
      );
    await show(true, ['SCORE']);
    const signed = (await (await read(`${code}.json`)).json()) as Signed<PublicLabel>;
    expect(signed.document).toMatchObject({
      code,
      state: 'VALID',
      basis: 'REVIEWED',
      scope: null,
      reviewer: null,
      groups: null,
    });
    expect(signed.document.score).toBeCloseTo(100, 9);
    expect(isGenuine(signed, signed.publicKey)).toBe(true);
    const svg = await (await read(`${code}/badge.svg`)).text();
    expect(isGenuineBadge(svg, signed.publicKey)).toBe(true);
    expect(svg).not.toMatch(/verified/i);
    for (const wrong of ['AAAA-BBBB-CCCC.json', 'nonsense.json', "'--.json"])
      expect((await read(wrong)).status).toBe(404);
    await show(false, []);
    expect((await read(`${code}/badge.svg`)).status).toBe(404);
  });

  it('rank suppliers: a labelled one before its like, with every part of the reason, by weights of the buyer', async () => {
    const ranked = async (weights: object | null = null) => {
      const { data, errors } = await test.server.ask<{
        suppliers: {
          edges: {
            node: {
              name: string;
              rank: { score: number; labelState: string | null; parts: { points: number }[] };
            };
          }[];
        };
      }>(
        'query ($weights: RankWeightsInput) { suppliers(orderBy: { field: RANK, direction: DESC }, rankWeights: $weights, first: 100) { totalCount pageInfo { hasNextPage } edges { node { name rank(weights: $weights) { score labelState parts { part value weight points } } } } } }',
        { weights },
      );
      return { nodes: errors ? [] : data.suppliers.edges.map(({ node }) => node), errors };
    };
    let evaluation = await save(
      await move(await start({ supplierId: btoa('Supplier:two') }), 'APPLY'),
      ANSWERS,
    );
    evaluation = await move(evaluation, 'SUBMIT');
    await handInBy('somebody-else');
    await move(await move(evaluation, 'INSPECT'), 'GRANT');
    const placeOf = async (name: string, weights?: object) =>
      (await ranked(weights)).nodes.findIndex((node) => node.name === name);
    const two = (await ranked()).nodes.find(({ name }) => name === 'Two')!;
    expect(two).toMatchObject({ rank: { labelState: 'VALID' } });
    expect(two.rank.score).toBeCloseTo(
      two.rank.parts.reduce((sum, { points }) => sum + points, 0),
      9,
    );
    expect(await placeOf('Two')).toBeLessThan(await placeOf('One'));
    expect(await placeOf('Two', { label: 0 })).toBeGreaterThan(await placeOf('One', { label: 0 }));
    expect((await ranked({ label: -1 })).errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  it('of other organisations are neither listed nor opened nor changed', async () => {
    await test.database.query(
      `INSERT INTO "Organisation" ("id", "name", "country") VALUES ('other', 'Other', 'DE')`,
    );
    const mine = await start();
    await test.database.query(
      `INSERT INTO "EvaluationScheme" ("organisationId", "id", "name", "createdBy") VALUES ('other', 's', 'Theirs', 'x')`,
    );
    await test.database.query(
      `INSERT INTO "EvaluationSchemeVersion" ("organisationId", "id", "schemeId", "version", "document", "sha256", "createdBy")
       SELECT 'other', 'v', 's', 1, "document", "sha256", 'x' FROM "EvaluationSchemeVersion" LIMIT 1`,
    );
    await test.database.query(
      `INSERT INTO "FactoryEvaluation" ("organisationId", "id", "schemeVersionId", "factory", "applicantId", "applicantName", "scope", "updatedAt")
       VALUES ('other', 'theirs', 'v', 'Theirs', 'x', 'x', 'x', now())`,
    );
    const id = btoa('FactoryEvaluation:theirs');
    const { data } = await test.server.ask<{
      factoryEvaluation: null;
      node: null;
      factoryEvaluations: { edges: { node: { factory: string } }[] };
    }>(
      'query ($id: ID!) { factoryEvaluation(id: $id) { id } node(id: $id) { id } factoryEvaluations { edges { node { factory } } } }',
      { id },
    );
    expect(data).toMatchObject({ factoryEvaluation: null, node: null });
    expect(data.factoryEvaluations.edges.map(({ node }) => node.factory)).not.toContain('Theirs');
    expect((await save({ ...mine, id }, ANSWERS)).__typename).toBe('NotFound');
    expect((await move({ ...mine, id }, 'APPLY')).__typename).toBe('NotFound');
    expect((await start({ schemeVersionId: btoa('EvaluationSchemeVersion:v') })).__typename).toBe('NotFound');
  });
});
