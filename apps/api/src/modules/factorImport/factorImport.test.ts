import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

const MATRIX = [
  ';Open CEDA;;',
  ';;;;Oilseed farming;Zirconium dust collecting;',
  ';Country Code;Country;country;1111A0;221100;',
  ';CHN;China;kgCO2e/US Dollar;1,5;0,25;',
  ';ZZZ;Nowhere;kgCO2e/US Dollar;1;x;',
].join('\n');

const COUNTS = 'counts { rows factors folded rejected new changed unchanged gone }';
const REFUSAL = '... on InvalidInput { fields { field code message remedy } } ... on NotFound { message }';
const STAGE = `mutation ($source: String!, $uploadIds: [String!]!) { stageFactorRelease(source: $source, uploadIds: $uploadIds) {
  ... on FactorRelease { id state version source { key licence } ${COUNTS} rejections { place code column value message }
    changes(kind: NEW) { key name after place } moved { before } } ${REFUSAL} } }`;
const ACCEPT = `mutation ($id: ID!, $acceptLicence: Boolean!) { acceptFactorRelease(id: $id, acceptLicence: $acceptLicence) {
  ... on FactorRelease { id state acceptedAt } ${REFUSAL} } }`;
const DISCARD = `mutation ($id: ID!) { discardFactorRelease(id: $id) { ... on FactorReleaseCounts { rows } ${REFUSAL} } }`;
const RETIRE = `mutation ($id: ID!) { retireFactorRelease(id: $id, restorePrevious: true) { ... on FactorRelease { state } ${REFUSAL} } }`;

interface Staged {
  readonly id: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly rejections: readonly Readonly<Record<string, string>>[];
  readonly changes: readonly { readonly key: string; readonly after: number }[];
  readonly source: { readonly key: string; readonly licence: string };
  readonly fields?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

describe.each(TEST_DATABASES)('An import through the API on the $kind', (kind) => {
  const test = withServer(kind);

  const upload = async (
    name: string,
    content: string,
    headers: Record<string, string> = { 'x-cradle-upload': '1' },
  ) => {
    const url = `${test.server.url}/library/uploads?name=${encodeURIComponent(name)}`;
    const response = await fetch(url, { method: 'POST', headers, body: content });
    return { status: response.status, body: (await response.json()) as { id?: string; error?: string } };
  };
  const stage = async (name: string, content: string, source = 'open-ceda') => {
    const { body } = await upload(name, content);
    const { data } = await test.server.ask<{ stageFactorRelease: Staged }>(STAGE, {
      source,
      uploadIds: [body.id],
    });
    return data.stageFactorRelease;
  };
  const search = async () => {
    const query =
      '{ factors(search: "zirconium dust") { totalCount edges { node { name region year kgCo2ePerUnit source { attribution } sourceRow } } } }';
    return (await test.server.ask<{ factors: { totalCount: number; edges: { node: object }[] } }>(query)).data
      .factors;
  };

  let staged: Staged;

  it('shows what the files hold: by row what was rejected and why, and what is new', async () => {
    staged = await stage('open-ceda-2024.csv', MATRIX);
    expect(staged).toMatchObject({ state: 'STAGED', source: { key: 'open-ceda', licence: 'CC-BY-SA-4.0' } });
    expect(staged.counts).toMatchObject({ rows: 4, factors: 2, folded: 0, rejected: 2, new: 2 });
    expect(staged.rejections[0]).toMatchObject({
      place: 'open-ceda-2024.csv, row 5, column 1111A0',
      code: 'REGION_UNKNOWN',
      value: 'ZZZ',
    });
    expect(staged.changes.map(({ key, after }) => [key, after])).toEqual([
      ['CN/1111A0', 1.5],
      ['CN/221100', 0.25],
    ]);
    expect((await search()).totalCount).toBe(0);
  });

  it('takes nothing over before the licence is accepted', async () => {
    const { data } = await test.server.ask<{ acceptFactorRelease: Staged }>(ACCEPT, {
      id: staged.id,
      acceptLicence: false,
    });
    expect(data.acceptFactorRelease.fields?.[0]).toMatchObject({
      field: 'acceptLicence',
      code: 'LICENCE_NOT_ACCEPTED',
    });
    expect((await search()).totalCount).toBe(0);
  });

  it('makes the factors findable, with source, attribution and place in the file', async () => {
    const { data } = await test.server.ask<{ acceptFactorRelease: Staged }>(ACCEPT, {
      id: staged.id,
      acceptLicence: true,
    });
    expect(data.acceptFactorRelease.state).toBe('CURRENT');
    const { edges } = await search();
    expect(edges.map(({ node }) => node)).toEqual([
      {
        ...{ name: 'Zirconium dust collecting', region: 'CN', year: 2022, kgCo2ePerUnit: 0.25 },
        ...{
          source: { attribution: 'CEDA by Watershed' },
          sourceRow: 'open-ceda-2024.csv, row 4, column 221100',
        },
      },
    ]);
  });

  it('refuses to accept twice, and to throw away what is accepted', async () => {
    const again = await test.server.ask<{ acceptFactorRelease: Staged }>(ACCEPT, {
      id: staged.id,
      acceptLicence: true,
    });
    expect(again.data.acceptFactorRelease.fields?.[0]?.code).toBe('RELEASE_NOT_STAGED');
    const discarded = await test.server.ask<{ discardFactorRelease: Staged }>(DISCARD, { id: staged.id });
    expect(discarded.data.discardFactorRelease.fields?.[0]?.code).toBe('RELEASE_NOT_STAGED');
  });

  it('can be taken back', async () => {
    const { data } = await test.server.ask<{ retireFactorRelease: Staged }>(RETIRE, { id: staged.id });
    expect(data.retireFactorRelease.state).toBe('RETIRED');
    expect((await search()).totalCount).toBe(0);
    const twice = await test.server.ask<{ retireFactorRelease: Staged }>(RETIRE, { id: staged.id });
    expect(twice.data.retireFactorRelease.fields?.[0]?.code).toBe('RELEASE_NOT_CURRENT');
  });

  it('says what is wrong with a file, a source, or an upload that is gone', async () => {
    expect((await stage('prices.csv', MATRIX)).fields?.[0]).toMatchObject({
      field: 'uploadIds',
      code: 'FILE_INVALID',
    });
    expect((await stage('open-ceda-2024.csv', 'nothing')).fields?.[0]?.message).toMatch(/Country Code/);
    expect((await stage('open-ceda-2024.csv', MATRIX, 'nowhere')).fields?.[0]?.code).toBe('SOURCE_UNKNOWN');
    const { data } = await test.server.ask<{ stageFactorRelease: Staged }>(STAGE, {
      source: 'open-ceda',
      uploadIds: ['../../etc/passwd'],
    });
    expect(data.stageFactorRelease.fields?.[0]?.code).toBe('UPLOAD_UNKNOWN');
  });

  it('takes no file from another site, and no path out of its folder', async () => {
    expect((await upload('a.csv', 'x', {})).status).toBe(400);
    const { body } = await upload('../../../open-ceda-2024.csv', MATRIX);
    const { data } = await test.server.ask<{ stageFactorRelease: Staged }>(STAGE, {
      source: 'open-ceda',
      uploadIds: [body.id],
    });
    expect(data.stageFactorRelease.counts.rows).toBe(4);
    await test.server.ask(DISCARD, { id: data.stageFactorRelease.id });
  });
});
