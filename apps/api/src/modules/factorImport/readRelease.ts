import { setImmediate } from 'node:timers/promises';
import { type ReleaseBatch, type ReleaseIds, type ReleaseSummary, ReleaseText } from './releaseText.ts';
import type { InputFile, OpenedSource, SourceReader } from './sourceReader.ts';

const BATCH = 5_000;
/** After so many rows whoever else is served by this process gets a turn, also the word that it is still at it. */
const TURN = 500;

/** A batch, and how many bytes of the files have been read up to it; the last one is followed by the summary. */
export type ReadStep =
  | { readonly kind: 'BATCH'; readonly batch: ReleaseBatch; readonly bytesRead: number }
  | { readonly kind: 'SUMMARY'; readonly summary: ReleaseSummary };

/** The files of a source as text for the database. */
export interface ReleaseReading {
  /** @throws InvalidFile when one of the files cannot be read */
  readonly steps: AsyncIterable<ReadStep>;
  /** Stores what stands beside the factors; null where nothing does. Known once the first step has been taken. */
  readonly storeBeside: () => OpenedSource['storeBeside'] | null;
}

export function readRelease(
  reader: SourceReader,
  files: readonly InputFile[],
  ids: ReleaseIds,
): ReleaseReading {
  let storeBeside: OpenedSource['storeBeside'] | null = null;
  async function* steps(): AsyncGenerator<ReadStep> {
    let bytesRead = 0;
    const onBytes = (bytes: number): void => {
      bytesRead += bytes;
    };
    const counted = files.map((file) => ({ ...file, onBytes }));
    const opened = await reader.open?.(counted);
    storeBeside = opened?.storeBeside ?? null;
    const text = new ReleaseText(ids);
    for await (const outcome of opened?.rows ?? reader.read(counted)) {
      text.add(outcome);
      if (text.rows % TURN === 0) await setImmediate();
      if (text.rows % BATCH === 0) yield { kind: 'BATCH', batch: text.take(), bytesRead };
    }
    yield { kind: 'BATCH', batch: text.take(), bytesRead };
    yield { kind: 'SUMMARY', summary: text.summary() };
  }
  return { steps: steps(), storeBeside: () => storeBeside };
}
