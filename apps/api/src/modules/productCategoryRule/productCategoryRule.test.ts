import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

const HEAD =
  'code,title,titleZh,operator,version,validFrom,validUntil,cnPrefixes,categories,standard,url,unitRule,note';

interface Imported {
  added?: number;
  changed?: number;
  fields?: { field: string; code: string }[];
}

describe.each(TEST_DATABASES)('Product category rules on the $kind', (kind) => {
  const test = withServer(kind);
  const take = async (...rows: string[]): Promise<Imported> => {
    const response = await fetch(`${test.server.url}/library/uploads?name=rules.csv`, {
      method: 'POST',
      headers: { 'x-cradle-upload': '1' },
      body: [HEAD, ...rows].join('\n'),
    });
    const { id } = (await response.json()) as { id: string };
    const { data, errors } = await test.server.ask<{ answer: Imported }>(
      `mutation ($id: String!) { answer: importProductCategoryRules(uploadId: $id) {
        ... on ImportedProductCategoryRules { added changed } ... on InvalidInput { fields { field code } } } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    return data.answer;
  };
  const find = async (filter = '') =>
    (
      await test.server.ask<{ productCategoryRules: { code: string; isOwn: boolean; version: string }[] }>(
        `{ productCategoryRules${filter} { code isOwn version } }`,
      )
    ).data.productCategoryRules;

  it('begin with a few that come with Cradle', async () => {
    expect((await find()).map(({ code, isOwn }) => [code, isOwn])).toContainEqual(['EN-15804-A2', false]);
  });

  it('are taken from a file, replaced by their code, and found by word, category and CN code', async () => {
    const kettles =
      'PCR-KETTLE,Kettles,电热水壶,Own programme,1,2025-01-01,2030-01-01,8516;8517,Kitchen appliances,ISO_14067_2018,,1 litre boiled,';
    const steel = 'PCR-STEEL,Steel,,Own programme,1,,,72;73,,,,,';
    expect(await take(kettles, steel)).toEqual({ added: 2, changed: 0 });
    expect(await take(kettles.replace(',1,', ',2,'))).toEqual({ added: 0, changed: 1 });
    expect((await find()).find(({ code }) => code === 'PCR-KETTLE')).toMatchObject({
      version: '2',
      isOwn: true,
    });
    const codes = async (filter: string) => (await find(filter)).map(({ code }) => code);
    expect(await codes('(search: "热水壶")')).toEqual(['PCR-KETTLE']);
    expect(await codes('(cnCode: "85167970")')).toContain('PCR-KETTLE');
    expect(await codes('(cnCode: "85167970")')).not.toContain('PCR-STEEL');
    expect(await codes('(category: "kitchen appliances")')).toContain('PCR-KETTLE');
  });

  it('are refused by line and column, and nothing of the file is taken', async () => {
    const before = await find();
    const { fields } = await take(
      'PCR-A,Fine,,Own,1,,,,,,,,',
      ',No code,,Own,1,,,,,,,,',
      'PCR-B,Days,,Own,1,2030-01-01,2029-01-01,,,,,,',
      'PCR-C,Day,,Own,1,tomorrow,,,,,,,',
      'PCR-D,CN,,Own,1,,,steel,,,,,',
      'PCR-E,Standard,,Own,1,,,,,ISO_1,,,',
      'PCR-A,Twice,,Own,1,,,,,,,,',
      'PCR-F,Link,,Own,1,,,,,,javascript:1,,',
    );
    expect(fields!.map(({ field }) => field)).toEqual([
      'rows[3].code',
      'rows[4].validUntil',
      'rows[5].validFrom',
      'rows[6].cnPrefixes',
      'rows[7].standard',
      'rows[8].code',
      'rows[9].url',
    ]);
    expect(await find()).toEqual(before);
  });

  it('need their columns', async () => {
    const response = await fetch(`${test.server.url}/library/uploads?name=rules.csv`, {
      method: 'POST',
      headers: { 'x-cradle-upload': '1' },
      body: 'name\nKettles\n',
    });
    const { id } = (await response.json()) as { id: string };
    const { data } = await test.server.ask<{ answer: Imported }>(
      `mutation ($id: String!) { answer: importProductCategoryRules(uploadId: $id) {
        ... on InvalidInput { fields { field code } } } }`,
      { id },
    );
    expect(data.answer.fields).toMatchObject([{ field: 'uploadId', code: 'FILE_INVALID' }]);
  });

  it('that are followed decide the rule on product rules, and expire', async () => {
    await take('PCR-OLD,Old,,Own,1,2020-01-01,2024-12-31,,,,,,', 'PCR-NOW,Now,,Own,1,,,8516,,,,,');
    const { data } = await test.server.ask<{
      products: { edges: { node: { currentAssessment: { id: string } } }[] };
    }>(
      '{ products(first: 1, filter: { search: "KET-17-E" }) { edges { node { currentAssessment { id } } } } }',
    );
    const { id } = data.products.edges[0]!.node.currentAssessment;
    const outcome = async (code: string) => {
      await test.database.query(`UPDATE "Assessment" SET "pcrCode" = $1 WHERE "id" = $2`, [
        code,
        Buffer.from(id, 'base64').toString().split(':')[1]!,
      ]);
      const { data: found } = await test.server.ask<{
        conformance: { results: { rule: { id: string }; outcome: string }[] };
      }>(
        'query ($id: ID!) { conformance(assessmentId: $id, standard: "ISO_14067_2018") { results { outcome rule { id } } } }',
        { id },
      );
      return found.conformance.results.find(({ rule }) => rule.id === 'ISO67-02')!.outcome;
    };
    expect(await outcome('PCR-NOW')).toBe('SATISFIED');
    expect(await outcome('PCR-OLD')).toBe('VIOLATED');
    expect(await outcome('PCR-NOWHERE')).toBe('NOT_DECIDABLE');
  });

  it('of your own are removed; those that come with Cradle are not', async () => {
    const remove = async (code: string) =>
      (
        await test.server.ask<{ answer: { __typename: string } }>(
          `mutation ($code: String!) { answer: removeProductCategoryRule(code: $code) { __typename } }`,
          { code },
        )
      ).data.answer.__typename;
    expect(await remove('PCR-NOW')).toBe('RemovedProductCategoryRule');
    expect(await remove('PCR-NOW')).toBe('NotFound');
    expect(await remove('EN-15804-A2')).toBe('NotFound');
  });
});
