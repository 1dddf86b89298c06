import { mkdir } from 'node:fs/promises';
import type { JobProgress } from '../../context/job.ts';
import { type Download, type DownloadOptions, downloadFile } from './downloadFile.ts';
import type { ManifestSource, RemoteFile } from './manifest.ts';

export interface PulledFile {
  readonly file: RemoteFile;
  readonly download: Download;
}

/** What became of one source. It can be imported when every file is ready. */
export interface PulledSource {
  readonly source: ManifestSource;
  readonly files: readonly PulledFile[];
}

export interface PullOptions extends Pick<DownloadOptions, 'dispatcher' | 'wait'> {
  /** Where the files of a source go. */
  readonly folderOf: (source: ManifestSource) => string;
  readonly onProgress: (progress: JobProgress) => void;
}

/** Publishers are not to notice us; a line is full with two. */
const AT_ONCE = 2;

/** Downloads every file of the sources, two at a time. A file that cannot be had stops no other. */
export async function pullLibrary(
  sources: readonly ManifestSource[],
  options: PullOptions,
): Promise<readonly PulledSource[]> {
  const tasks = sources.flatMap((source) => source.files.map((file) => ({ source, file })));
  const report = createReport(
    tasks.map(({ file }) => file.bytes),
    options.onProgress,
  );
  const downloads = new Map<RemoteFile, Download>();
  const unreachable = new Map<string, Download>();
  const waiting = tasks.entries();
  const work = async (): Promise<void> => {
    for (const [index, { source, file }] of waiting) {
      const { host } = new URL(file.url);
      const folder = options.folderOf(source);
      await mkdir(folder, { recursive: true });
      const onProgress = (done: number, total: number) => report.update(index, done, total);
      const download =
        unreachable.get(host) ??
        (await downloadFile(file, {
          folder,
          dispatcher: options.dispatcher,
          wait: options.wait,
          onProgress,
        }));
      if (download.kind === 'FAILED' && download.code === 'UNREACHABLE') unreachable.set(host, download);
      if (download.kind === 'FAILED') report.drop(index);
      downloads.set(file, download);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  report.finish();
  return sources.map((source) => ({
    source,
    files: source.files.map((file) => ({ file, download: downloads.get(file)! })),
  }));
}

/** One bar for all files; what was expected gives way to what the servers say. */
function createReport(expected: readonly number[], onProgress: PullOptions['onProgress']) {
  const totals = [...expected];
  const dones = expected.map(() => 0);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const send = () =>
    onProgress({ label: 'Downloading', done: sum(dones), total: sum(totals), unit: 'BYTES' });
  return {
    update(index: number, done: number, total: number) {
      dones[index] = done;
      totals[index] = total;
      send();
    },
    drop(index: number) {
      totals[index] = dones[index] ?? 0;
    },
    finish: send,
  };
}
