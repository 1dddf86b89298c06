import type { Database } from '../db/database.ts';
import type { Loaders } from './loaders.ts';

/** Who asks, and on behalf of which organisation: every access to tenant data goes through it. */
export interface Viewer {
  readonly userId: string;
  readonly organisationId: string;
}

/** What every resolver of one request shares. */
export interface Context {
  readonly database: Database;
  readonly viewer: Viewer;
  readonly loaders: Loaders;
}
