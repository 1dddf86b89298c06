import { describe, expect, it } from 'vitest';
import type { JobProgress } from '../../context/job.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';
import { type ImportProgress, importProgress } from './importProgress.ts';
import { namedCsvRows } from './read/csvRows.ts';
import { NO_COUNTS } from './releaseCounts.ts';
import { NOT_STATED, type RowOutcome } from './rowOutcome.ts';
import type { InputFile, SourceReader } from './sourceReader.ts';
import { stageRelease } from './stageRelease.ts';
import { temporaryFile } from './testing.ts';

const ROWS = 12_000;
const LOOK_AFTER = 6_000;
const RUNNING =
  '{ factorReleases(states: [STAGING]) { source { key } progress { phase rows share rowsPerSecond secondsLeft } } }';
const ALL = '{ factorReleases(source: "test-slow") { state progress { rows } } }';

/** A source of one column that lets somebody look while it is half read. */
const slow = (look: () => Promise<void>): SourceReader => ({
  source: {
    ...{
      key: 'test-slow',
      name: 'Slow',
      nameZh: '慢',
      publisher: 'Test',
      licence: 'CC0-1.0',
      licenceUrl: '',
    },
    ...{ attribution: 'Slow', url: '', quality: 1 },
  },
  release: () => ({ version: '1', year: null }),
  files: [{ pattern: /^slow\.csv$/, what: 'the table' }],
  read: async function* (files: readonly InputFile[]): AsyncGenerator<RowOutcome> {
    for (const file of files)
      for await (const { row, get } of namedCsvRows(file, ['key'])) {
        if (row === LOOK_AFTER) await look();
        const names = { key: get('key'), activity: 'slow', name: 'Slow metal', category: 'Metals' };
        const draft = { ...NOT_STATED, ...names, unit: 'kg', region: 'GLO', year: 2024 };
        yield {
          kind: 'FACTOR',
          place: { file: file.name, row },
          draft: { ...draft, boundary: 'CRADLE_TO_GATE', kgCo2e: 1 },
        };
      }
  },
});

describe.each(TEST_DATABASES)('An import under way on the $kind', (kind) => {
  const test = withServer(kind);

  it('tells everybody how far it is, and nothing more when it is done', async () => {
    const lines = Array.from({ length: ROWS }, (_, index) => `${index}${'.'.repeat(40)}`);
    const file = await temporaryFile('slow.csv', ['key', ...lines].join('\n'));
    const seen: { source: { key: string }; progress: ImportProgress }[] = [];
    const told: JobProgress[] = [];
    const look = async (): Promise<void> => {
      // A batch is written while the next one is read.
      await expect
        .poll(async () => {
          const { data } = await test.server.ask<{ factorReleases: typeof seen }>(RUNNING);
          seen.splice(0, seen.length, ...data.factorReleases);
          return seen[0]?.progress.rows;
        })
        .toBe(5_000);
    };
    await stageRelease(test.database, slow(look), [file], {
      ownerId: null,
      onProgress: (progress) => told.push(progress),
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      source: { key: 'test-slow' },
      progress: { phase: 'READING', rows: 5_000 },
    });
    expect(seen[0]?.progress.share).toBeGreaterThan(0.3);
    expect(seen[0]?.progress.share).toBeLessThan(1);
    expect(seen[0]?.progress.rowsPerSecond).toBeGreaterThan(0);
    expect(seen[0]?.progress.secondsLeft).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(2);
    expect(told.filter(({ done, total }) => done > total)).toEqual([]);
    expect(told.at(-1)).toMatchObject({ unit: 'BYTES', done: told[0]?.total });
    const after = await test.server.ask<{ factorReleases: object[] }>(ALL);
    expect(after.data.factorReleases).toEqual([{ state: 'STAGED', progress: null }]);
    expect((await test.server.ask(RUNNING)).data).toEqual({ factorReleases: [] });
  });
});

describe('The progress of an import', () => {
  const began = new Date('2026-01-01T00:00:00Z');
  const after = (seconds: number) => new Date(began.getTime() + seconds * 1_000);
  const of = (readShare: number | null, rows: number, seconds: number) =>
    importProgress(
      { state: 'STAGING', counts: { ...NO_COUNTS, rows }, readShare, stagedAt: began },
      after(seconds),
    );

  it('is the rate so far, and as long again as the rest of the bytes takes at that rate', () => {
    expect(of(0.25, 5_000, 10)).toEqual({
      ...{ phase: 'READING', rows: 5_000, share: 0.25, rowsPerSecond: 500, secondsLeft: 30 },
    });
  });

  it('names no time at the very beginning, and none while it is compared', () => {
    expect(of(null, 0, 0)).toMatchObject({ share: 0, rowsPerSecond: 0, secondsLeft: null });
    expect(of(0.01, 100, 1)).toMatchObject({ secondsLeft: null });
    expect(of(1, 9_000, 20)).toMatchObject({ phase: 'COMPARING', secondsLeft: null });
  });
});
