import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LOCAL_PEOPLE } from '../../context/localPeople.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor } from '../../testing/partners.ts';
import { startTestServer } from '../../testing/startTestServer.ts';
import { withServer } from '../../testing/withServer.ts';
import { findInDocument } from './checkDocument.ts';

interface Saved {
  readonly __typename: string;
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly current: {
    readonly document: string;
    readonly variables: object;
    readonly documentId: string;
    readonly kind: string;
    readonly findings: readonly object[];
  };
  readonly versions: readonly { readonly version: number; readonly document: string }[];
  readonly fields?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

const FIELDS = `__typename ... on SavedQuery { id key name version current { document variables documentId kind findings { message } }
  versions { version document } } ... on InvalidInput { fields { field code message } } ... on NotFound { code }`;
const DOCUMENT =
  'query Names($first: Int!, $search: String) { products(first: $first, filter: { search: $search }) { edges { node { name } } } }';

describe.each(TEST_DATABASES)('Saved queries on the $kind', (kind) => {
  const test = withServer(kind);
  const save = async (input: object) =>
    (
      await askFor<{ answer: Saved }>(
        test.server,
        `mutation ($input: SavedQueryInput!) { answer: saveQuery(input: $input) { ${FIELDS} } }`,
        { input: { name: 'Names', ...input } },
      )
    ).answer;
  const update = async (id: string, version: number, input: object) =>
    (
      await askFor<{ answer: Saved }>(
        test.server,
        `mutation ($id: ID!, $version: Int!, $input: SavedQueryInput!) {
          answer: updateSavedQuery(id: $id, version: $version, input: $input) { ${FIELDS} } }`,
        { id, version, input },
      )
    ).answer;
  const remove = async (id: string) =>
    (
      await askFor<{ answer: Saved }>(
        test.server,
        `mutation ($id: ID!) { answer: removeSavedQuery(id: $id) { __typename ... on InvalidInput { fields { code message } } } }`,
        { id },
      )
    ).answer;
  const share = async (id: string, isPrivate: boolean, { ask } = test.server) => {
    const { data } = await ask<{ answer: Saved & { code?: string } }>(
      `mutation ($id: ID!, $isPrivate: Boolean!) { answer: shareSavedQuery(id: $id, isPrivate: $isPrivate) {
        __typename ... on NotAllowed { code } ... on NotFound { code } ... on InvalidInput { fields { field code message } } } }`,
      { id, isPrivate },
    );
    return data.answer;
  };
  const codes = ({ fields = [] }: Saved) => fields.map(({ field, code }) => `${field} ${code}`);

  it('are kept with what a run starts with, and have an id that programs send instead of them', async () => {
    const saved = await save({ document: DOCUMENT, variables: { first: 3 } });
    expect(saved).toMatchObject({ __typename: 'SavedQuery', name: 'Names', version: 1 });
    expect(saved.current).toMatchObject({
      document: DOCUMENT,
      variables: { first: 3 },
      kind: 'QUERY',
      findings: [],
    });
    expect(saved.current.documentId).toMatch(/^sha256:[0-9a-f]{64}$/);
    const { savedQuery } = await askFor<{ savedQuery: { id: string } }>(
      test.server,
      'query ($key: String!) { savedQuery(key: $key) { id } }',
      { key: saved.key },
    );
    expect(savedQuery.id).toBe(saved.id);
  });

  it('keep every version, and are not overwritten by somebody who has not seen the last one', async () => {
    const { id } = await save({ document: DOCUMENT });
    const second = await update(id, 1, { name: 'Renamed', document: '{ viewer { role } }' });
    expect(second).toMatchObject({ name: 'Renamed', version: 2 });
    expect(second.versions).toEqual([
      { version: 2, document: '{ viewer { role } }' },
      { version: 1, document: DOCUMENT },
    ]);
    expect(codes(await update(id, 1, { name: 'Late', document: DOCUMENT }))).toEqual([
      'version VERSION_CHANGED',
    ]);
  });

  it('are copied with their newest version alone', async () => {
    const { id } = await save({ document: DOCUMENT, variables: { first: 2 } });
    await update(id, 1, { name: 'Names', document: DOCUMENT, variables: { first: 4 } });
    const { answer } = await askFor<{ answer: Saved }>(
      test.server,
      `mutation ($id: ID!) { answer: duplicateSavedQuery(id: $id, name: "Copy") { ${FIELDS} } }`,
      { id },
    );
    expect(answer).toMatchObject({ name: 'Copy', version: 1, current: { variables: { first: 4 } } });
    expect(answer.versions).toHaveLength(1);
  });

  it('are refused with line and column of what is not valid', async () => {
    const refused = await save({ document: 'query {\n  products {\n    nonsense\n  }\n  viewer\n}' });
    expect(codes(refused)).toEqual(['document DOCUMENT_NOT_VALID', 'document DOCUMENT_NOT_VALID']);
    expect(refused.fields!.map(({ message }) => message.slice(0, 18))).toEqual([
      'Line 3, column 5: ',
      'Line 5, column 3: ',
    ]);
    const [unreadable] = (await save({ document: 'query {\n  products(' })).fields!;
    expect(unreadable!.message).toMatch(/^Line 2, column 12: Syntax Error/);
  });

  it('hold one operation, with variables that fit it and at a cost that is answered', async () => {
    expect(
      codes(await save({ document: 'query A { viewer { role } } query B { viewer { role } }' })),
    ).toEqual(['document NOT_ONE_OPERATION']);
    expect(codes(await save({ document: DOCUMENT, variables: { first: 'three', other: 1 } }))).toEqual([
      'variables.first VARIABLE_DOES_NOT_FIT',
      'variables.other VARIABLE_DOES_NOT_FIT',
    ]);
    expect(codes(await save({ document: DOCUMENT, variables: [1] }))).toEqual(['variables INVALID_TYPE']);
    expect(
      codes(
        await save({
          document:
            '{ products(first: 1000) { edges { node { assessments(first: 1000) { edges { node { id } } } } } } }',
        }),
      ),
    ).toEqual(['document QUERY_TOO_COMPLEX']);
  });

  it('stay while a token that opens something is registered for them', async () => {
    const { id } = await save({ document: DOCUMENT });
    const { answer } = await askFor<{ answer: { token: { id: string; registeredOnly: boolean } } }>(
      test.server,
      `mutation ($ids: [ID!]!) { answer: createApiToken(name: "Partner", scopes: [READ], expiresInDays: 1, savedQueryIds: $ids) {
        ... on NewApiToken { token { id registeredOnly operations { version query { id } } } } } }`,
      { ids: [id] },
    );
    expect(answer.token).toMatchObject({ registeredOnly: true, operations: [{ version: 1, query: { id } }] });
    const refused = await remove(id);
    expect(refused.fields).toMatchObject([
      { code: 'REGISTERED_FOR_TOKEN', message: expect.stringContaining('“Partner”') },
    ]);
    await askFor(test.server, 'mutation ($id: ID!) { revokeApiToken(id: $id) { __typename } }', {
      id: answer.token.id,
    });
    expect((await remove(id)).__typename).toBe('RemovedSavedQuery');
  });

  it('that are private are found by their author alone, who shares them', async () => {
    const { id, key, current } = await save({
      name: 'Own',
      document: '{ viewer { role permissions } }',
      isPrivate: true,
    });
    const editor = await startTestServer(test.database, LOCAL_PEOPLE.EDITOR);
    const seen = async ({ ask, url } = test.server) => {
      const { data } = await ask<{
        savedQueries: { id: string }[];
        savedQuery: object | null;
      }>(`query ($key: String!) { savedQueries { id } savedQuery(key: $key) { name } }`, { key });
      const listed = data.savedQueries.some((each) => each.id === id);
      const file = await fetch(`${url}/q/${key}.json`);
      const named = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ documentId: current.documentId }),
      });
      return [listed, data.savedQuery !== null, file.status === 200, named.status === 200];
    };
    const change = (mutation: string) =>
      askFor<{ answer: Saved }>(editor, `mutation ($id: ID!) { answer: ${mutation} { __typename } }`, { id });
    expect(await seen()).toEqual([true, true, true, true]);
    expect(await seen(editor)).toEqual([false, false, false, false]);
    for (const mutation of [
      'removeSavedQuery(id: $id)',
      'duplicateSavedQuery(id: $id, name: "Mine")',
      'updateSavedQuery(id: $id, version: 1, input: { name: "Mine", document: "{ viewer { role } }" })',
      'shareSavedQuery(id: $id, isPrivate: false)',
    ])
      expect((await change(mutation)).answer.__typename, mutation).toBe('NotFound');
    const token = await askFor<{ answer: Saved }>(
      test.server,
      `mutation ($ids: [ID!]!) { answer: createApiToken(name: "Partner", scopes: [READ], expiresInDays: 1, savedQueryIds: $ids) {
        __typename ... on InvalidInput { fields { field code } } } }`,
      { ids: [id] },
    );
    expect(codes(token.answer)).toEqual(['savedQueryIds UNKNOWN_REFERENCE']);
    await share(id, false);
    expect(await seen(editor)).toEqual([true, true, true, true]);
    expect((await share(id, true, editor)).__typename).toBe('NotAllowed');
    await share(id, true);
    expect(await seen(editor)).toEqual([false, false, false, false]);
    await editor.close();
  });

  it('that a token runs are not made private', async () => {
    const { id } = await save({ document: DOCUMENT });
    await askFor(
      test.server,
      `mutation ($ids: [ID!]!) { createApiToken(name: "Shop", scopes: [READ], expiresInDays: 1, savedQueryIds: $ids) { __typename } }`,
      { ids: [id] },
    );
    expect(codes(await share(id, true))).toEqual(['id REGISTERED_FOR_TOKEN']);
  });

  it('are read by viewers and saved by editors', async () => {
    const viewer = await startTestServer(test.database, {
      ...LOCAL_PEOPLE.EDITOR,
      role: 'VIEWER',
    });
    const { answer } = await askFor<{ answer: Saved }>(
      viewer,
      `mutation { answer: saveQuery(input: { name: "Mine", document: "{ viewer { role } }" }) { __typename } }`,
    );
    expect(answer.__typename).toBe('NotAllowed');
    const { savedQueries } = await askFor<{ savedQueries: object[] }>(viewer, '{ savedQueries { name } }');
    expect(savedQueries.length).toBeGreaterThan(0);
    await viewer.close();
  });

  it('send as many statements for many as for one', async () => {
    for (let index = 0; index < 4; index++) await save({ name: `Many ${index}`, document: DOCUMENT });
    const statements: string[] = [];
    const stop = test.database.onStatement((statement) => statements.push(statement));
    const { savedQueries } = await askFor<{ savedQueries: object[] }>(
      test.server,
      '{ savedQueries { name current { documentId findings { message } } versions { version query { name } } } }',
    );
    stop();
    expect(savedQueries.length).toBeGreaterThan(4);
    expect(statements.length).toBeLessThan(8);
  });
});

describe('A document that was saved earlier', () => {
  const schema = buildSchema(`type Query {
    total: Float
    sum: Float @deprecated(reason: "Ask for total.")
  }`);

  it('warns of a field that will go, and of one that is gone', () => {
    expect(findInDocument(schema, '{ total }')).toEqual([]);
    expect(findInDocument(schema, '{\n  sum\n}')).toEqual([
      {
        severity: 'WARNING',
        line: 2,
        column: 3,
        message: 'The field Query.sum is deprecated. Ask for total.',
      },
    ]);
    expect(findInDocument(schema, '{\n  total\n  gone\n}')).toMatchObject([
      { severity: 'ERROR', line: 3, column: 3 },
    ]);
  });
});
