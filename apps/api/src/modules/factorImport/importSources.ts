import type { JobProgress } from '../../context/job.ts';
import type { Database } from '../../db/database.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { acceptRelease, refreshStatistics } from './acceptRelease.ts';
import { discardRelease } from './discardRelease.ts';
import { ReadingThread } from './readingThread.ts';
import type { ReleaseCounts } from './releaseCounts.ts';
import type { InputFile, SourceReader } from './sourceReader.ts';
import { stageRelease } from './stageRelease.ts';

/** The files of one source, and whether they are taken over or only looked at. */
export interface SourceFiles {
  readonly reader: SourceReader;
  readonly files: readonly InputFile[];
  readonly accept: boolean;
}

/** What became of one source: its counts, or why its files were refused. */
export type SourceOutcome =
  | { readonly kind: 'READ'; readonly set: SourceFiles; readonly counts: ReleaseCounts }
  | { readonly kind: 'REFUSED'; readonly set: SourceFiles; readonly message: string };

/**
 * Imports sources, each as one release: they are read in threads of their own, and taken over one after another. A source that
 * is refused does not hold up the others.
 *
 * @param userId who accepts
 */
export async function importSources(
  database: Database,
  sets: readonly SourceFiles[],
  { userId, onProgress }: { readonly userId: string; readonly onProgress: (progress: JobProgress) => void },
): Promise<readonly SourceOutcome[]> {
  const waiting = [...sets.entries()].sort(([, a], [, b]) => haste(a) - haste(b));
  const outcomes: Promise<SourceOutcome>[] = [];
  let concluding: Promise<unknown> = Promise.resolve();
  async function readInTurn(thread: ReadingThread, tell: (progress: JobProgress) => void): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, set] = next;
      const outcome = await stage(database, set, thread, tell);
      if (typeof outcome !== 'string') {
        outcomes[index] = Promise.resolve(outcome);
        continue;
      }
      const before = concluding;
      const concluded = before.then(() => conclude(database, set, outcome, userId));
      outcomes[index] = concluded;
      // Awaited at the end; until then a failure is not unhandled. What comes after it is not held up.
      concluding = concluded.catch(() => undefined);
      await before;
    }
  }
  const threads = Array.from({ length: LANES[database.kind] }, () => new ReadingThread());
  const tell = progressOfLanes(onProgress);
  try {
    const lanes = threads.map((thread) => readInTurn(thread, tell()).finally(() => waiting.splice(0)));
    for (const lane of await Promise.allSettled(lanes)) if (lane.status === 'rejected') throw lane.reason;
    const all = await Promise.all(outcomes);
    await refreshStatistics(database);
    return all;
  } finally {
    await Promise.allSettled(outcomes);
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

/** What takes longest is begun first, so that no lane is left with it alone: sources of whole processes, which are solved. */
function haste({ reader }: SourceFiles): number {
  return reader.open === undefined ? 1 : 0;
}

/** How many sources are read at once: the embedded database has one connection, which one reader keeps busy. */
const LANES: Readonly<Record<Database['kind'], number>> = { EMBEDDED: 1, SERVER: 2 };

/** Puts what is told of sources that are read at once into one progress. */
function progressOfLanes(onProgress: (progress: JobProgress) => void): () => (progress: JobProgress) => void {
  const current = new Map<object, JobProgress>();
  return () => {
    const lane = {};
    return (progress) => {
      current.set(lane, progress);
      if (progress.done >= progress.total) current.delete(lane);
      const shown = current.size === 0 ? [progress] : [...current.values()];
      onProgress({
        label: shown.map(({ label }) => label).join(' · '),
        done: shown.reduce((sum, { done }) => sum + done, 0),
        total: shown.reduce((sum, { total }) => sum + total, 0),
        unit: 'BYTES',
      });
    };
  };
}

/** @returns the id of the staged release, or why there is none */
async function stage(
  database: Database,
  set: SourceFiles,
  thread: ReadingThread,
  onProgress: (progress: JobProgress) => void,
): Promise<string | SourceOutcome> {
  try {
    return await stageRelease(database, set.reader, set.files, { ownerId: null, onProgress, thread });
  } catch (error) {
    if (error instanceof InvalidFile) return { kind: 'REFUSED', set, message: error.message };
    throw error;
  }
}

async function conclude(
  database: Database,
  set: SourceFiles,
  releaseId: string,
  userId: string,
): Promise<SourceOutcome> {
  const counts = set.accept
    ? await acceptRelease(database, releaseId, set.reader.source, { userId })
    : await discardRelease(database, releaseId);
  return { kind: 'READ', set, counts };
}
