import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { RemoteFile } from './manifest.ts';

const StoredValidators = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
});

/** By what a server tells one state of a file from another (RFC 9110, section 8.8). */
export type Validators = Pick<z.output<typeof StoredValidators>, 'etag' | 'lastModified'>;

/** What the server said of the file that lies here whole; null when it came from another address, or nothing is known. */
export async function readValidators(work: string, file: RemoteFile): Promise<Validators | null> {
  return readNote(noteOf(work, file), file.url);
}

export async function writeValidators(work: string, file: RemoteFile, validators: Validators): Promise<void> {
  await writeNote(noteOf(work, file), file.url, validators);
}

export async function readNote(note: string, url: string): Promise<Validators | null> {
  try {
    const stored = StoredValidators.parse(JSON.parse(await readFile(note, 'utf8')));
    return stored.url === url ? stored : null;
  } catch {
    return null; // Missing or damaged: the file is downloaded again.
  }
}

export async function writeNote(note: string, url: string, validators: Validators): Promise<void> {
  await writeFile(note, JSON.stringify({ url, ...validators }));
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}

function noteOf(work: string, { name }: RemoteFile): string {
  return path.join(work, `${name}.json`);
}
