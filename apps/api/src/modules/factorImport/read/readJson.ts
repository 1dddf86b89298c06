import { readFile, stat } from 'node:fs/promises';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import type { InputFile } from '../sourceReader.ts';

/** A JSON file is read at once, so it must be small. */
const MAX_BYTES = 50_000_000;

/** @throws InvalidFile when it is too large or no JSON */
export async function readJson<Shape>(file: InputFile): Promise<Shape> {
  const { size } = await stat(file.path);
  if (size > MAX_BYTES)
    throw new InvalidFile(`${file.name} has ${size} bytes; 50 MB are the most. Is it the right file?`);
  try {
    const text = await readFile(file.path, 'utf8');
    file.onBytes?.(size);
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidFile(
      `${file.name} is not valid JSON (${error instanceof Error ? error.message : error}). Nothing was imported.`,
    );
  }
}
