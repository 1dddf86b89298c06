import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';
import { ownSource } from './ownSource.ts';
import { ownTableReader, previewTable, TableMapping } from './ownTable.ts';
import { readAll, temporaryFile } from './testing.ts';

const read = async (content: string, mapping: object, name = 'own.csv') => {
  const parsed = TableMapping.parse({ columns: { name: 'Material', value: 'EF' }, ...mapping });
  return readAll(ownTableReader(ownSource('acme', 'Own'), parsed), [await temporaryFile(name, content)]);
};

describe("A table of one's own", () => {
  it('is read by its mapping, with defaults for what it has no column for', async () => {
    const { drafts } = await read('Material,EF\nOur steel,1.85\n', {
      defaults: { unit: 'kg', region: 'CN-GD', boundary: 'CRADLE_TO_GATE' },
    });
    expect(drafts[0]).toMatchObject({
      name: 'Our steel',
      kgCo2e: 1.85,
      unit: 'kg',
      region: 'CN-GD',
      boundary: 'CRADLE_TO_GATE',
    });
  });

  it('may have decimal commas, semicolons, headings further down and another encoding', async () => {
    const { drafts } = await read(
      'Titel;;\nMaterial;EF;Land\nStahl;1.234,5;Deutschland\nZink;0,5;Germany\n',
      {
        ...{ delimiter: ';', numbers: 'COMMA', headingRow: 2 },
        columns: { name: 'Material', value: 'EF', region: 'Land' },
      },
    );
    expect(drafts.map(({ name, kgCo2e, region }) => [name, kgCo2e, region])).toEqual([['Zink', 0.5, 'DE']]);
  });

  it('says by row what it does not understand', async () => {
    const { rejected, outcomes } = await read('Material,EF,Region\nA,,CN\nB,1.2.3,CN\nC,1,Atlantis\n', {
      columns: { name: 'Material', value: 'EF', region: 'Region' },
    });
    expect(Object.fromEntries(rejected)).toEqual({
      VALUE_BLANK: 1,
      VALUE_NOT_A_NUMBER: 1,
      REGION_UNKNOWN: 1,
    });
    expect(outcomes[2]?.place).toEqual({ file: 'own.csv', row: 4 });
  });

  it('takes units as people write them before a factor: kgCO2e/t', async () => {
    const { drafts } = await read('Material,EF,Unit\nA,1,kg CO2e/t\nB,1,kWh\n', {
      columns: { name: 'Material', value: 'EF', unit: 'Unit' },
    });
    expect(drafts.map(({ unit }) => unit)).toEqual(['t', 'kWh']);
  });

  it('names the columns it has when one is missing', async () => {
    await expect(read('Name,EF\nA,1\n', {})).rejects.toThrow(
      /no column "Material" \(for name\); it has "Name", "EF"/,
    );
  });

  it('may be a workbook, whose first sheet and formulas are read', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('One').addRows([
      ['Material', 'EF'],
      ['Steel', { formula: '1+1', result: 2 }],
    ]);
    book.addWorksheet('Two').addRows([['x']]);
    const file = await temporaryFile('own.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    const mapping = TableMapping.parse({ columns: { name: 'Material', value: 'EF' } });
    expect((await readAll(ownTableReader(ownSource('acme', 'Own'), mapping), [file])).drafts[0]?.kgCo2e).toBe(
      2,
    );
    expect(await previewTable(file, mapping, 1)).toEqual([{ row: 1, cells: ['Material', 'EF'] }]);
  });

  it('is refused when it is cut off', async () => {
    const file = await temporaryFile('own.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]));
    const mapping = TableMapping.parse({ columns: { name: 'a', value: 'b' } });
    await expect(readAll(ownTableReader(ownSource('acme', 'Own'), mapping), [file])).rejects.toThrow(
      InvalidFile,
    );
  });
});

describe.each(TEST_DATABASES)('Own factors through the API on the $kind', (kind) => {
  const test = withServer(kind);
  const STAGE = `mutation ($name: String!, $uploadId: String!, $mapping: String!) { stageOwnFactors(name: $name, uploadId: $uploadId, mapping: $mapping) {
    ... on FactorRelease { id counts { factors new changed } source { key } } ... on InvalidInput { fields { field code message } } } }`;
  const ACCEPT = 'mutation ($id: ID!) { acceptFactorRelease(id: $id, acceptLicence: true) { __typename } }';
  const mapping = JSON.stringify({ columns: { name: 'Material', value: 'EF' }, defaults: { region: 'CN' } });

  const upload = async (content: string) => {
    const headers = { 'x-cradle-upload': '1' };
    const response = await fetch(`${test.server.url}/library/uploads?name=own.csv`, {
      method: 'POST',
      headers,
      body: content,
    });
    return ((await response.json()) as { id: string }).id;
  };
  interface Answer {
    readonly id: string;
    readonly counts: { readonly factors: number; readonly new: number; readonly changed: number };
    readonly fields?: readonly { readonly field: string; readonly code: string }[];
  }
  const stage = async (content: string, text = mapping) => {
    const { data } = await test.server.ask<{ stageOwnFactors: Answer }>(STAGE, {
      name: 'Our suppliers',
      uploadId: await upload(content),
      mapping: text,
    });
    return data.stageOwnFactors;
  };
  const search = async () => {
    const { data } = await test.server.ask<{
      factors: { edges: { node: { name: string; isPrivate: boolean } }[] };
    }>('{ factors(search: "kryptonite") { edges { node { name isPrivate } } } }');
    return data.factors.edges.map(({ node }) => node);
  };

  it('are found by their organisation and marked as its own', async () => {
    const staged = await stage('Material,EF\nKryptonite bar,7\n');
    expect(staged.counts).toMatchObject({ factors: 1, new: 1 });
    await test.server.ask(ACCEPT, { id: staged.id });
    expect(await search()).toEqual([{ name: 'Kryptonite bar', isPrivate: true }]);
  });

  it('are found by nobody else, and their table is not among the public sources', async () => {
    await test.database.query(
      `UPDATE "Factor" SET "ownerId" = 'someone-else' WHERE "name" = 'Kryptonite bar'`,
    );
    await test.database.query(
      `UPDATE "FactorSeries" SET "ownerId" = 'someone-else' WHERE "name" = 'Kryptonite bar'`,
    );
    expect(await search()).toEqual([]);
    const { data } = await test.server.ask<{ factorSources: { key: string }[] }>('{ factorSources { key } }');
    expect(data.factorSources.some(({ key }) => key.startsWith('own-'))).toBe(false);
    await test.database.query(`UPDATE "Factor" SET "ownerId" = 'local' WHERE "name" = 'Kryptonite bar'`);
    await test.database.query(
      `UPDATE "FactorSeries" SET "ownerId" = 'local' WHERE "name" = 'Kryptonite bar'`,
    );
  });

  it('keep their mapping for the next release, which changes what changed', async () => {
    const { data } = await test.server.ask<{ ownFactorTables: { name: string; mapping: string }[] }>(
      '{ ownFactorTables { name mapping } }',
    );
    expect(data.ownFactorTables).toHaveLength(1);
    const again = await stage('Material,EF\nKryptonite bar,8\n', data.ownFactorTables[0]?.mapping);
    expect(again.counts).toMatchObject({ factors: 1, new: 0, changed: 1 });
  });

  it('are refused with a mapping that is none, or names no such column', async () => {
    expect((await stage('Material,EF\nA,1\n', '{')).fields?.[0]).toMatchObject({
      field: 'mapping',
      code: 'JSON_INVALID',
    });
    expect((await stage('Material,EF\nA,1\n', '{"columns":{"name":"Material"}}')).fields?.[0]?.field).toBe(
      'columns.value',
    );
    expect((await stage('Stuff,EF\nA,1\n')).fields?.[0]?.code).toBe('FILE_INVALID');
  });

  it('show their first rows before they are mapped', async () => {
    const id = await upload('Material;EF\nA;1\n');
    const query =
      'query ($uploadId: String!, $mapping: String) { uploadedTable(uploadId: $uploadId, mapping: $mapping) { row cells } }';
    const { data } = await test.server.ask<{ uploadedTable: object[] }>(query, {
      uploadId: id,
      mapping: '{"delimiter":";"}',
    });
    expect(data.uploadedTable).toEqual([
      { row: 1, cells: ['Material', 'EF'] },
      { row: 2, cells: ['A', '1'] },
    ]);
  });
});
