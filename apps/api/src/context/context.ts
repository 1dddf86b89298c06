import type { Database } from '../db/database.ts';
import type { Role } from '../db/generated/client/enums.ts';
import type { Loaders } from './loaders.ts';

/** Who asks, and on behalf of which organisation: every access to tenant data goes through it. */
export interface Viewer {
  readonly userId: string;
  /** As it stands in logs of what was done, also after the person has left. */
  readonly userName: string;
  readonly organisationId: string;
  /** What this person may do in this organisation. */
  readonly role: Role;
}

/** What every resolver of one request shares. */
export interface Context {
  readonly database: Database;
  readonly viewer: Viewer;
  readonly loaders: Loaders;
}
