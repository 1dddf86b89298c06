import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { JobProgress } from '../../context/job.ts';
import { CopyText } from '../../db/copyText.ts';
import type { Database } from '../../db/database.ts';
import { prepareForBulk } from '../../db/prepareForBulk.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { countChanges } from './countChanges.ts';
import { FACTOR_COLUMNS } from './factorRow.ts';
import type { ReadingThread } from './readingThread.ts';
import { type ReleaseReading, readRelease } from './readRelease.ts';
import { NO_COUNTS, type ReleaseCounts } from './releaseCounts.ts';
import { type ReleaseBatch, type ReleaseSummary, STAGED_SERIES_COLUMNS } from './releaseText.ts';
import type { InputFile, OpenedSource, SourceReader } from './sourceReader.ts';
import { createStagingTables, dropStagingTables, stagingTables } from './stagingTables.ts';

/** A thread is started for files of at least this size together: smaller ones are read in the time that takes. */
const THREAD_BYTES = 1 << 17;
const STAGED_COLUMNS = [...FACTOR_COLUMNS, 'position', 'flags'];
const REJECTION_COLUMNS = ['releaseId', 'position', 'place', 'code', 'column', 'value', 'message', 'remedy'];

export interface StageOptions {
  /** The organisation whose own factors these are; null for the shared library. */
  readonly ownerId: string | null;
  readonly onProgress: (progress: JobProgress) => void;
  /** Reads large files of published sources; without one, they are read here. */
  readonly thread?: ReadingThread | undefined;
}

/**
 * Reads the files of a source into tables of their own, beside the library, and counts what accepting them would change.
 * The library itself is untouched, whatever happens.
 *
 * @returns the id of the release, now in state STAGED
 * @throws InvalidFile when no file is of the source, or one cannot be read; nothing is kept then
 */
export async function stageRelease(
  database: Database,
  reader: SourceReader,
  files: readonly InputFile[],
  { ownerId, onProgress, thread }: StageOptions,
): Promise<string> {
  refuseStrayFiles(reader, files);
  const releaseId = randomUUID();
  const described = await Promise.all(files.map(describeFile));
  const { version } = reader.release(files);
  await insertSource(database, reader);
  await database.transaction(async (session) => {
    await session.query(
      `INSERT INTO "FactorRelease" ("id", "sourceId", "ownerId", "version", "state", "files", "counts")
       VALUES ($1, $2, $3, $4, 'STAGING', $5, $6)`,
      [releaseId, reader.source.key, ownerId, version, JSON.stringify(described), JSON.stringify(NO_COUNTS)],
    );
    await createStagingTables(session, stagingTables(releaseId));
  });
  try {
    const bytes = described.reduce((sum, each) => sum + each.bytes, 0);
    const ids = { releaseId, sourceId: reader.source.key, ownerId };
    const reading =
      thread !== undefined && reader.open === undefined && bytes >= THREAD_BYTES
        ? thread.read(files, ids)
        : readRelease(reader, files, ids);
    const label = `Reading ${reader.source.name}`;
    const summary = await write(database, releaseId, label, reading.steps, bytes, onProgress);
    await finish(database, releaseId, summary, reading.storeBeside());
    return releaseId;
  } catch (error) {
    await discard(database, releaseId);
    throw error;
  }
}

/** @returns what is known of the release once all of it has been written */
async function write(
  database: Database,
  releaseId: string,
  label: string,
  steps: ReleaseReading['steps'],
  total: number,
  onProgress: (progress: JobProgress) => void,
): Promise<ReleaseSummary> {
  // While the database takes one batch, the next is read.
  let written: Promise<void> = Promise.resolve();
  for await (const step of steps) {
    await written;
    if (step.kind === 'SUMMARY') {
      onProgress({ label, done: total, total, unit: 'BYTES' });
      return step.summary;
    }
    // A reader may go through a file twice.
    const done = Math.min(step.bytesRead, total);
    written = copyBatch(database, releaseId, step.batch, total === 0 ? 0 : done / total);
    // Awaited with the next batch; until then a failure is not unhandled.
    written.catch(() => undefined);
    onProgress({ label, done, total, unit: 'BYTES' });
  }
  throw new Error(`${label} ended without a summary.`);
}

/** @param readShare how far the files have been read, for whoever waits */
async function copyBatch(
  database: Database,
  releaseId: string,
  { factors, series, rejections, counts }: ReleaseBatch,
  readShare: number,
): Promise<void> {
  const tables = stagingTables(releaseId);
  await database.transaction(async (session) => {
    await session.copyInto(tables.factors, STAGED_COLUMNS, CopyText.of(factors));
    await session.copyInto(tables.series, STAGED_SERIES_COLUMNS, CopyText.of(series));
    await session.copyInto('FactorRejection', REJECTION_COLUMNS, CopyText.of(rejections));
    await session.query(`UPDATE "FactorRelease" SET "counts" = $2, "readShare" = $3 WHERE "id" = $1`, [
      releaseId,
      JSON.stringify(counts),
      readShare,
    ]);
  });
}

async function finish(
  database: Database,
  releaseId: string,
  { counts: read, parts, flags }: ReleaseSummary,
  storeBeside: OpenedSource['storeBeside'] | null,
): Promise<void> {
  const tables = stagingTables(releaseId);
  await database.transaction(async (session) => {
    await prepareForBulk(session);
    // The key is all that later statements choose by; statistics of every column would take as long as the copying. Where the
    // source has no factors yet, nothing is compared.
    const [known] = await session.query(
      `SELECT FROM "Factor" f JOIN "FactorRelease" r ON r."sourceId" = f."sourceId" WHERE r."id" = $1 LIMIT 1`,
      [releaseId],
    );
    if (known !== undefined) await session.execute(`ANALYZE "${tables.factors}" ("key")`);
    await session.query(
      `UPDATE "${tables.factors}" s SET "flags" = string_to_array(f."flags", ',')
       FROM unnest($1::int[], $2::text[]) AS f("position", "flags") WHERE s."position" = f."position"`,
      [flags.map(([position]) => position), flags.map(([, names]) => names.join())],
    );
    await storeBeside?.(session, releaseId);
    await session.query(`UPDATE "FactorRelease" SET "parts" = $2 WHERE "id" = $1`, [releaseId, parts]);
    const changes = await countChanges(session, releaseId);
    const counts: ReleaseCounts = { ...read, ...changes };
    await session.query(
      `UPDATE "FactorRelease" SET "state" = 'STAGED', "counts" = $2, "readShare" = NULL WHERE "id" = $1`,
      [releaseId, JSON.stringify(counts)],
    );
  });
}

async function discard(database: Database, releaseId: string): Promise<void> {
  await database.transaction(async (session) => {
    await dropStagingTables(session, stagingTables(releaseId));
    await session.query(`DELETE FROM "FactorRelease" WHERE "id" = $1`, [releaseId]);
  });
}

function refuseStrayFiles(reader: SourceReader, files: readonly InputFile[]): void {
  const wanted = reader.files.map(({ pattern, what }) => `${pattern.source} (${what})`).join(', ');
  const stray = files.filter(({ name }) => !reader.files.some(({ pattern }) => pattern.test(name)));
  if (stray.length > 0 || files.length === 0)
    throw new InvalidFile(
      `${reader.source.name} consists of files named ${wanted}; ` +
        `${stray.map(({ name }) => `"${name}"`).join(', ') || 'none'} cannot be read as such. Nothing was imported.`,
    );
}

async function describeFile(file: InputFile): Promise<{ name: string; bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of createReadStream(file.path)) {
      hash.update(piece);
      bytes += piece.length;
    }
  } catch {
    throw new InvalidFile(
      `${file.name} cannot be opened. Does it exist, and may Cradle read it? Nothing was imported.`,
    );
  }
  return { name: file.name, bytes, sha256: hash.digest('hex') };
}

/** A source is known from its first staged release on; what it says of itself is taken over when one is accepted. */
async function insertSource(database: Database, { source }: SourceReader): Promise<void> {
  await database.query(
    `INSERT INTO "FactorSource" ("id", "name", "nameZh", "publisher", "licence", "licenceUrl", "attribution", "url", "quality")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ("id") DO NOTHING`,
    [
      source.key,
      source.name,
      source.nameZh,
      source.publisher,
      source.licence,
      source.licenceUrl,
      source.attribution,
      source.url,
      source.quality,
    ],
  );
}
