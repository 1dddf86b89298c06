import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface View {
  __typename: string;
  id: string;
  key: string;
  name: string | null;
  address: string;
  version: number;
  fields?: { field: string; code: string; remedy: string }[];
  shares: { id: string; expiresAt: string | null; reads: number; lastReadAt: string | null }[];
}

const VIEW = `__typename ... on SavedView { id key name address version shares { id expiresAt reads lastReadAt } }
  ... on InvalidInput { fields { field code remedy } }`;
const ADDRESS = '/compare?rows=PRODUCT&columns=STAGE&products=%E9%93%9D';
const QUESTION = { rows: ['PRODUCT'], columns: ['STAGE'] };

describe.each(TEST_DATABASES)('Saved views on the $kind', (kind) => {
  const test = withServer(kind);
  const mutate = async <Answer>(call: string, variables: object, declared: string, fields = VIEW) => {
    const { data, errors } = await test.server.ask<{ answer: Answer }>(
      `mutation (${declared}) { answer: ${call} { ${fields} } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const save = (input: object) =>
    mutate<View>('saveView(input: $input)', { input }, '$input: SaveViewInput!');
  const update = (id: string, input: object) =>
    mutate<View>(
      'updateSavedView(id: $id, input: $input)',
      { id, input },
      '$id: ID!, $input: UpdateSavedViewInput!',
    );
  const share = (id: string, expiresInDays?: number) =>
    mutate<{ token: string; share: { id: string } }>(
      'shareView(id: $id, expiresInDays: $expiresInDays)',
      { id, expiresInDays },
      '$id: ID!, $expiresInDays: Int',
      '... on NewViewShare { token share { id } }',
    );
  const views = async () =>
    (
      await test.server.ask<{ savedViews: View[] }>(
        `{ savedViews { ${VIEW.replace(/\.\.\. on Inv.*/s, '')} } }`,
      )
    ).data.savedViews;
  const open = async (token: string) => {
    const { data, errors } = await test.server.ask<{
      sharedView: {
        name: string;
        address: string;
        organisation: string;
        comparison: { total: number };
      } | null;
    }>(
      `query ($token: String!) { sharedView(token: $token) { name address organisation comparison { total } } }`,
      {
        token,
      },
    );
    expect(errors).toBeUndefined();
    return data.sharedView;
  };

  it('are kept with their whole address, and listed with the one changed last first', async () => {
    const first = await save({ name: 'Stages', address: ADDRESS, question: QUESTION });
    await save({ name: '供应商', address: '/suppliers' });
    expect(first).toMatchObject({ name: 'Stages', address: ADDRESS, version: 1 });
    expect((await views()).map(({ name }) => name)).toEqual(['供应商', 'Stages']);
    const renamed = await update(first.id, { name: 'Stages of all', version: 1 });
    expect(renamed).toMatchObject({ name: 'Stages of all', address: ADDRESS, version: 2 });
    expect((await views()).map(({ name }) => name)).toEqual(['Stages of all', '供应商']);
  });

  it('are not overwritten by somebody who has not seen the last change', async () => {
    const { id } = await save({ name: 'Shared desk', address: ADDRESS });
    await update(id, { name: 'Changed first', version: 1 });
    const late = await update(id, { name: 'Changed late', version: 1 });
    expect(late.fields).toMatchObject([{ field: 'version', code: 'VERSION_CHANGED' }]);
    expect((await views()).map(({ name }) => name)).toContain('Changed first');
  });

  it('lead nowhere but into the dashboard', async () => {
    for (const address of [
      'https://example.org/compare',
      '//example.org/compare',
      '/graphql',
      'javascript:1',
    ]) {
      const refused = await save({ name: 'Elsewhere', address });
      expect(
        refused.fields?.map(({ field }) => field),
        address,
      ).toEqual(['address']);
    }
  });

  it('are refused when their question has no answer', async () => {
    const refused = await save({
      name: 'Twice',
      address: ADDRESS,
      question: { rows: ['STAGE'], columns: ['STAGE'] },
    });
    expect(refused.fields).toMatchObject([{ code: 'DIMENSION_TWICE' }]);
  });

  it('have one short address for one view, which is not listed', async () => {
    const shorten = (address: string) =>
      mutate<View>('shortenAddress(address: $address)', { address }, '$address: String!');
    const listed = (await views()).length;
    const [one, again, other] = [
      await shorten(ADDRESS),
      await shorten(ADDRESS),
      await shorten(`${ADDRESS}&measure=FOSSIL`),
    ];
    expect(one.key).toBe(again.key);
    expect(other.key).not.toBe(one.key);
    expect(one.key.length).toBe(10);
    expect((await views()).length).toBe(listed);
    const { data } = await test.server.ask<{ savedView: View }>(
      'query ($key: String!) { savedView(key: $key) { address } }',
      { key: other.key },
    );
    expect(data.savedView.address).toBe(`${ADDRESS}&measure=FOSSIL`);
  });

  it('are copied without their links', async () => {
    const { id } = await save({ name: 'Original', address: ADDRESS, question: QUESTION });
    await share(id);
    const copy = await mutate<View>(
      'duplicateSavedView(id: $id, name: $name)',
      { id, name: 'Copy' },
      '$id: ID!, $name: String!',
    );
    expect(copy).toMatchObject({ name: 'Copy', address: ADDRESS, version: 1, shares: [] });
    expect(copy.id).not.toBe(id);
  });

  it('are opened by a token that shows this comparison and is counted each time', async () => {
    const { id } = await save({ name: 'For the buyer', address: ADDRESS, question: QUESTION });
    const { token } = await share(id, 30);
    const shown = await open(token);
    const { data } = await test.server.ask<{ comparison: { total: number } }>(
      'query ($input: ComparisonInput!) { comparison(input: $input) { total } }',
      { input: QUESTION },
    );
    expect(shown).toMatchObject({ name: 'For the buyer', address: ADDRESS });
    expect(shown!.comparison.total).toBe(data.comparison.total);
    await open(token);
    const [kept] = (await views()).find(({ name }) => name === 'For the buyer')!.shares;
    expect(kept).toMatchObject({ reads: 2 });
    expect(kept!.lastReadAt).not.toBeNull();
  });

  it('are closed to a token that was revoked, has expired, was changed or belongs to a removed view', async () => {
    const { id } = await save({ name: 'Closed', address: ADDRESS, question: QUESTION });
    const [revoked, expired, removed] = [await share(id), await share(id, 1), await share(id)];
    await mutate('revokeViewShare(id: $id)', { id: revoked.share.id }, '$id: ID!', '__typename');
    expect(await open(revoked.token)).toBeNull();
    await test.database.query(
      `UPDATE "ViewShare" SET "expiresAt" = now() - interval '1 second' WHERE "id" = $1`,
      [expired.share.id],
    );
    expect(await open(expired.token)).toBeNull();
    expect(await open(removed.token)).not.toBeNull();
    expect(await open(`${removed.token.slice(0, -1)}${removed.token.endsWith('_') ? '-' : '_'}`)).toBeNull();
    await mutate('removeSavedView(id: $id)', { id }, '$id: ID!', '__typename');
    expect(await open(removed.token)).toBeNull();
    for (const nonsense of ['', '.', 'a.b', 'a.b.c', 'x']) expect(await open(nonsense)).toBeNull();
  });

  it('are kept in the database without the token', async () => {
    const { id } = await save({ name: 'Secret', address: ADDRESS, question: QUESTION });
    const { token } = await share(id);
    const rows = await test.database.query<{ text: string }>('SELECT s::text AS "text" FROM "ViewShare" s');
    expect(rows.some(({ text }) => text.includes(token.split('.')[1]!))).toBe(false);
  });

  it('of other organisations are neither listed nor opened', async () => {
    await test.database.query(
      `INSERT INTO "Organisation" ("id", "name", "country") VALUES ('other', 'Other', 'DE')`,
    );
    await test.database.query(
      `INSERT INTO "SavedView" ("organisationId", "id", "name", "address", "createdBy", "updatedAt")
       VALUES ('other', 'theirs', 'Theirs', '/compare', 'x', now())`,
    );
    expect((await views()).map(({ name }) => name)).not.toContain('Theirs');
    const { data } = await test.server.ask<{ savedView: null }>('{ savedView(key: "theirs") { name } }');
    expect(data.savedView).toBeNull();
  });
});
