import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { InvalidFile } from '../../errors/invalidFile.ts';

const RemoteFile = z.object({
  /** Its name on this machine: what the reader of the source knows it by. */
  name: z.string().regex(/^[A-Za-z0-9][\w.-]*$/, 'must be a plain file name'),
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
  bytes: z.number().int().positive(),
  /** Of the file that the reader was tested with. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits'),
  /** Whether the address can only ever give that very file: it holds a commit or the id of one upload. */
  fixed: z.boolean(),
});
export type RemoteFile = z.output<typeof RemoteFile>;

const ManifestSource = z.object({
  source: z.string().min(1),
  licence: z.string().min(1),
  page: z.url(),
  files: z.array(RemoteFile),
  /** Why there is nothing to download, where there is nothing. */
  byHand: z.string().optional(),
});
export type ManifestSource = z.output<typeof ManifestSource>;

const Manifest = z.object({ sources: z.array(ManifestSource).min(1) });
export type Manifest = z.output<typeof Manifest>;

/**
 * The list of what can be downloaded, and from where.
 *
 * @throws InvalidFile naming each entry that does not fit
 */
export async function readManifest(file: string): Promise<Manifest> {
  const parsed = Manifest.safeParse(await readJsonFile(file));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new InvalidFile(`${file} is no list of sources:\n${faults.join('\n')}`);
}

async function readJsonFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new InvalidFile(`${file} cannot be read as JSON. Check the path.`);
  }
}
