import type { Database } from '../db/database.ts';
import type { Viewer } from './context.ts';

/** How far a job is: `done` of `total` things called `label`. */
export interface JobProgress {
  readonly label: string;
  readonly done: number;
  /** 0 while nobody knows. */
  readonly total: number;
  /** What is counted: rows or things unless it says bytes. */
  readonly unit?: 'BYTES';
}

/** What a job answers: lines for people. `failed` when it refused what it was given. */
export interface JobReport {
  readonly failed: boolean;
  readonly lines: readonly string[];
}

export interface JobEnvironment {
  readonly database: Database;
  readonly viewer: Viewer;
  readonly onProgress: (progress: JobProgress) => void;
}

/** Long work started from the command line, run here or in the server that holds the database. */
export type Job = (
  environment: JobEnvironment,
  parameters: Readonly<Record<string, string>>,
) => Promise<JobReport>;
