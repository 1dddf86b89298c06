import type { FactorRelease } from '../../db/generated/client/client.ts';
import { ReleaseCounts } from './releaseCounts.ts';

/** How far the reading of a release is. */
export interface ImportProgress {
  /** `COMPARING`: everything is read, and is compared with what is in use. */
  readonly phase: 'READING' | 'COMPARING';
  readonly rows: number;
  /** Of the bytes of its files, 0 to 1. */
  readonly share: number;
  readonly rowsPerSecond: number;
  /** Null while too little is read to tell. */
  readonly secondsLeft: number | null;
}

/** Before so much is read, the rate says more about the start than about the files. */
const TELLING_SHARE = 0.02;

/** Null for a release that is not being read. */
export function importProgress(
  release: Pick<FactorRelease, 'state' | 'counts' | 'readShare' | 'stagedAt'>,
  now: Date,
): ImportProgress | null {
  if (release.state !== 'STAGING') return null;
  const { rows } = ReleaseCounts.parse(release.counts);
  const share = release.readShare ?? 0;
  const seconds = Math.max((now.getTime() - release.stagedAt.getTime()) / 1_000, 0);
  return {
    ...{ phase: share < 1 ? 'READING' : 'COMPARING', rows, share },
    rowsPerSecond: seconds > 0 ? rows / seconds : 0,
    secondsLeft: share < TELLING_SHARE || share >= 1 ? null : (seconds * (1 - share)) / share,
  };
}
