import { NoOrganisation, NotSignedIn } from '../errors/refusals.ts';
import type { Viewer } from './context.ts';

/** A person who has signed in. */
export interface Account {
  readonly userId: string;
  readonly userName: string;
  /** Whether this person looks after the factor library that all organisations share. */
  readonly curator: boolean;
  /** The session of the browser; null for an API token and for the person a local installation signs in. */
  readonly sessionId: string | null;
}

/** Who sent a request, before it is known whether they may do what they ask. */
export interface Caller {
  readonly account: Account | null;
  /** The account in the organisation it works for; null for nobody, and for somebody without an organisation. */
  readonly viewer: Viewer | null;
  /** The API token that was sent, and what it may be used for. */
  readonly token: {
    readonly id: string;
    readonly scopes: readonly string[];
    /** May run its registered operations and nothing else. */
    readonly registeredOnly: boolean;
  } | null;
}

export const NOBODY: Caller = { account: null, viewer: null, token: null };

/** @throws NotSignedIn, NoOrganisation */
export function requireViewer({ viewer, account }: Caller): Viewer {
  if (viewer !== null) return viewer;
  throw account === null ? new NotSignedIn() : new NoOrganisation();
}

/** @throws NotSignedIn */
export function requireAccount({ account }: Caller): Account {
  if (account === null) throw new NotSignedIn();
  return account;
}
