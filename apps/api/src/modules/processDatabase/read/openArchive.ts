import { readFile, stat } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import type { InputFile } from '../../factorImport/sourceReader.ts';

/** The largest open process database unpacks to some hundred megabytes in ten thousand files. */
const MOST_UNPACKED_BYTES = 1_500_000_000;
const MOST_ENTRY_BYTES = 100_000_000;
const MOST_ENTRIES = 200_000;
/** A zip up to this size is held whole: asking the disk for each of its entries takes longer than unpacking it. */
const MOST_HELD_BYTES = 64_000_000;
const ENTRIES_AHEAD = 8;
/** How a zip says that an entry is compressed the usual way. */
const DEFLATED = 8;

/** A zip whose entries are read one by one, in any order. */
export interface Archive {
  /** Paths of the files in the zip, in its order; folders are left out. */
  readonly paths: readonly string[];
  /** @throws InvalidFile when the entry is damaged, or not UTF-8 */
  readonly readText: (path: string) => Promise<string>;
  /**
   * The texts of entries in the order asked for; while one is worked on, the next ones are unpacked.
   *
   * @throws InvalidFile as `readText` does
   */
  readonly readTexts: (paths: readonly string[]) => AsyncGenerator<[path: string, text: string]>;
  readonly close: () => void;
}

/**
 * Opens a zip by its directory. What its entries say they unpack to is added up here and held against what they do unpack
 * to while reading, so that a small archive cannot fill the memory.
 *
 * @throws InvalidFile when it is no zip, is cut off, or is too large
 */
export async function openArchive(file: InputFile): Promise<Archive> {
  const zip = await openZip(file);
  try {
    const entries = await readDirectory(file, zip);
    const readText = (path: string) => readEntry(file, zip, path, entries.get(path));
    return {
      paths: [...entries.keys()],
      readText,
      readTexts: (paths) => readAhead(paths, readText),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(file: InputFile): Promise<ZipFile> {
  try {
    const { size } = await stat(file.path);
    return size <= MOST_HELD_BYTES
      ? await fromBufferPromise(await readFile(file.path))
      : await openPromise(file.path, { autoClose: false });
  } catch (error) {
    throw new InvalidFile(
      `${file.name} is no readable zip (${reason(error)}). Was the download cut off? Download it again; nothing was imported.`,
    );
  }
}

async function readDirectory(file: InputFile, zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES)
    throw new InvalidFile(
      `${file.name} holds ${zip.entryCount} files; at most ${MOST_ENTRIES} are read. Is it the right file? Nothing was imported.`,
    );
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      unpacked += entry.uncompressedSize;
      if (unpacked > MOST_UNPACKED_BYTES || entry.uncompressedSize > MOST_ENTRY_BYTES)
        throw new InvalidFile(
          `${file.name} would unpack to more than is read (${entry.fileName}: ${entry.uncompressedSize} bytes). Is it the right file? Nothing was imported.`,
        );
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    if (error instanceof InvalidFile) throw error;
    throw new InvalidFile(
      `The directory of ${file.name} is damaged (${reason(error)}). Download it again; nothing was imported.`,
    );
  }
  return entries;
}

async function* readAhead(
  paths: readonly string[],
  readText: Archive['readText'],
): AsyncGenerator<[path: string, text: string]> {
  const ahead: Promise<string>[] = [];
  const start = (path: string) => {
    const text = readText(path);
    // Awaited in its turn; until then a failure is not unhandled.
    text.catch(() => undefined);
    ahead.push(text);
  };
  paths.slice(0, ENTRIES_AHEAD).forEach(start);
  for (const [index, path] of paths.entries()) {
    const text = await ahead.shift()!;
    const further = paths[index + ENTRIES_AHEAD];
    if (further !== undefined) start(further);
    yield [path, text];
  }
}

async function readEntry(
  file: InputFile,
  zip: ZipFile,
  path: string,
  entry: Entry | undefined,
): Promise<string> {
  if (entry === undefined)
    throw new InvalidFile(`${file.name} holds no ${path}. Is it complete? Nothing was imported.`);
  let bytes: Buffer;
  try {
    bytes = await unpack(zip, entry);
  } catch (error) {
    throw new InvalidFile(
      `${path} in ${file.name} is damaged (${reason(error)}). Download the archive again; nothing was imported.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidFile(
      `${path} in ${file.name} is not UTF-8 text. Export the data again; nothing was imported.`,
    );
  }
}

/** Thousands of small entries are unpacked sooner at once than as streams. What unpacks to more than it says is refused. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const packed = entry.compressionMethod === DEFLATED;
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry, packed ? { decompress: false } : {}))
    pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  if (!packed) return bytes;
  const unpacked = inflate(bytes, entry.uncompressedSize + 1);
  if (unpacked?.length !== entry.uncompressedSize)
    throw new Error(
      `too ${unpacked && unpacked.length < entry.uncompressedSize ? 'few' : 'many'} bytes: its directory says ${entry.uncompressedSize}`,
    );
  return unpacked;
}

/** @returns null where more than `most` bytes would come out */
function inflate(bytes: Buffer, most: number): Buffer | null {
  try {
    return inflateRawSync(bytes, { maxOutputLength: most });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
