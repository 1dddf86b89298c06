import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Job, JobEnvironment, JobReport } from '../../context/job.ts';
import { importSources, type SourceFiles, type SourceOutcome } from './importSources.ts';
import type { InputFile, SourceReader } from './sourceReader.ts';
import { findReader, SOURCE_READERS } from './sourceReaders.ts';

/** `library import <source> <files…>`: parameters `source`, `files` (JSON list of paths), `accept` (`yes`, else a preview). */
export const importSourceJob: Job = async (environment, parameters) => {
  const reader = findReader(parameters.source ?? '');
  if (reader === undefined) {
    const known = SOURCE_READERS.map((entry) => entry.reader.source.key).join(', ');
    return { failed: true, lines: [`There is no source "${parameters.source}". Use one of ${known}.`] };
  }
  const files = inputFiles(JSON.parse(parameters.files ?? '[]') as string[]);
  return importAndReport(environment, [{ reader, files, accept: parameters.accept === 'yes' }]);
};

const DownloadedSets = z.array(
  z.object({ source: z.string(), files: z.array(z.string()), isAsTested: z.boolean() }),
);

/** What `library pull` hands over: a list of sources with their files as JSON in `sets`, `accept`, and `acceptNewer`. */
export const importDownloadsJob: Job = async (environment, parameters) => {
  const downloaded = DownloadedSets.parse(JSON.parse(parameters.sets ?? '[]'));
  const newer = new Set<SourceFiles>();
  const sets = downloaded.flatMap(({ source, files, isAsTested }) => {
    const reader = findReader(source);
    if (reader === undefined) return [];
    const accept = parameters.accept === 'yes' && (isAsTested || parameters.acceptNewer === 'yes');
    const set = { reader, files: inputFiles(files), accept };
    if (!isAsTested) newer.add(set);
    return [set];
  });
  return importAndReport(environment, sets, (set) => (newer.has(set) ? '--accept-newer' : '--accept'));
};

/** `library import-folder <folder>`: every source whose files lie in a folder of its name. Parameters `folder`, `accept`. */
export const importFolderJob: Job = async (environment, parameters) => {
  const sets = await setsInFolder(parameters.folder ?? '', parameters.accept === 'yes');
  if (sets.length > 0) return importAndReport(environment, sets);
  const folders = SOURCE_READERS.map(({ folder }) => folder).join(', ');
  return {
    failed: true,
    lines: [`No source lies in ${parameters.folder}. Each is expected in a folder of its name: ${folders}.`],
  };
};

/** The sources whose files lie in a folder of their name. */
export async function setsInFolder(parent: string, accept: boolean): Promise<readonly SourceFiles[]> {
  const sets = await Promise.all(
    SOURCE_READERS.map(async ({ folder, reader }) => ({
      reader,
      files: await filesOf(path.join(parent, folder), reader),
      accept,
    })),
  );
  return sets.filter(({ files }) => files.length > 0);
}

async function importAndReport(
  { database, viewer, onProgress }: JobEnvironment,
  sets: readonly SourceFiles[],
  optionOf: (set: SourceFiles) => string = () => '--accept',
): Promise<JobReport> {
  const outcomes = await importSources(database, sets, { userId: viewer.userId, onProgress });
  return {
    failed: outcomes.some(({ kind }) => kind === 'REFUSED'),
    lines: outcomes.flatMap((outcome) => reportLines(outcome, optionOf(outcome.set))),
  };
}

function reportLines(outcome: SourceOutcome, option: string): string[] {
  if (outcome.kind === 'REFUSED') return [outcome.message];
  const { counts, set } = outcome;
  const { source } = set.reader;
  const lines = [
    `${source.name}: ${counts.rows} rows = ${counts.factors} factors + ${counts.folded} folded into them + ${counts.rejected} rejected`,
    `  ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.gone} gone, ${counts.flagged} flagged for a look`,
  ];
  if (set.accept) return lines;
  return [
    ...lines,
    `  Licence ${source.licence}: ${source.attribution}`,
    `  Nothing was changed. Add ${option} to take it over under this licence.`,
  ];
}

function inputFiles(paths: readonly string[]): InputFile[] {
  return paths.map((file) => ({ name: path.basename(file), path: file }));
}

async function filesOf(folder: string, reader: SourceReader): Promise<InputFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => reader.files.some(({ pattern }) => pattern.test(name)))
    .sort()
    .map((name) => ({ name, path: path.join(folder, name) }));
}
