import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Job, JobEnvironment, JobReport } from '../../context/job.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { acceptRelease, refreshStatistics } from './acceptRelease.ts';
import { discardRelease } from './discardRelease.ts';
import type { ReleaseCounts } from './releaseCounts.ts';
import type { InputFile, SourceReader } from './sourceReader.ts';
import { findReader, SOURCE_READERS } from './sourceReaders.ts';
import { stageRelease } from './stageRelease.ts';

/** `library import <source> <files…>`: parameters `source`, `files` (JSON list of paths), `accept` (`yes`, else a preview). */
export const importSourceJob: Job = async (environment, parameters) => {
  const reader = findReader(parameters.source ?? '');
  if (reader === undefined) {
    const known = SOURCE_READERS.map((entry) => entry.reader.source.key).join(', ');
    return { failed: true, lines: [`There is no source "${parameters.source}". Use one of ${known}.`] };
  }
  const paths = JSON.parse(parameters.files ?? '[]') as string[];
  const files = paths.map((file) => ({ name: path.basename(file), path: file }));
  const report = await refusing(() => importSource(environment, reader, files, parameters.accept === 'yes'));
  await refreshStatistics(environment.database);
  return report;
};

const DownloadedSets = z.array(
  z.object({ source: z.string(), files: z.array(z.string()), isAsTested: z.boolean() }),
);

/** What `library pull` hands over: a list of sources with their files as JSON in `sets`, `accept`, and `acceptNewer`. */
export const importDownloadsJob: Job = async (environment, parameters) => {
  const reports: JobReport[] = [];
  for (const { source, files, isAsTested } of DownloadedSets.parse(JSON.parse(parameters.sets ?? '[]'))) {
    const reader = findReader(source);
    if (reader === undefined) continue;
    const inputs = files.map((file) => ({ name: path.basename(file), path: file }));
    const accept = parameters.accept === 'yes' && (isAsTested || parameters.acceptNewer === 'yes');
    reports.push(
      await refusing(() =>
        importSource(environment, reader, inputs, accept, isAsTested ? '--accept' : '--accept-newer'),
      ),
    );
  }
  await refreshStatistics(environment.database);
  return { failed: reports.some(({ failed }) => failed), lines: reports.flatMap(({ lines }) => lines) };
};

/** `library import-folder <folder>`: every source whose files lie in a folder of its name. Parameters `folder`, `accept`. */
export const importFolderJob: Job = async (environment, parameters) => {
  const lines: string[] = [];
  let failed = false;
  for (const { folder, reader } of SOURCE_READERS) {
    const files = await filesOf(path.join(parameters.folder ?? '', folder), reader);
    if (files.length === 0) continue;
    const report = await refusing(() =>
      importSource(environment, reader, files, parameters.accept === 'yes'),
    );
    failed ||= report.failed;
    lines.push(...report.lines);
  }
  if (lines.length === 0)
    return {
      failed: true,
      lines: [
        `No source lies in ${parameters.folder}. Each is expected in a folder of its name: ${SOURCE_READERS.map(({ folder }) => folder).join(', ')}.`,
      ],
    };
  await refreshStatistics(environment.database);
  return { failed, lines };
};

async function importSource(
  { database, viewer, onProgress }: JobEnvironment,
  reader: SourceReader,
  files: readonly InputFile[],
  accept: boolean,
  option = '--accept',
): Promise<JobReport> {
  const { source } = reader;
  const releaseId = await stageRelease(database, reader, files, { ownerId: null, onProgress });
  if (!accept) {
    const counts = await discardRelease(database, releaseId);
    return {
      failed: false,
      lines: [
        ...reportLines(source.name, counts),
        `  Licence ${source.licence}: ${source.attribution}`,
        `  Nothing was changed. Add ${option} to take it over under this licence.`,
      ],
    };
  }
  const counts = await acceptRelease(database, releaseId, source, { userId: viewer.userId });
  return { failed: false, lines: reportLines(source.name, counts) };
}

function reportLines(name: string, counts: ReleaseCounts): string[] {
  return [
    `${name}: ${counts.rows} rows = ${counts.factors} factors + ${counts.folded} folded into them + ${counts.rejected} rejected`,
    `  ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.gone} gone, ${counts.flagged} flagged for a look`,
  ];
}

async function filesOf(folder: string, reader: SourceReader): Promise<InputFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => reader.files.some(({ pattern }) => pattern.test(name)))
    .sort()
    .map((name) => ({ name, path: path.join(folder, name) }));
}

async function refusing(work: () => Promise<JobReport>): Promise<JobReport> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InvalidFile) return { failed: true, lines: [error.message] };
    throw error;
  }
}
