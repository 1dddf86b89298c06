import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { InputFile } from './sourceReader.ts';

/** Uploaded files wait here, each in a folder named by its id, until their release is staged. */
const FOLDER = path.join(os.tmpdir(), `cradle-uploads-${process.pid}`);
const ID = /^[0-9a-f-]{36}$/;
const MAX_BYTES = 500_000_000;

/** The file is larger than an upload may be. */
export class UploadTooLarge extends Error {}

/**
 * Keeps the bytes of an upload.
 *
 * @returns the id to stage it by
 * @throws UploadTooLarge
 */
export async function keepUpload(name: string, bytes: Readable): Promise<string> {
  const id = randomUUID();
  const folder = path.join(FOLDER, id);
  await mkdir(folder, { recursive: true });
  try {
    await pipeline(bytes, limited, createWriteStream(path.join(folder, safeName(name))));
    return id;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The uploaded file, or null when there is none of this id. */
export async function findUpload(id: string): Promise<InputFile | null> {
  if (!ID.test(id)) return null;
  const [name] = await readdir(path.join(FOLDER, id)).catch(() => []);
  return name === undefined ? null : { name, path: path.join(FOLDER, id, name) };
}

export async function forgetUploads(ids: readonly string[]): Promise<void> {
  await Promise.all(
    ids.filter((id) => ID.test(id)).map((id) => rm(path.join(FOLDER, id), { recursive: true, force: true })),
  );
}

/** The last part of a path, without what a file name cannot hold. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a name.
  return last.replaceAll(/[\u0000-\u001f<>:"|?*]/g, '_').slice(0, 200) || 'file';
}

async function* limited(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > MAX_BYTES)
      throw new UploadTooLarge(`A file may have ${MAX_BYTES / 1e6} MB. Import it from the command line.`);
    yield piece;
  }
}
