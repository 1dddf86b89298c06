import type { JobProgress } from '../../context/job.ts';
import type { Database } from '../../db/database.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { acceptRelease, refreshStatistics } from './acceptRelease.ts';
import { discardRelease } from './discardRelease.ts';
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
 * Imports sources in turn, each as one release: while the database takes one over, the files of the next are read. A source
 * that is refused does not hold up the others.
 *
 * @param userId who accepts
 */
export async function importSources(
  database: Database,
  sets: readonly SourceFiles[],
  { userId, onProgress }: { readonly userId: string; readonly onProgress: (progress: JobProgress) => void },
): Promise<readonly SourceOutcome[]> {
  const outcomes: Promise<SourceOutcome>[] = [];
  let before: Promise<unknown> = Promise.resolve();
  for (const set of sets) {
    const outcome = await stage(database, set, onProgress);
    if (typeof outcome !== 'string') {
      outcomes.push(Promise.resolve(outcome));
      continue;
    }
    await before;
    const concluded = conclude(database, set, outcome, userId);
    // Awaited with the next source, or at the end; until then a failure is not unhandled.
    concluded.catch(() => undefined);
    before = concluded;
    outcomes.push(concluded);
  }
  const all = await Promise.all(outcomes);
  await refreshStatistics(database);
  return all;
}

/** @returns the id of the staged release, or why there is none */
async function stage(
  database: Database,
  set: SourceFiles,
  onProgress: (progress: JobProgress) => void,
): Promise<string | SourceOutcome> {
  try {
    return await stageRelease(database, set.reader, set.files, { ownerId: null, onProgress });
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
