import { describe, expect, it } from 'vitest';
import { LOCAL_VIEWER } from '../../context/localPeople.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';
import { acceptFactorUpdates } from '../factorUpdate/acceptFactorUpdates.ts';
import { findFactorUpdates } from '../factorUpdate/findFactorUpdates.ts';
import { previewRelease } from '../factorUpdate/previewRelease.ts';
import { acceptRelease, type LeaveOut, NotStaged } from './acceptRelease.ts';
import { discardRelease, removeUnfinishedImports } from './discardRelease.ts';
import { readValue } from './normalise/readValue.ts';
import { namedCsvRows } from './read/csvRows.ts';
import { ReleaseCounts } from './releaseCounts.ts';
import { NotCurrent, retireRelease } from './retireRelease.ts';
import { NOT_STATED, type RowOutcome } from './rowOutcome.ts';
import type { InputFile, SourceReader } from './sourceReader.ts';
import { stageRelease } from './stageRelease.ts';
import { temporaryFile } from './testing.ts';

/** A small source of the same kind as the real ones: a CSV file a part. */
const metals: SourceReader = {
  source: {
    key: 'test-metals',
    name: 'Test metals',
    nameZh: '测试金属',
    publisher: 'Test',
    licence: 'CC0-1.0',
    licenceUrl: '',
    attribution: 'Test metals',
    url: '',
    quality: 1,
  },
  release: (files) => ({ version: files.map(({ name }) => name).join(), year: null }),
  files: [{ pattern: /^metals-\d+\.csv$/, what: 'the table' }],
  read,
};

async function* read(files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
  for (const file of files) {
    for await (const { row, get } of namedCsvRows(file, ['key', 'name', 'region', 'value'])) {
      const place = { file: file.name, row };
      const value = readValue(get('value'), place, 'value');
      if ('outcome' in value) yield value.outcome;
      else yield { kind: 'FACTOR', place, draft: draft(file.name, get, value.value) };
    }
  }
}

function draft(part: string, get: (column: string) => string, kgCo2e: number) {
  return {
    ...NOT_STATED,
    ...{
      key: get('key'),
      part,
      activity: `metal-${get('name')}`,
      name: get('name'),
      category: 'Metals',
      unit: 'kg',
    },
    ...{ region: get('region'), year: 2024, boundary: 'CRADLE_TO_GATE', kgCo2e },
  };
}

const table = (name: string, ...rows: string[]) =>
  temporaryFile(name, ['key,name,region,value', ...rows].join('\n'));

describe.each(TEST_DATABASES)('Releases of the factor library on the $kind', (kind) => {
  const test = withServer(kind);
  const { organisationId, userId } = LOCAL_VIEWER;

  const stage = (...files: InputFile[]) =>
    stageRelease(test.database, metals, files, { ownerId: null, onProgress: () => undefined });
  const accept = (id: string, leaveOut: LeaveOut = {}) =>
    acceptRelease(test.database, id, metals.source, { userId, leaveOut });
  const inUse = async () => {
    const rows = await test.database.query<{ id: string; kgCo2e: number }>(
      `SELECT "id", "kgCo2e" FROM "Factor" WHERE "sourceId" = 'test-metals' AND "retiredById" IS NULL ORDER BY "key", "id"`,
    );
    return rows.map(({ id, kgCo2e }) => [id, kgCo2e]);
  };
  const countsOf = async (id: string) =>
    ReleaseCounts.parse(
      (await test.database.prisma.factorRelease.findUniqueOrThrow({ where: { id } })).counts,
    );
  const found = async (search: string) => {
    const query =
      'query ($search: String) { factors(search: $search, first: 20) { totalCount edges { node { code } } } }';
    const { data } = await test.server.ask<{ factors: { edges: { node: { code: string } }[] } }>(query, {
      search,
    });
    return data.factors.edges.map(({ node }) => node.code);
  };
  const stagingTables = async () =>
    (await test.database.query(`SELECT 1 FROM pg_tables WHERE "schemaname" = 'staging'`)).length;

  let first = '';
  let steelLine = { id: '', assessmentId: '' };

  it('change nothing while they are staged, and say what they would change', async () => {
    first = await stage(
      await table(
        'metals-1.csv',
        'a,unobtainium,CN,2',
        'b,adamantium,CN,3',
        'c,mithril,DE,',
        'd,orichalcum,CN,x',
      ),
    );
    expect(await countsOf(first)).toMatchObject({
      rows: 4,
      factors: 2,
      rejected: 2,
      new: 2,
      changed: 0,
      unchanged: 0,
      gone: 0,
    });
    expect(await inUse()).toEqual([]);
    expect(await found('unobtainium')).toEqual([]);
    const rejections = await test.database.prisma.factorRejection.findMany({
      where: { releaseId: first },
      orderBy: { position: 'asc' },
    });
    expect(rejections.map(({ place, code, column, value }) => [place, code, column, value])).toEqual([
      ['metals-1.csv, row 4', 'VALUE_BLANK', 'value', ''],
      ['metals-1.csv, row 5', 'VALUE_NOT_A_NUMBER', 'value', 'x'],
    ]);
  });

  it('are found once they are accepted, and can be accepted once', async () => {
    await accept(first);
    expect(await inUse()).toEqual([
      ['test-metals:a', 2],
      ['test-metals:b', 3],
    ]);
    expect(await found('unobtainium')).toEqual(['test-metals:a']);
    await expect(accept(first)).rejects.toThrow(NotStaged);
    expect(await stagingTables()).toBe(0);
  });

  it('change nothing when the same files come again', async () => {
    const again = await stage(await table('metals-1.csv', 'a,unobtainium,CN,2', 'b,adamantium,CN,3'));
    expect(await countsOf(again)).toMatchObject({ new: 0, changed: 0, unchanged: 2, gone: 0 });
    await accept(again);
    expect(await inUse()).toEqual([
      ['test-metals:a', 2],
      ['test-metals:b', 3],
    ]);
    expect(await found('unobtainium')).toEqual(['test-metals:a']);
  });

  it('can be thrown away without a trace', async () => {
    const id = await stage(await table('metals-1.csv', 'a,unobtainium,CN,99'));
    expect(await discardRelease(test.database, id)).toMatchObject({ changed: 1, gone: 1 });
    expect(await inUse()).toEqual([
      ['test-metals:a', 2],
      ['test-metals:b', 3],
    ]);
    expect(await test.database.prisma.factorRelease.count({ where: { id } })).toBe(0);
    expect(await stagingTables()).toBe(0);
  });

  it('show which assessments would move, by how much, before anything is accepted', async () => {
    const line = await test.database.prisma.inventoryLine.findFirstOrThrow({
      where: {
        organisationId,
        unit: 'kg',
        factorId: { not: null },
        amount: { gt: 0 },
        inputAssessmentId: null,
      },
      orderBy: { id: 'asc' },
    });
    steelLine = { id: line.id, assessmentId: line.assessmentId };
    await test.database.prisma.inventoryLine.update({
      where: { organisationId_id: { organisationId, id: line.id } },
      data: { factorId: 'test-metals:a', region: 'CN' },
    });
    const staged = await stage(await table('metals-1.csv', 'a,unobtainium,CN,5', 'b,adamantium,CN,3'));
    const moved = await previewRelease(test.database, organisationId, staged);
    const own = moved.find(({ assessmentId }) => assessmentId === line.assessmentId);
    expect(own?.lines).toEqual([{ lineId: line.id, factorId: 'test-metals:a' }]);
    expect((own?.after ?? 0) - (own?.before ?? 0)).toBeCloseTo(3 * (line.amount ?? 0), 9);
    await accept(staged);
  });

  it('keep the old version of a changed factor for the lines that use it, until each assessment follows', async () => {
    const [newest] = await inUse();
    expect(newest?.[0]).toMatch(/^test-metals:a@[0-9a-f]{8}$/);
    expect(newest?.[1]).toBe(5);
    const old = await test.database.prisma.factor.findUniqueOrThrow({ where: { id: 'test-metals:a' } });
    expect(old).toMatchObject({ kgCo2e: 2, replacedById: newest?.[0] });
    expect(await found('unobtainium')).toEqual([newest?.[0]]);

    const updates = await findFactorUpdates(test.database, organisationId);
    expect(updates.replacements).toEqual([{ factorId: 'test-metals:a', replacementId: newest?.[0] }]);
    expect(updates.moved.map(({ assessmentId }) => assessmentId)).toContain(steelLine.assessmentId);

    const accepted = await acceptFactorUpdates(test.database, LOCAL_VIEWER, steelLine.assessmentId);
    expect(accepted).toEqual({ updatedLineIds: [steelLine.id], keptLineIds: [] });
    expect((await findFactorUpdates(test.database, organisationId)).replacements).toEqual([]);
  });

  it('leave rows out that the user does not want, and keep what those would have changed', async () => {
    const id = await stage(await table('metals-1.csv', 'a,unobtainium,CN,6', 'b,adamantium,CN,7'));
    expect(await accept(id, { keys: ['a'] })).toMatchObject({ changed: 2, leftOut: 1 });
    expect((await inUse()).map(([, kgCo2e]) => kgCo2e)).toEqual([5, 7]);
  });

  it('retire what the files no longer hold, but only in the parts that they are', async () => {
    await accept(await stage(await table('metals-2.csv', 'z,vibranium,CN,9')));
    expect((await inUse()).map(([, kgCo2e]) => kgCo2e)).toEqual([5, 7, 9]);
    await accept(await stage(await table('metals-2.csv', 'y,beskar,CN,1')));
    expect((await inUse()).map(([, kgCo2e]) => kgCo2e)).toEqual([5, 7, 1]);
    expect(await found('vibranium')).toEqual([]);
  });

  it('can be rolled back: what they replaced is in use again', async () => {
    const before = await inUse();
    const id = await stage(await table('metals-2.csv', 'y,beskar,CN,100', 'x,valyrian,CN,4'));
    await accept(id);
    expect(await inUse()).not.toEqual(before);
    await retireRelease(test.database, id, { restorePrevious: true });
    expect(await inUse()).toEqual(before);
    expect(await found('valyrian')).toEqual([]);
    await expect(retireRelease(test.database, id, { restorePrevious: true })).rejects.toThrow(NotCurrent);
  });

  it('flag what stands far from its peers, with a mistaken unit told apart', async () => {
    const peers = Array.from(
      { length: 20 },
      (_, index) => `p${index},common,${regions[index]},${1 + index / 100}`,
    );
    const id = await stage(
      await table('metals-3.csv', ...peers, 'p90,common,GB,1100', 'p91,common,FR,30', 'p92,common,IT,-2'),
    );
    const rows = await test.database.query<{ key: string; flags: string[] }>(
      `SELECT "key", "flags" FROM "staging"."factors_${id}" WHERE "flags" <> '{}' ORDER BY "key"`,
    );
    expect(rows).toEqual([
      { key: 'p90', flags: ['OUTLIER', 'UNIT_SUSPECT'] },
      { key: 'p91', flags: ['OUTLIER'] },
      { key: 'p92', flags: ['NEGATIVE'] },
    ]);
    expect(await accept(id, { flags: ['UNIT_SUSPECT'] })).toMatchObject({ flagged: 3, leftOut: 1 });
  });

  it('refuse repeated keys, 1e300, NaN and unknown regions by row, and take the rest', async () => {
    const id = await stage(
      await table('metals-4.csv', 'k,aa,CN,1', 'k,aa,CN,2', 'l,bb,CN,1e300', 'm,cc,CN,NaN', 'n,dd,nowhere,1'),
    );
    const rejections = await test.database.prisma.factorRejection.findMany({
      where: { releaseId: id },
      orderBy: { position: 'asc' },
    });
    expect(rejections.map(({ code, place }) => [code, place])).toEqual([
      ['KEY_REPEATED', 'metals-4.csv, row 3'],
      ['VALUE_OUT_OF_RANGE', 'metals-4.csv, row 4'],
      ['VALUE_NOT_A_NUMBER', 'metals-4.csv, row 5'],
      ['REGION_UNKNOWN', 'metals-4.csv, row 6'],
    ]);
    expect(await countsOf(id)).toMatchObject({ rows: 5, factors: 1, rejected: 4 });
    await discardRelease(test.database, id);
  });

  it.each([
    ['a stray file', () => temporaryFile('steel.csv', 'key,name,region,value')],
    ['a missing column', () => temporaryFile('metals-5.csv', 'key,name,value\na,b,1')],
    ['an empty file', () => temporaryFile('metals-5.csv', '')],
    [
      'bytes that are no UTF-8',
      () => temporaryFile('metals-5.csv', new Uint8Array([107, 101, 121, 0xff, 0xfe, 10])),
    ],
    ['quotes that do not close', () => temporaryFile('metals-5.csv', 'key,name,region,value\n"a,b,CN,1\n')],
    ['a file that is not there', async () => ({ name: 'metals-5.csv', path: '/nowhere/metals-5.csv' })],
  ])('leave nothing behind after %s', async (_what, file) => {
    const before = await inUse();
    const releases = await test.database.prisma.factorRelease.count();
    const given = await file();
    await expect(stage(given)).rejects.toThrow(InvalidFile);
    expect(await inUse()).toEqual(before);
    expect(await test.database.prisma.factorRelease.count()).toBe(releases);
    expect(await stagingTables()).toBe(0);
  });

  it('that were cut off while being read are removed at the next start', async () => {
    const id = await stage(await table('metals-6.csv', 'q,quick,CN,1'));
    const longAgo = new Date(Date.now() - 2 * 86_400_000);
    await test.database.prisma.factorRelease.update({
      where: { id },
      data: { state: 'STAGING', stagedAt: longAgo },
    });
    await removeUnfinishedImports(test.database);
    expect(await test.database.prisma.factorRelease.count({ where: { id } })).toBe(0);
    expect(await stagingTables()).toBe(0);
  });
});

const regions = [
  'CN',
  'US',
  'JP',
  'KR',
  'IN',
  'VN',
  'TH',
  'MY',
  'ID',
  'PH',
  'BR',
  'MX',
  'CA',
  'AU',
  'NZ',
  'ZA',
  'EG',
  'TR',
  'PL',
  'ES',
];
