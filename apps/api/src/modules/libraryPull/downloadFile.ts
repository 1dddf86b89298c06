import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Dispatcher } from 'undici';
import { type DownloadFailure, fetchRest, type Interruption } from './fetchRest.ts';
import { readValidators, sha256Of, type Validators, writeValidators } from './heldFile.ts';
import type { RemoteFile } from './manifest.ts';

/** The whole file lies in the folder. */
export interface ReadyFile {
  readonly kind: 'READY';
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Whether it is the file that the reader was tested with; otherwise it is another release. */
  readonly isAsTested: boolean;
  /** `PRESENT`: nobody was asked. `UNCHANGED`: the publisher says that the file here is the current one. */
  readonly how: 'PRESENT' | 'UNCHANGED' | 'DOWNLOADED';
  /** How many bytes an earlier attempt had left behind. */
  readonly resumedFrom: number;
}

export interface FailedDownload {
  readonly kind: 'FAILED';
  readonly code: DownloadFailure;
  /** What was met: a status, a reason of the network, the checksum received. */
  readonly detail: string;
  readonly attempts: number;
}

export type Download = ReadyFile | FailedDownload;

export interface DownloadOptions {
  readonly folder: string;
  readonly dispatcher: Dispatcher;
  /** Bytes here, and bytes of the whole file as far as known. */
  readonly onProgress: (done: number, total: number) => void;
  /** Milliseconds; what tests replace so as not to wait. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

const MOST_ATTEMPTS = 5;
/** A name that cannot be resolved is seldom known a second later: the machine is offline. */
const MOST_ATTEMPTS_OFFLINE = 2;
const FIRST_WAIT = 1_000;

/**
 * Downloads one file into the folder. What an interrupted attempt left is continued where the server can, and thrown away
 * where the file has changed meanwhile. The file appears under its name only when it is whole.
 */
export async function downloadFile(file: RemoteFile, options: DownloadOptions): Promise<Download> {
  const target = path.join(options.folder, file.name);
  const held = await heldFile(target);
  if (held !== null && file.fixed && held.sha256 === file.sha256) {
    options.onProgress(held.bytes, held.bytes);
    return { kind: 'READY', path: target, ...held, isAsTested: true, how: 'PRESENT', resumedFrom: 0 };
  }
  const work = path.join(options.folder, '.pull');
  await mkdir(work, { recursive: true });
  const part = path.join(work, `${file.name}.part`);
  for (let attempt = 1; ; attempt++) {
    const fetched = await fetchRest({
      ...{ url: file.url, part, dispatcher: options.dispatcher, onProgress: options.onProgress },
      expectedBytes: file.bytes,
      heldValidators: held === null ? null : await readValidators(work, file),
    });
    if (fetched.kind === 'UNCHANGED' && held !== null) {
      const isAsTested = held.sha256 === file.sha256;
      options.onProgress(held.bytes, held.bytes);
      return { kind: 'READY', path: target, ...held, isAsTested, how: 'UNCHANGED', resumedFrom: 0 };
    }
    const outcome =
      fetched.kind === 'WHOLE'
        ? await keep(file, part, target, work, fetched)
        : fetched.kind === 'UNCHANGED'
          ? interruption('SERVER_FAILED', '304 without a file here')
          : fetched;
    if (outcome.kind === 'READY') return outcome;
    const most = outcome.isOffline ? MOST_ATTEMPTS_OFFLINE : MOST_ATTEMPTS;
    if (!outcome.mayRetry || attempt >= most)
      return { kind: 'FAILED', code: outcome.code, detail: outcome.detail, attempts: attempt };
    await options.wait(outcome.retryAfter ?? FIRST_WAIT * 2 ** (attempt - 1));
  }
}

async function keep(
  file: RemoteFile,
  part: string,
  target: string,
  work: string,
  { resumedFrom, validators }: { readonly resumedFrom: number; readonly validators: Validators },
): Promise<ReadyFile | Interruption> {
  const sha256 = await sha256Of(part);
  const isAsTested = sha256 === file.sha256;
  if (!isAsTested && file.fixed) {
    await rm(part, { force: true });
    // Two halves of different files are put right by beginning again; the whole wrong file is not.
    return { ...interruption('CHECKSUM_MISMATCH', sha256), mayRetry: resumedFrom > 0 };
  }
  const { size } = await stat(part);
  await rename(part, target);
  await writeValidators(work, file, validators);
  return {
    kind: 'READY',
    path: target,
    bytes: size,
    sha256,
    isAsTested,
    how: 'DOWNLOADED',
    resumedFrom,
  };
}

async function heldFile(target: string): Promise<{ bytes: number; sha256: string } | null> {
  const found = await stat(target).catch(() => null);
  return found === null ? null : { bytes: found.size, sha256: await sha256Of(target) };
}

function interruption(code: DownloadFailure, detail: string): Interruption {
  return { kind: 'INTERRUPTED', code, detail, mayRetry: false, isOffline: false, retryAfter: null };
}
