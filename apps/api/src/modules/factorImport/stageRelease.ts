import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { JobProgress } from '../../context/job.ts';
import { newReplica, type Replica } from '../../context/replica.ts';
import { CopyText } from '../../db/copyText.ts';
import type { Database, SqlSession } from '../../db/database.ts';
import { prepareForBulk } from '../../db/prepareForBulk.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { HandedOver } from '../../errors/refusals.ts';
import { countChanges } from './countChanges.ts';
import { FACTOR_COLUMNS } from './factorRow.ts';
import { holdReading, type ReadingHold } from './readingHold.ts';
import { type ReadingRequest, requestedReading } from './readingRequest.ts';
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
  /** The process that reads; one that nobody asks to end when nothing is said. */
  readonly replica?: Replica;
  /** By which another process can read it anew; null where only this one has the files. */
  readonly request?: ReadingRequest | null;
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
  options: StageOptions,
): Promise<string> {
  const { ownerId, replica = newReplica(), request = null } = options;
  refuseStrayFiles(reader, files);
  const releaseId = randomUUID();
  const described = await Promise.all(files.map(describeFile));
  const { version } = reader.release(files);
  await insertSource(database, reader);
  await database.transaction(async (session) => {
    await session.query(
      `INSERT INTO "FactorRelease" ("id", "sourceId", "ownerId", "version", "state", "files", "counts", "holder", "attempts", "request", "heldUntil")
       VALUES ($1, $2, $3, $4, 'STAGING', $5, $6, $7, 1, $8, now() + make_interval(secs => $9))`,
      [
        ...[
          releaseId,
          reader.source.key,
          ownerId,
          version,
          JSON.stringify(described),
          JSON.stringify(NO_COUNTS),
        ],
        ...[replica.id, request && JSON.stringify(request), replica.leaseSeconds],
      ],
    );
    await createStagingTables(session, stagingTables(releaseId));
  });
  await readInto(database, releaseId, reader, files, { ...options, replica, request });
  return releaseId;
}

/**
 * Reads files into the staging tables of a release that this process holds, and settles it: staged, thrown away because a file
 * cannot be read, or given back for another process to begin anew.
 *
 * @throws InvalidFile, HandedOver
 */
export async function readInto(
  database: Database,
  releaseId: string,
  reader: SourceReader,
  files: readonly InputFile[],
  {
    ownerId,
    onProgress,
    thread,
    replica,
    request,
  }: StageOptions & Required<Pick<StageOptions, 'replica' | 'request'>>,
): Promise<void> {
  const hold = holdReading(database, releaseId, replica, request !== null);
  try {
    const bytes = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
    const ids = { releaseId, sourceId: reader.source.key, ownerId };
    const reading =
      thread !== undefined && reader.open === undefined && bytes >= THREAD_BYTES
        ? thread.read(files, ids)
        : readRelease(reader, files, ids);
    const label = `Reading ${reader.source.name}`;
    const summary = await write(database, releaseId, hold, label, reading.steps, bytes, onProgress);
    await finish(database, releaseId, hold, summary, reading.storeBeside(), request);
  } catch (error) {
    if (error instanceof HandedOver) await hold.giveBack();
    else await discard(database, releaseId, replica);
    throw error;
  } finally {
    hold.stop();
  }
}

/** @returns what is known of the release once all of it has been written */
async function write(
  database: Database,
  releaseId: string,
  hold: ReadingHold,
  label: string,
  steps: ReleaseReading['steps'],
  total: number,
  onProgress: (progress: JobProgress) => void,
): Promise<ReleaseSummary> {
  // While the database takes one batch, the next is read.
  let written: Promise<void> = Promise.resolve();
  for await (const step of steps) {
    await written;
    hold.refuseWhenStopping();
    if (step.kind === 'SUMMARY') {
      onProgress({ label, done: total, total, unit: 'BYTES' });
      return step.summary;
    }
    // A reader may go through a file twice.
    const done = Math.min(step.bytesRead, total);
    written = copyBatch(database, releaseId, hold, step.batch, total === 0 ? 0 : done / total);
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
  hold: ReadingHold,
  { factors, series, rejections, counts }: ReleaseBatch,
  readShare: number,
): Promise<void> {
  const tables = stagingTables(releaseId);
  await database.transaction(async (session) => {
    await hold.keep(session);
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
  hold: ReadingHold,
  { counts: read, parts, flags }: ReleaseSummary,
  storeBeside: OpenedSource['storeBeside'] | null,
  request: ReadingRequest | null,
): Promise<void> {
  const tables = stagingTables(releaseId);
  await database.transaction(async (session) => {
    await hold.keep(session);
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
      `UPDATE "FactorRelease" SET "state" = 'STAGED', "counts" = $2, "readShare" = NULL, "holder" = NULL, "heldUntil" = NULL,
         "request" = NULL WHERE "id" = $1`,
      [releaseId, JSON.stringify(counts)],
    );
    if (request !== null) await concludeRequest(session, releaseId, request);
  });
}

/** What was asked for is done: its uploads go, and an own source is its organisation's. */
async function concludeRequest(
  session: SqlSession,
  releaseId: string,
  request: ReadingRequest,
): Promise<void> {
  const { organisationId, uploadIds } = request;
  await session.query('DELETE FROM "Upload" WHERE "organisationId" = $1 AND "id" = ANY($2)', [
    organisationId,
    uploadIds,
  ]);
  const { ownerId = null, mapping = null } = requestedReading(request) ?? {};
  if (ownerId === null) return;
  await session.query(
    `UPDATE "FactorSource" SET "ownerId" = $2, "mapping" = coalesce($3, "mapping")
     WHERE "id" = (SELECT "sourceId" FROM "FactorRelease" WHERE "id" = $1)`,
    [releaseId, ownerId, mapping && JSON.stringify(mapping)],
  );
}

async function discard(database: Database, releaseId: string, { id: holder }: Replica): Promise<void> {
  await database.transaction(async (session) => {
    const held = await session.query(
      `DELETE FROM "FactorRelease" WHERE "id" = $1 AND "holder" = $2 RETURNING 1`,
      [releaseId, holder],
    );
    if (held.length > 0) await dropStagingTables(session, stagingTables(releaseId));
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
