import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../db/database.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import type { InputFile } from './sourceReader.ts';

const MAX_BYTES = 500_000_000;
const PIECE_BYTES = 1 << 20;
/** Size of an upload whose bytes are still coming. */
const INCOMPLETE = -1;

/** The file is larger than an upload may be. */
export class UploadTooLarge extends Error {}

/**
 * Keeps the bytes of an upload in the database, where every replica finds them.
 *
 * @returns the id to read it by
 * @throws UploadTooLarge
 */
export async function keepUpload(
  database: Database,
  organisationId: string,
  name: string,
  bytes: Readable,
): Promise<string> {
  const { prisma, query } = database;
  const id = randomUUID();
  await prisma.upload.create({
    data: { organisationId, id, name: safeName(name), sizeBytes: INCOMPLETE },
  });
  try {
    let position = 0;
    let sizeBytes = 0;
    for await (const piece of piecesOf(bytes)) {
      sizeBytes += piece.length;
      if (sizeBytes > MAX_BYTES)
        throw new UploadTooLarge(`A file may have ${MAX_BYTES / 1e6} MB. Import it from the command line.`);
      await query(
        'INSERT INTO "UploadPiece" ("organisationId", "uploadId", "position", "content") VALUES ($1, $2, $3, $4)',
        [organisationId, id, position++, piece],
      );
    }
    await prisma.upload.update({
      where: { organisationId_id: { organisationId, id } },
      data: { sizeBytes },
    });
    return id;
  } catch (error) {
    await forgetUploads(database, organisationId, [id]);
    throw error;
  }
}

/**
 * Lets `work` read uploads as files, which are gone afterwards; the uploads stay.
 *
 * @throws InvalidInput when there is no such upload of the organisation
 */
export async function withUploads<Result>(
  database: Database,
  organisationId: string,
  ids: readonly string[],
  work: (files: readonly InputFile[]) => Promise<Result>,
  field = 'uploadId',
): Promise<Result> {
  const uploads = await database.prisma.upload.findMany({
    where: { organisationId, id: { in: [...ids] }, sizeBytes: { not: INCOMPLETE } },
    select: { id: true, name: true },
  });
  const named = ids.map((id) => ({ id, name: uploads.find((upload) => upload.id === id)?.name ?? null }));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cradle-uploads-'));
  try {
    const files: InputFile[] = [];
    for (const { id, name } of named) {
      if (name === null) throw unknownUpload(id, field);
      // Two uploads may have one name.
      const own = path.join(folder, String(files.length));
      await mkdir(own);
      const file = { name, path: path.join(own, name) };
      await pipeline(Readable.from(storedPieces(database, organisationId, id)), createWriteStream(file.path));
      files.push(file);
    }
    return await work(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `withUploads` for one. */
export function withUpload<Result>(
  database: Database,
  organisationId: string,
  id: string,
  work: (file: InputFile) => Promise<Result>,
): Promise<Result> {
  return withUploads(database, organisationId, [id], ([file]) => work(file!));
}

export async function forgetUploads(
  { prisma }: Pick<Database, 'prisma'>,
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  await prisma.upload.deleteMany({ where: { organisationId, id: { in: [...ids] } } });
}

/** Uploads that nobody has asked about for a day; those of readings under way stay. */
export async function forgetOldUploads({ query }: Database): Promise<void> {
  const wanted = await query<{ id: string }>(
    `SELECT jsonb_array_elements_text("request" -> 'uploadIds') AS "id" FROM "FactorRelease"
     WHERE "state" = 'STAGING' AND "request" IS NOT NULL`,
  );
  await query(`DELETE FROM "Upload" WHERE "createdAt" < now() - interval '1 day' AND "id" <> ALL($1)`, [
    wanted.map(({ id }) => id),
  ]);
}

/** Pieces of one size, however the bytes come. */
async function* piecesOf(bytes: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < PIECE_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

async function* storedPieces(
  { query }: Database,
  organisationId: string,
  id: string,
): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const [piece] = await query<{ content: Uint8Array }>(
      'SELECT "content" FROM "UploadPiece" WHERE "organisationId" = $1 AND "uploadId" = $2 AND "position" = $3',
      [organisationId, id, position],
    );
    if (piece === undefined) return;
    yield piece.content;
  }
}

function unknownUpload(id: string, field: string): InvalidInput {
  const message = `There is no upload ${id}.`;
  return new InvalidInput([{ field, code: 'UPLOAD_UNKNOWN', message, remedy: 'Upload the file again.' }]);
}

/** The last part of a path, without what a file name cannot hold. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a name.
  const kept = last.replaceAll(/[\u0000-\u001f<>:"|?*]/g, '_').slice(0, 200);
  return /^\.*$/.test(kept) ? 'file' : kept;
}
