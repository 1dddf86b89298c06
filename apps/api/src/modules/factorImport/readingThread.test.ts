import { afterAll, describe, expect, it } from 'vitest';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { ReadingThread } from './readingThread.ts';
import { type ReleaseReading, readRelease } from './readRelease.ts';
import { openCeda } from './sources/openCeda.ts';
import { temporaryFile } from './testing.ts';

const IDS = { releaseId: 'release', sourceId: openCeda.source.key, ownerId: null };
const NAME = 'open-ceda-2024.csv';
const SECTORS = Array.from({ length: 400 }, (_, index) => `S${index}`);
const COUNTRIES = Array.from(
  { length: 30 },
  (_, index) => `A${String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))}`,
);

/** Twelve thousand cells, some of them no numbers. */
const MATRIX = [
  `;;;;${SECTORS.map((code) => `Sector ${code}`).join(';')};`,
  `;Country Code;Country;country;${SECTORS.join(';')};`,
  ...COUNTRIES.map(
    (country) =>
      `;${country};x;kg;${SECTORS.map((_, index) => (index % 7 === 3 ? 'n/a' : `${index},5`)).join(';')};`,
  ),
].join('\n');

/** Steps with their bytes as text, so that it does not matter in which thread they were made. */
async function read({ steps }: ReleaseReading): Promise<unknown[]> {
  const text = (pieces: readonly Uint8Array[]) => Buffer.concat(pieces).toString();
  const all: unknown[] = [];
  for await (const step of steps) {
    if (step.kind === 'SUMMARY') all.push(step);
    else {
      const { factors, series, rejections, counts } = step.batch;
      all.push({ ...step, batch: [text(factors), text(series), text(rejections), counts] });
    }
  }
  return all;
}

describe('A thread that reads sources', () => {
  // On a busy machine a thread takes its time to start from the sources.
  const thread = new ReadingThread();
  afterAll(() => thread.close());

  it('reads what is read without it, byte by byte', async () => {
    const files = [await temporaryFile(NAME, MATRIX)];
    const here = await read(readRelease(openCeda, files, IDS));
    expect(here.length).toBeGreaterThan(3);
    expect(await read(thread.read(files, IDS))).toEqual(here);
  });

  it('says why a file cannot be read, and reads the next one', async () => {
    const wrong = [await temporaryFile(NAME, 'a;b\n1;2\n')];
    const files = [await temporaryFile(NAME, MATRIX)];
    await expect(read(thread.read(wrong, IDS))).rejects.toThrow(InvalidFile);
    expect(await read(thread.read(files, IDS))).toHaveLength(4);
  });

  it('leaves a reading that nobody follows to its end', async () => {
    const files = [await temporaryFile(NAME, MATRIX)];
    for await (const { kind } of thread.read(files, IDS).steps) if (kind === 'BATCH') break;
    expect(await read(thread.read(files, IDS))).toHaveLength(4);
  });

  it('that ended is started anew', async () => {
    const files = [await temporaryFile(NAME, MATRIX)];
    await thread.close();
    expect(await read(thread.read(files, IDS))).toHaveLength(4);
  });
});
