import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_ORGANISATION } from '../../context/localPeople.ts';
import { newReplica } from '../../context/replica.ts';
import type { Database } from '../../db/database.ts';
import { HandedOver } from '../../errors/refusals.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { removeUnfinishedImports } from './discardRelease.ts';
import { TableMapping } from './ownTable.ts';
import type { ReadingRequest } from './readingRequest.ts';
import { resumeReading } from './resumeReading.ts';
import { stageUploads } from './stageUploads.ts';
import { keepUpload } from './uploads.ts';

/** Several batches, so that a reading can be cut off between two. */
const ROWS = 6_000;
const TABLE = ['name,value,unit', ...Array.from({ length: ROWS }, (_, row) => `Part ${row},1.5,kg`)].join(
  '\n',
);
const MAPPING = TableMapping.parse({ columns: { name: 'name', value: 'value', unit: 'unit' } });

describe.each(TEST_DATABASES)('An import on the $kind', ({ open }) => {
  let database: Database;
  let request: ReadingRequest;
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());
  beforeEach(async () => {
    await database.query(`DELETE FROM "FactorRelease" WHERE "ownerId" = $1`, [LOCAL_ORGANISATION]);
    await database.query('DELETE FROM "Upload"');
    const id = await keepUpload(database, LOCAL_ORGANISATION, 'own.csv', Readable.from([Buffer.from(TABLE)]));
    const what = { kind: 'OWN_TABLE', name: 'Parts', mapping: MAPPING } as ReadingRequest['what'];
    request = { organisationId: LOCAL_ORGANISATION, uploadIds: [id], what };
    logged.length = 0;
  });

  const releases = () =>
    database.query<{ id: string; state: string; holder: string | null; rows: number; attempts: number }>(
      `SELECT "id", "state"::text, "holder", ("counts"->>'rows')::int AS "rows", "attempts" FROM "FactorRelease"
       WHERE "ownerId" = $1`,
      [LOCAL_ORGANISATION],
    );
  const stagingRows = async (id: string) => {
    const [row] = await database.query<{ rows: number; keys: number }>(
      `SELECT count(*)::int AS "rows", count(DISTINCT "key")::int AS "keys" FROM "staging"."factors_${id}"`,
    );
    return row;
  };
  const uploads = () => database.query('SELECT FROM "Upload"');
  /** Calls `then` when the first batch is written. */
  const atFirstBatch = (then: () => void) => {
    const stop = database.onStatement((statement) => {
      if (!/^COPY .*factors_/.test(statement)) return;
      stop();
      then();
    });
  };

  it('that its process hands back is read by another one, from the beginning and once', async () => {
    const ending = new AbortController();
    atFirstBatch(() => ending.abort());
    const first = stageUploads(database, newReplica(60, ending.signal), request);
    await expect(first).rejects.toThrow(HandedOver);
    const [cutOff] = await releases();
    expect(cutOff).toMatchObject({ state: 'STAGING', holder: null });
    expect(await resumeReading(database, newReplica(), log)).toBe(true);
    expect(await releases()).toMatchObject([{ id: cutOff!.id, state: 'STAGED', rows: ROWS, attempts: 2 }]);
    expect(await stagingRows(cutOff!.id)).toEqual({ rows: ROWS, keys: ROWS });
    expect(await uploads()).toEqual([]);
    const [source] = await database.query(`SELECT "ownerId" FROM "FactorSource" WHERE "name" = 'Parts'`);
    expect(source).toEqual({ ownerId: LOCAL_ORGANISATION });
    expect(await resumeReading(database, newReplica(), log)).toBe(false);
  });

  it('that was taken from a process which only seemed dead gets nothing more from it', async () => {
    let taking: Promise<boolean> | null = null;
    atFirstBatch(() => {
      taking = database
        .query(
          `UPDATE "FactorRelease" SET "holder" = 'somebody else', "heldUntil" = now() - interval '1 second' WHERE "state" = 'STAGING'`,
        )
        .then(() => resumeReading(database, newReplica(), log));
    });
    const seemedDead = stageUploads(database, newReplica(3600), request);
    await expect(seemedDead).rejects.toThrow(HandedOver);
    expect(await taking!).toBe(true);
    const [release] = await releases();
    expect(release).toMatchObject({ state: 'STAGED', rows: ROWS });
    expect(await stagingRows(release!.id)).toEqual({ rows: ROWS, keys: ROWS });
  });

  it('is left alone by others while its process says that it is at it', async () => {
    const others: Promise<boolean>[] = [];
    atFirstBatch(() => others.push(resumeReading(database, newReplica(), log)));
    await stageUploads(database, newReplica(), request);
    expect(await Promise.all(others)).toEqual([false]);
    expect(await releases()).toMatchObject([{ state: 'STAGED', attempts: 1 }]);
  });

  it('that has ended its process three times is thrown away, and that is said', async () => {
    const ending = new AbortController();
    atFirstBatch(() => ending.abort());
    await stageUploads(database, newReplica(60, ending.signal), request).catch(() => undefined);
    const [{ id } = { id: '' }] = await releases();
    await database.query(`UPDATE "FactorRelease" SET "attempts" = 3 WHERE "id" = $1`, [id]);
    expect(await resumeReading(database, newReplica(), log)).toBe(true);
    expect(await releases()).toEqual([]);
    expect(logged.join()).toContain(id);
    const tables = await database.query(
      `SELECT FROM pg_tables WHERE "schemaname" = 'staging' AND "tablename" LIKE '%' || $1`,
      [id],
    );
    expect(tables).toEqual([]);
  });

  it('that can be gone on with survives the next start', async () => {
    const ending = new AbortController();
    atFirstBatch(() => ending.abort());
    await stageUploads(database, newReplica(60, ending.signal), request).catch(() => undefined);
    await removeUnfinishedImports(database);
    expect(await resumeReading(database, newReplica(), log)).toBe(true);
    expect(await releases()).toMatchObject([{ state: 'STAGED', rows: ROWS }]);
  });
});
