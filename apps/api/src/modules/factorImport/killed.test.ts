import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_FOLDER } from '../../config/folders.ts';
import { openEmbedded } from '../../db/openEmbedded.ts';
import { removeUnfinishedImports } from './discardRelease.ts';
import { temporaryFile } from './testing.ts';

const COUNTRIES = ['CHN', 'DEU', 'USA', 'IND', 'BRA', 'FRA', 'JPN', 'GBR', 'ITA', 'KOR', 'MEX', 'VNM'];
const SECTORS = Array.from({ length: 400 }, (_, index) => `S${index}`);

/** 4,800 factors: enough that a kill finds the import at work. */
const MATRIX = [
  `;;;;${SECTORS.map((code) => `Sector ${code}`).join(';')};`,
  `;Country Code;Country;country;${SECTORS.join(';')};`,
  ...COUNTRIES.map((country) => `;${country};x;kg;${SECTORS.map((_, index) => `${index},5`).join(';')};`),
].join('\n');

describe('An import whose process is killed', () => {
  let home = '';
  let file = '';
  beforeAll(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'cradle-killed-'));
    file = (await temporaryFile('open-ceda-2024.csv', MATRIX)).path;
    const database = await openEmbedded(home);
    await database.close();
  }, 60_000);
  afterAll(() => rm(home, { recursive: true, force: true }));

  /** Starts the import and kills it the given time after it said a word, or lets it end. */
  const run = (word: string, afterMs: number | null) =>
    new Promise<void>((resolve, reject) => {
      const script = path.join(API_FOLDER, 'src', 'testing', 'importThenWait.ts');
      const child = spawn(process.execPath, ['--import', 'tsx', script, home, file], {
        cwd: API_FOLDER,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.on('data', async (text: Buffer) => {
        if (afterMs === null || !text.toString().includes(word)) return;
        await pause(afterMs);
        child.kill('SIGKILL');
      });
      child.on('error', reject);
      child.on('exit', () => resolve());
    });

  const inLibrary = async () => {
    const database = await openEmbedded(home);
    await removeUnfinishedImports(database);
    const [counts] = await database.query<{
      factors: number;
      series: number;
      tables: number;
      current: number;
    }>(
      `SELECT (SELECT count(*)::int FROM "Factor") AS "factors", (SELECT coalesce(sum("current"), 0)::int FROM "FactorSeries") AS "series",
         (SELECT count(*)::int FROM "FactorRelease" WHERE "state" = 'CURRENT') AS "current",
         (SELECT count(*)::int FROM pg_tables t WHERE "schemaname" = 'staging' AND NOT EXISTS (
            SELECT FROM "FactorRelease" r WHERE r."state" = 'STAGED' AND t."tablename" LIKE '%' || r."id")) AS "tables"`,
    );
    await database.close();
    return counts;
  };

  it.each([0, 30, 120, 250])(
    '%i ms into its acceptance has all of it or nothing in the library',
    async (afterMs) => {
      await run('staged', afterMs);
      const counts = await inLibrary();
      expect([0, 4_800]).toContain(counts?.factors);
      expect(counts?.series).toBe(counts?.factors);
      expect(counts?.tables).toBe(0);
      expect((counts?.current ?? 0) > 0).toBe(counts?.factors === 4_800);
    },
    60_000,
  );

  it('succeeds when it is run again', async () => {
    await run('', null);
    expect(await inLibrary()).toMatchObject({ factors: 4_800, series: 4_800 });
  }, 60_000);
});
