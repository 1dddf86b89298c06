import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { withServer } from '../../testing/withServer.ts';

const INSPECTED = globalId('FactoryEvaluation', 'demo-evaluation-changlan');
const OTHER = globalId('FactoryEvaluation', 'demo-evaluation-yuetan');
const TALK = `remarks { id indicatorKey text userName resolvedAt resolvedBy replies { id text userName } }
  findings { id closedAt evidence { id fileName userName isMine address } }`;

interface Talk {
  readonly __typename: string;
  readonly fields?: readonly { readonly code: string }[];
  readonly remarks: readonly {
    readonly id: string;
    readonly indicatorKey: string | null;
    readonly text: string;
    readonly resolvedAt: string | null;
    readonly resolvedBy: string | null;
    readonly replies: readonly { readonly id: string; readonly text: string; readonly userName: string }[];
  }[];
  readonly findings: readonly {
    readonly id: string;
    readonly closedAt: string | null;
    readonly evidence: readonly {
      readonly id: string;
      readonly fileName: string;
      readonly isMine: boolean;
      readonly address: string;
    }[];
  }[];
}

describe.each(TEST_DATABASES)('What is said about a factory evaluation on the $kind', (kind) => {
  const test = withServer(kind);
  let consultant: TestServer;
  beforeAll(async () => {
    consultant = await startTestServer(test.database, LOCAL_PEOPLE.REVIEWER);
  });
  afterAll(() => consultant.close());

  const call = async (server: TestServer, mutation: string, declared: string, variables: object) => {
    const { data, errors } = await server.ask<{ answer: Talk }>(
      `mutation (${declared}) { answer: ${mutation} { __typename ... on FactoryEvaluation { ${TALK} }
        ... on InvalidInput { fields { code } } } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const say = (server: TestServer, input: object, id = INSPECTED) =>
    call(
      server,
      'addEvaluationRemark(id: $id, indicatorKey: $indicatorKey, text: $text, parentId: $parentId)',
      '$id: ID!, $indicatorKey: String, $text: String!, $parentId: ID',
      { id, ...input },
    );
  const resolve = (remarkId: string, isResolved: boolean) =>
    call(
      consultant,
      'resolveEvaluationRemark(remarkId: $remarkId, isResolved: $isResolved)',
      '$remarkId: ID!, $isResolved: Boolean!',
      { remarkId, isResolved },
    );
  const read = async (server: TestServer = test.server, id = INSPECTED) =>
    (
      await server.ask<{ factoryEvaluation: Talk }>(
        `query ($id: ID!) { factoryEvaluation(id: $id) { ${TALK} } }`,
        { id },
      )
    ).data.factoryEvaluation;

  it('stands in threads: a remark, what the factory answers, and who found it heeded', async () => {
    const said = await say(consultant, { indicatorKey: 'E1', text: 'Where is the meter of the boiler?' });
    const { id } = said.remarks.find(({ text }) => text.startsWith('Where is'))!;
    const answered = await say(test.server, { parentId: id, text: 'In the basement.' });
    const [first] = answered.remarks.find((remark) => remark.id === id)!.replies;
    await say(consultant, { parentId: first!.id, text: 'Thank you.' });
    const resolved = await resolve(id, true);
    expect(resolved.remarks.find((remark) => remark.id === id)).toMatchObject({
      ...{ indicatorKey: 'E1', resolvedAt: expect.any(String), resolvedBy: 'Xu Jing 徐静' },
      replies: [
        { text: 'In the basement.', userName: 'Lin Yue 林悦' },
        { text: 'Thank you.', userName: 'Xu Jing 徐静' },
      ],
    });
    expect((await resolve(id, false)).remarks.find((remark) => remark.id === id)).toMatchObject({
      ...{ resolvedAt: null, resolvedBy: null },
    });
    expect((await resolve(first!.id, true)).__typename).toBe('NotFound');
    expect((await say(test.server, { parentId: id, text: 'x' }, OTHER)).__typename).toBe('NotFound');
    const report = await fetch(
      `${test.server.url}/evaluations/${encodeURIComponent(INSPECTED)}/report.html?lang=en`,
    );
    const html = await report.text();
    expect(html.indexOf('In the basement.')).toBeGreaterThan(html.indexOf('Where is the meter'));
  });

  const send = async (server: TestServer, findingId: string, name: string) => {
    const query = new URLSearchParams({ name, findingId });
    const response = await fetch(`${server.url}/evidence?${query}`, {
      ...{ method: 'POST', headers: { 'x-cradle-upload': '1' }, body: 'meter,mark\n7,none\n' },
    });
    return {
      status: response.status,
      body: (await response.json()) as { id: string; fields?: { code: string }[] },
    };
  };
  const remove = async (server: TestServer, id: string) =>
    (
      await server.ask<{ answer: Talk }>(
        'mutation ($id: ID!) { answer: removeEvidence(id: $id) { __typename ... on InvalidInput { fields { code } } } }',
        { id },
      )
    ).data.answer;

  it('has files of both sides, each removed by whoever added it, until the finding is closed', async () => {
    const open = (await read()).findings.find(({ closedAt }) => closedAt === null)!;
    expect((await send(consultant, open.id, 'photo.csv')).status).toBe(201);
    expect((await send(test.server, open.id, 'correction.csv')).status).toBe(201);
    expect((await send(test.server, 'nobody', 'x.csv')).status).toBe(404);
    const files = async () => (await read()).findings.find(({ id }) => id === open.id)!.evidence;
    const [photo, correction] = await files();
    expect([photo, correction]).toMatchObject([
      { fileName: 'photo.csv', userName: 'Xu Jing 徐静', isMine: false },
      { fileName: 'correction.csv', userName: 'Lin Yue 林悦', isMine: true },
    ]);
    expect(await (await fetch(test.server.url + photo!.address)).text()).toContain('7,none');
    expect((await remove(test.server, photo!.id)).fields).toEqual([{ code: 'EVIDENCE_OF_ANOTHER' }]);
    expect((await remove(test.server, correction!.id)).__typename).toBe('RemovedEvidence');
    await call(consultant, 'closeInspectionFinding(findingId: $id)', '$id: ID!', { id: open.id });
    expect((await remove(consultant, photo!.id)).fields).toEqual([{ code: 'FINDING_CLOSED' }]);
    expect((await send(consultant, open.id, 'late.csv')).body.fields).toMatchObject([
      { code: 'FINDING_CLOSED' },
    ]);
    expect((await files()).map(({ fileName }) => fileName)).toEqual(['photo.csv']);
    const log = await (await fetch(`${test.server.url}/organisation/audit-log.csv`)).text();
    for (const line of [
      /Xu Jing 徐静,[^,]*,[^,]*,addEvidence,DONE,,.*findingId=/,
      /Xu Jing 徐静,[^,]*,[^,]*,addEvidence,REFUSED,INVALID_INPUT/,
      /Lin Yue 林悦,[^,]*,[^,]*,removeEvidence,REFUSED/,
      /Lin Yue 林悦,[^,]*,[^,]*,addEvaluationRemark,DONE/,
    ])
      expect(log).toMatch(line);
  });
});
