import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { withServer } from '../../testing/withServer.ts';

const ASSESSMENT = globalId('Assessment', 'pwb-10-v1');
const LINE = globalId('InventoryLine', 'pwb-10-v1-01');

interface Comment {
  __typename: string;
  id: string;
  text: string;
  userName: string;
  isMine: boolean;
  line: { id: string } | null;
  resolvedAt: string | null;
  resolvedBy: string | null;
  replies: { text: string }[];
  fields: { field: string; code: string }[];
}

const FACTS = 'id text userName isMine line { id } resolvedAt resolvedBy replies { text }';
const ANSWER = `__typename ... on AssessmentComment { ${FACTS} } ... on InvalidInput { fields { field code } }`;

describe.each(TEST_DATABASES)('Comments on the $kind', (kind) => {
  const test = withServer(kind);
  let reviewer: TestServer;
  beforeAll(async () => {
    reviewer = await startTestServer(test.database, LOCAL_PEOPLE.REVIEWER);
  });
  afterAll(() => reviewer.close());

  const add = async (server: TestServer, input: object, assessmentId = ASSESSMENT) =>
    (
      await server.ask<{ answer: Comment }>(
        `mutation ($assessmentId: ID!, $input: CommentInput!) {
          answer: addComment(assessmentId: $assessmentId, input: $input) { ${ANSWER} } }`,
        { assessmentId, input },
      )
    ).data.answer;
  const resolve = async (id: string, resolved: boolean) =>
    (
      await test.server.ask<{ answer: Comment }>(
        `mutation ($id: ID!, $resolved: Boolean!) { answer: resolveComment(id: $id, resolved: $resolved) { ${ANSWER} } }`,
        { id, resolved },
      )
    ).data.answer;
  const threads = async () =>
    (
      await test.server.ask<{ assessment: { comments: Comment[] } }>(
        `query ($id: ID!) { assessment(id: $id) { comments { ${FACTS} } } }`,
        { id: ASSESSMENT },
      )
    ).data.assessment.comments;

  it('are said of an assessment or a line, answered by another person, resolved and opened again', async () => {
    const asked = await add(reviewer, { text: ' Where is the packaging? ', lineId: LINE });
    expect(asked).toMatchObject({
      text: 'Where is the packaging?',
      userName: 'Xu Jing 徐静',
      line: { id: LINE },
    });
    const answer = await add(test.server, { text: 'In line 12.', parentId: asked.id });
    expect(answer).toMatchObject({ isMine: true, line: { id: LINE } });
    await add(reviewer, { text: 'Thank you.', parentId: answer.id });
    expect(await resolve(asked.id, true)).toMatchObject({ resolvedBy: 'Lin Yue 林悦' });
    const before = (await threads()).length;
    const thread = (await threads()).find(({ id }) => id === asked.id);
    expect(thread?.replies.map(({ text }) => text)).toEqual(['In line 12.', 'Thank you.']);
    expect(thread?.isMine).toBe(false);
    expect(await resolve(asked.id, false)).toMatchObject({ resolvedAt: null, resolvedBy: null });
    await add(test.server, { text: 'On the whole' });
    expect((await threads()).length).toBe(before + 1);
  });

  it('are refused without words, on a line or a thread of another assessment, and for one that is not there', async () => {
    expect((await add(test.server, { text: '  ' })).fields).toMatchObject([{ field: 'text' }]);
    const other = globalId('Assessment', 'bat-504-v1');
    expect((await add(test.server, { text: 'x', lineId: LINE }, other)).fields).toMatchObject([
      { code: 'LINE_UNKNOWN' },
    ]);
    const { id } = await add(test.server, { text: 'Here' });
    expect((await add(test.server, { text: 'x', parentId: id }, other)).__typename).toBe('NotFound');
    const nobody = globalId('Assessment', 'nobody');
    expect((await add(test.server, { text: 'x' }, nobody)).__typename).toBe('NotFound');
    const answer = await add(test.server, { text: 'y', parentId: id });
    expect((await resolve(answer.id, true)).__typename).toBe('NotFound');
  });
});
