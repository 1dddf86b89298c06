import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import type { JobReport } from '../context/job.ts';
import { SOURCE_READERS } from '../modules/factorImport/sourceReaders.ts';
import { createDispatcher } from '../modules/libraryPull/createDispatcher.ts';
import { describePull, isOffline } from '../modules/libraryPull/describePull.ts';
import { type ManifestSource, readManifest } from '../modules/libraryPull/manifest.ts';
import { type PulledSource, pullLibrary } from '../modules/libraryPull/pullLibrary.ts';
import { createProgressBar } from './progressBar.ts';
import { runJob } from './runJob.ts';

export interface PullRequest {
  /** Keys of sources; empty for all that can be downloaded. */
  readonly sources: readonly string[];
  readonly folder: string;
  readonly manifest: string;
  readonly accept?: boolean;
  readonly acceptNewer?: boolean;
  readonly downloadOnly?: boolean;
}

/**
 * Downloads here, where the proxy of whoever typed the command is known, and hands the whole sources to the database, in
 * this process or in the server's. A source that lacks a file is not imported: its missing rows would look retired.
 */
export async function runPull(config: Config, asked: PullRequest): Promise<JobReport> {
  const manifest = await readManifest(asked.manifest);
  const known = manifest.sources.map(({ source }) => source);
  const unknown = asked.sources.filter((source) => !known.includes(source));
  if (unknown.length > 0)
    return {
      failed: true,
      lines: [`There is no source "${unknown.join('", "')}". Use some of ${known.join(', ')}.`],
    };
  const wanted = manifest.sources.filter(({ source, files }) =>
    asked.sources.length === 0 ? files.length > 0 : asked.sources.includes(source),
  );
  const pulled = await download(config, wanted, asked.folder);
  if (isOffline(pulled)) return { failed: true, lines: offlineLines(pulled) };
  const lines = describePull(pulled);
  const whole = pulled.filter(
    ({ files }) => files.length > 0 && files.every(({ download: { kind } }) => kind === 'READY'),
  );
  const failed = whole.length < pulled.length;
  if (asked.downloadOnly || whole.length === 0) return { failed, lines };
  const report = await runJob(config, 'library import-downloads', {
    sets: JSON.stringify(whole.map(toSet)),
    accept: asked.accept || asked.acceptNewer ? 'yes' : 'no',
    acceptNewer: asked.acceptNewer ? 'yes' : 'no',
  });
  return { failed: failed || report.failed, lines: [...lines, ...report.lines] };
}

async function download(
  config: Config,
  wanted: readonly ManifestSource[],
  folder: string,
): Promise<readonly PulledSource[]> {
  const dispatcher = createDispatcher(config.proxy);
  const bar = createProgressBar();
  try {
    return await pullLibrary(wanted, {
      ...{ dispatcher, wait: (milliseconds: number) => wait(milliseconds), onProgress: bar.update },
      folderOf: ({ source }) => path.join(folder, folderName(source)),
    });
  } finally {
    bar.stop();
    await dispatcher.close();
  }
}

/** The name under which `library import-folder` would find it too. */
function folderName(key: string): string {
  return SOURCE_READERS.find(({ reader }) => reader.source.key === key)?.folder ?? key;
}

function toSet({ source, files }: PulledSource) {
  const ready = files.flatMap(({ download: each }) => (each.kind === 'READY' ? [each] : []));
  return {
    source: source.source,
    files: ready.map((each) => each.path),
    isAsTested: ready.every(({ isAsTested }) => isAsTested),
  };
}

function offlineLines(pulled: readonly PulledSource[]): string[] {
  const pages = pulled.map(({ source }) => `  ${source.source}: ${source.page}`);
  return [
    'No publisher can be reached: this machine seems to be offline, or a proxy is needed (set HTTPS_PROXY).',
    'Download the files on another machine, put those of each source into a folder of its name, and run',
    '  npm run cradle -- library import-folder <folder>',
    ...pages,
  ];
}
