import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { JobProgress } from '../../context/job.ts';
import { CopyText } from '../../db/copyText.ts';
import type { Database, SqlValue } from '../../db/database.ts';
import { prepareForBulk } from '../../db/prepareForBulk.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { latinWordsOf, type SeriesFields, seriesRow } from '../factorSearch/factorSeries.ts';
import { checkDraft } from './checkDraft.ts';
import { countChanges } from './countChanges.ts';
import { createSeriesIds, FACTOR_COLUMNS, stagedValues } from './factorRow.ts';
import { OutlierFinder } from './findOutliers.ts';
import { NO_COUNTS, type ReleaseCounts } from './releaseCounts.ts';
import {
  describePlace,
  type FactorDraft,
  type Place,
  type RowOutcome,
  type RowProblem,
} from './rowOutcome.ts';
import type { InputFile, OpenedSource, SourceReader } from './sourceReader.ts';
import { createStagingTables, dropStagingTables, stagingTables } from './stagingTables.ts';

const BATCH = 5_000;
const STAGED_COLUMNS = [...FACTOR_COLUMNS, 'position', 'flags'];
const SERIES_COLUMNS = [
  'id',
  'sourceId',
  'ownerId',
  'activity',
  'name',
  'nameZh',
  'otherNames',
  'category',
  'sourceCategory',
  'unit',
  'boundary',
  'terms',
  'words',
];
const REJECTION_COLUMNS = ['releaseId', 'position', 'place', 'code', 'column', 'value', 'message', 'remedy'];

export interface StageOptions {
  /** The organisation whose own factors these are; null for the shared library. */
  readonly ownerId: string | null;
  readonly onProgress: (progress: JobProgress) => void;
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
  { ownerId, onProgress }: StageOptions,
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
    const writer = new StageWriter(database, releaseId, reader.source.key, ownerId);
    const bytes = countBytes(described.reduce((sum, each) => sum + each.bytes, 0));
    const counted = files.map((file) => ({ ...file, onBytes: bytes.add }));
    const opened = (await reader.open?.(counted)) ?? { rows: reader.read(counted), storeBeside: null };
    await fill(writer, `Reading ${reader.source.name}`, opened.rows, bytes, onProgress);
    await finish(database, releaseId, writer, opened.storeBeside);
    return releaseId;
  } catch (error) {
    await discard(database, releaseId);
    throw error;
  }
}

async function fill(
  writer: StageWriter,
  label: string,
  outcomes: OpenedSource['rows'],
  bytes: CountedBytes,
  onProgress: (progress: JobProgress) => void,
): Promise<void> {
  // While the database takes one batch, the next is read.
  let written: Promise<void> = Promise.resolve();
  for await (const outcome of outcomes) {
    writer.add(outcome);
    if (writer.counts.rows % BATCH !== 0) continue;
    await written;
    written = writer.flush(bytes.total === 0 ? 0 : bytes.read() / bytes.total);
    // Awaited with the next batch; until then a failure is not unhandled.
    written.catch(() => undefined);
    onProgress({ label, done: bytes.read(), total: bytes.total, unit: 'BYTES' });
  }
  await written;
  await writer.flush(1);
  onProgress({ label, done: bytes.total, total: bytes.total, unit: 'BYTES' });
}

/** How much of the files of a release has been read. */
interface CountedBytes {
  readonly total: number;
  readonly read: () => number;
  readonly add: (bytes: number) => void;
}

function countBytes(total: number): CountedBytes {
  let read = 0;
  return {
    total,
    read: () => read,
    add: (bytes) => {
      // A reader may go through a file twice.
      read = Math.min(read + bytes, total);
    },
  };
}

/** Keeps one batch of rows as text for the database, the keys met, and a logarithm a row for the outliers. */
class StageWriter {
  readonly counts: { -readonly [Name in keyof ReleaseCounts]: number } = { ...NO_COUNTS };
  readonly parts = new Set<string>();
  readonly outliers = new OutlierFinder();
  readonly #database: Database;
  readonly #releaseId: string;
  readonly #seriesIds: ReturnType<typeof createSeriesIds>;
  readonly #keys = new Set<string>();
  #staged = new CopyText();
  #series = new CopyText();
  #rejections = new CopyText();

  constructor(database: Database, releaseId: string, sourceId: string, ownerId: string | null) {
    this.#database = database;
    this.#releaseId = releaseId;
    this.#seriesIds = createSeriesIds(sourceId, ownerId);
  }

  add(outcome: RowOutcome): void {
    this.counts.rows++;
    if (outcome.kind === 'FOLDED') this.counts.folded++;
    else if (outcome.kind === 'REJECTED') this.#reject(outcome.place, outcome.problem);
    else {
      const { draft, place } = outcome;
      const problem = this.#keys.has(draft.key) ? repeated(draft.key) : checkDraft(draft);
      if (problem === null) this.#stage(draft, place);
      else this.#reject(place, problem);
    }
  }

  #stage(draft: FactorDraft, place: Place): void {
    this.#keys.add(draft.key);
    this.parts.add(draft.part);
    const position = this.counts.factors++;
    const series = this.#seriesIds.of(draft);
    if (series.fresh !== null) this.#series.add(seriesValues(series.id, series.fresh));
    this.outliers.add(series.id, position, draft.kgCo2e);
    this.#staged.add([...stagedValues(draft, place, series.id), position, []]);
  }

  #reject(place: Place, { code, column, value, message, remedy }: RowProblem): void {
    const position = this.counts.rejected++;
    this.#rejections.add(
      [this.#releaseId, position, describePlace(place), code, column, value, message, remedy].map(storable),
    );
  }

  /** @param readShare how far the files have been read, for whoever waits */
  async flush(readShare: number): Promise<void> {
    const tables = stagingTables(this.#releaseId);
    const [staged, series, rejections] = [this.#staged, this.#series, this.#rejections];
    const counts = JSON.stringify(this.counts);
    this.#staged = new CopyText();
    this.#series = new CopyText();
    this.#rejections = new CopyText();
    await this.#database.transaction(async (session) => {
      await session.copyInto(tables.factors, STAGED_COLUMNS, staged);
      await session.copyInto(tables.series, SERIES_COLUMNS, series);
      await session.copyInto('FactorRejection', REJECTION_COLUMNS, rejections);
      await session.query(`UPDATE "FactorRelease" SET "counts" = $2, "readShare" = $3 WHERE "id" = $1`, [
        this.#releaseId,
        counts,
        readShare,
      ]);
    });
  }
}

function seriesValues(id: string, fields: SeriesFields): SqlValue[] {
  const row = { ...seriesRow(id, fields), words: latinWordsOf(fields) } as Readonly<Record<string, SqlValue>>;
  return SERIES_COLUMNS.map((column) => row[column] ?? null);
}

/** Files hold signs that a text column cannot: NUL is shown as a question mark. */
function storable(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replaceAll('\u0000', '?') : value;
}

function repeated(key: string): RowProblem {
  return {
    code: 'KEY_REPEATED',
    column: '',
    value: key.slice(0, 80),
    message: `Another row before it is the same figure (${key}).`,
    remedy: 'Keep one of the rows.',
  };
}

async function finish(
  database: Database,
  releaseId: string,
  writer: StageWriter,
  storeBeside: OpenedSource['storeBeside'] | null,
): Promise<void> {
  const flags = [...writer.outliers.find()];
  const tables = stagingTables(releaseId);
  await database.transaction(async (session) => {
    await prepareForBulk(session);
    // The key is all that later statements choose by; statistics of every column would take as long as the copying.
    await session.execute(`ANALYZE "${tables.factors}" ("key")`);
    await session.query(
      `UPDATE "${tables.factors}" s SET "flags" = string_to_array(f."flags", ',')
       FROM unnest($1::int[], $2::text[]) AS f("position", "flags") WHERE s."position" = f."position"`,
      [flags.map(([position]) => position), flags.map(([, names]) => names.join())],
    );
    await storeBeside?.(session, releaseId);
    const parts = [...writer.parts];
    await session.query(`UPDATE "FactorRelease" SET "parts" = $2 WHERE "id" = $1`, [releaseId, parts]);
    const changes = await countChanges(session, releaseId);
    const counts: ReleaseCounts = { ...writer.counts, ...changes, flagged: flags.length };
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
