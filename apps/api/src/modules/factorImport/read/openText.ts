import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import iconv from 'iconv-lite';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import type { InputFile } from '../sourceReader.ts';

export type Encoding = 'utf8' | 'win1252' | 'gb18030';

/** No open library comes near it; a small archive that unpacks to more is a mistake or an attack. */
const MAX_UNPACKED_BYTES = 2_000_000_000;

/**
 * The text of a file, unpacked when its name ends in `.gz`, piece by piece.
 *
 * @throws InvalidFile while reading: damaged archive, too large, or bytes that are not of the encoding
 */
export async function* openText(file: InputFile, encoding: Encoding): AsyncGenerator<string> {
  const raw = createReadStream(file.path);
  const bytes = file.name.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  raw.on('error', (error) => bytes.destroy(error));
  raw.on('data', (piece) => file.onBytes?.(piece.length));
  const decoder = encoding === 'utf8' ? strictUtf8(file) : iconv.getDecoder(encoding);
  let size = 0;
  try {
    for await (const piece of bytes) {
      size += piece.length;
      if (size > MAX_UNPACKED_BYTES)
        throw new InvalidFile(`${file.name} unpacks to more than 2 GB. Is it the right file?`);
      const text = decoder.write(piece);
      if (text !== '') yield text;
    }
  } catch (error) {
    if (error instanceof InvalidFile) throw error;
    throw new InvalidFile(
      `${file.name} is damaged or not what its name says (${reason(error)}). Download it again; nothing was imported.`,
    );
  }
  const rest = decoder.end();
  if (rest) yield rest;
}

function strictUtf8(file: InputFile) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const run = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new InvalidFile(
        `${file.name} is not UTF-8 text. Save it as UTF-8 and try again; nothing was imported.`,
      );
    }
  };
  return { write: run, end: () => run() };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
